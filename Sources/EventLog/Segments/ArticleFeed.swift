internal import SystemCalls

/// Reads the complete articles of a segment in order; lines that belong to none are passed over.
struct ArticleFeed: ~Copyable {
    private let segment: String
    private var feed: LineFeed
    private var events: [(start: Int, line: EventLine)] = []
    /// Lines passed over, because they cannot be read or belong to no complete article.
    private(set) var skipped = 0

    /// Creates a feed of the articles of `segment` from byte `offset` on.
    init(segment: String, from offset: Int) {
        self.segment = segment
        feed = LineFeed(from: offset)
    }

    /// The next articles, at most `limit`; none at the end of what is complete.
    mutating func nextBatch(
        of file: borrowing OpenFile, limit: Int
    ) throws(SystemError) -> [CatalogEntry] {
        var batch: [CatalogEntry] = []
        while batch.count < limit, let line = try feed.nextLine(of: file) {
            if let entry = take(line, end: feed.offset) { batch.append(entry) }
        }
        return batch
    }

    private mutating func take(_ line: UnsafeRawBufferPointer, end: Int) -> CatalogEntry? {
        let start = end - line.count - 1
        guard let parsed = try? LogLine(parsing: line) else {
            skipped += 1
            return nil
        }
        switch parsed {
        case .event(let event):
            events.append((start, event))
            return nil
        case .article(let article):
            defer { events.removeAll(keepingCapacity: true) }
            let own = events.filter { $0.line.article.digest == article.digest }
                .suffix(article.events)
            skipped += events.count - own.count
            return CatalogEntry(
                lines: LoggedArticle(events: own.map(\.line), article: article),
                position: LogPosition(
                    segment: segment, start: own.first?.start ?? start, articleLine: start,
                    end: end))
        }
    }
}
