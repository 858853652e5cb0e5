public import Annotation

/// A line of the log that reports one event.
public struct EventLine: Hashable, Sendable {
    /// When the line was written, RFC 3339 in UTC with milliseconds; only in the daemon's log.
    public var logged: String?
    /// When the lines were logged that the lines of its article replace.
    public var supersedes: String?
    /// The event.
    public var event: Event
    /// The article that reports it.
    public var article: ArticleReference

    /// Creates a line.
    public init(logged: String? = nil, event: Event, article: ArticleReference) {
        self.logged = logged
        self.event = event
        self.article = article
    }
}

/// Either kind of line in the log.
public enum LogLine: Hashable, Sendable {
    /// An event.
    case event(EventLine)
    /// The end of an article: its commit mark.
    case article(ArticleLine)
}

/// Facts about the form of the log.
public enum LogFormat {
    /// Version that every line carries.
    public static let version = 1
    /// The longest line in bytes, its newline included.
    public static let longestLine = 64 * 1024
    /// Name of the segment that is written to.
    public static let currentSegment = "events.jsonl"
}
