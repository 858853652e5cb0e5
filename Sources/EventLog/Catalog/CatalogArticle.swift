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

extension CatalogEntry {
    /// Whether it is an article that must never be logged again.
    var isAnalysed: Bool { lines.article.outcome.isFinal }
}

extension CatalogArticle {
    /// What the catalogue will know of an entry.
    init(_ entry: CatalogEntry) {
        let line = entry.lines.article
        self.init(
            key: entry.lines.key, textDigest: line.textDigest, file: line.file,
            outcome: line.outcome, events: line.events, logged: line.logged,
            duplicateOf: line.duplicateOf, reason: line.reason, position: entry.position)
    }
}

/// Why the catalogue could not be read or written; the log is not touched by it.
public struct CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var message: String
    /// Whether making it anew would help.
    var isDamage = true

    /// What is wrong, and what to do.
    public var description: String {
        "the catalogue cannot be used: \(message); `dateline reindex` makes it anew from the log"
    }
}
