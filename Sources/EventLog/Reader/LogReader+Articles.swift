public import SystemCalls

extension LogReader {
    /// The lines of an article that the catalogue knows, as they stand in the log; nil where they cannot be
    /// read there.
    public func article(_ entry: CatalogArticle) throws(SystemError) -> LoggedArticle? {
        let folder = try OpenFile.folder(folder)
        let file = try folder.open(Array(entry.position.segment.utf8), [.read])
        var feed = LineFeed(from: entry.position.start)
        var events: [EventLine] = []
        while feed.offset < entry.position.end, let line = try feed.nextLine(of: file) {
            switch try? LogLine(parsing: line) {
            case .event(let event)?: events.append(event)
            case .article(let article)?: return LoggedArticle(events: events, article: article)
            case nil: return nil
            }
        }
        return nil
    }
}
