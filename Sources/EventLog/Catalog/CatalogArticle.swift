/// What the catalogue knows about one article line of the log.
public struct CatalogArticle: Hashable, Sendable {
    /// What identifies the article.
    public var key: ArticleKey
    /// SHA-256 of the normalised text, hexadecimal.
    public var textDigest: String?
    /// Name of the file.
    public var file: FileName
    /// What became of it.
    public var outcome: ArticleLine.Outcome
    /// Number of its events.
    public var events: Int
    /// When it was logged.
    public var logged: String?
    /// Digest of the article that it repeats.
    public var duplicateOf: String?
    /// Why it failed.
    public var reason: FailureReason?
    /// Where its lines stand.
    public var position: LogPosition
}

/// An article that has been written to the log, as the catalogue takes it in.
public struct CatalogEntry: Hashable, Sendable {
    /// The lines.
    public var lines: LoggedArticle
    /// Where they stand.
    public var position: LogPosition

    /// Creates an entry.
    public init(lines: LoggedArticle, position: LogPosition) {
        self.lines = lines
        self.position = position
    }
}

/// Where a name in the inbox stands that has no line in the log yet.
public struct NameNote: Hashable, Sendable {
    /// The name, relative to the inbox.
    public var file: FileName
    /// Where it stands.
    public var state: State
    /// Why, in a sentence.
    public var reason: String
    /// Until when, RFC 3339, where that is known.
    public var until: String?

    /// Creates a note.
    public init(file: FileName, state: State, reason: String, until: String? = nil) {
        self.file = file
        self.state = state
        self.reason = reason
        self.until = until
    }

    /// Where a name stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It will be looked at again.
        case waiting
        /// A rule of the configuration passes it over.
        case ignored
        /// It is in the log, and could not be moved away.
        case stuck
    }
}

/// Why the catalogue could not be read or written; the log is not touched by it.
public struct CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var message: String

    /// What is wrong, and what to do.
    public var description: String {
        "the catalogue cannot be used: \(message); `dateline reindex` makes it anew from the log"
    }
}
