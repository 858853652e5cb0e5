internal import Annotation
public import EventLog
public import SystemCalls

/// What the log says of articles that are read again from their files.
public struct LoggedArticles {
    private let catalog: Catalog?
    private let reader: LogReader

    /// Opens the catalogue of a state folder; without one nothing is known.
    public init(state: BytePath) {
        catalog = try? StatusReport.catalog(folder: state)
        reader = LogReader(folder: state)
    }

    /// The article line of a digest and member; nil where the log has none that was analysed.
    public func line(digest: String?, member: String?) -> ArticleLine? {
        guard let digest, let catalog,
            let entry = try? catalog.analysed(ArticleKey(digest: digest, member: member))
        else { return nil }
        return (try? reader.article(entry))?.article
    }
}

extension Article {
    /// Takes the date that was logged: what the daemon knew then may be known no more.
    mutating func takeDate(of line: ArticleLine) {
        let origin = line.publishedFrom ?? .unknown
        if published == line.published, publishedOrigin == origin { return }
        published = line.published
        publishedOrigin = origin
        origins.published = line.published.map { _ in "the log" }
    }
}
