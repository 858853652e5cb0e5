public import Annotation

/// The line that ends an article in the log: its commit mark, and what became of it.
public struct ArticleLine: Hashable, Sendable {
    /// When the line was written, RFC 3339 in UTC with milliseconds; only in the daemon's log.
    public var logged: String?
    /// When the lines were logged that this article's lines replace: those of the same digest and member
    /// with that time count no longer.
    public var supersedes: String?
    /// The article's own identifier, where its source gives one.
    public var id: String?
    /// Name of the file.
    public var file: FileName
    /// Name of the member inside an archive, feed or mailbox.
    public var member: String?
    /// SHA-256 of the bytes, hexadecimal.
    public var digest: String
    /// SHA-256 of the normalised text, hexadecimal.
    public var textDigest: String?
    /// What became of it.
    public var outcome: Outcome
    /// Digest of the article that this one repeats.
    public var duplicateOf: String?
    /// Digest of the article that this one resembles.
    public var similarTo: String?
    /// How much it resembles it, 0 to 1.
    public var similarity: Double?
    /// Number of its event lines.
    public var events: Int
    /// ISO 639-1 code.
    public var language: String?
    /// The headline.
    public var title: String?
    /// Publication date, ISO 8601.
    public var published: String?
    /// Where the publication date comes from.
    public var publishedFrom: Article.PublishedOrigin?
    /// Agency, newspaper or site.
    public var publisher: String?
    /// Address of the article.
    public var url: String?
    /// Format it was read as.
    public var format: String?
    /// Character set it was decoded from.
    public var charset: String?
    /// Size in bytes.
    public var bytes: Int?
    /// What it was analysed with.
    public var analysis: AnalysisVersion?
    /// Why it failed.
    public var reason: FailureReason?
    /// Time from bytes to lines in milliseconds; only in the daemon's log.
    public var tookMilliseconds: Int?

    /// Creates a line of which only name, digest and outcome are known.
    public init(file: FileName, digest: String, outcome: Outcome) {
        self.file = file
        self.digest = digest
        self.outcome = outcome
        events = 0
    }

    /// The line of an article that was read; `file` names it where its name is not text.
    public init(_ article: Article, file: FileName? = nil, outcome: Outcome, events: Int) {
        id = article.id
        self.file = file ?? FileName(article.file)
        member = article.member
        digest = article.digest
        textDigest = article.textDigest.isEmpty ? nil : article.textDigest
        self.outcome = outcome
        self.events = events
        language = article.language
        title = article.title
        published = article.published
        publishedFrom = article.publishedOrigin
        publisher = article.publisher
        url = article.url
        format = article.format
        charset = article.charset
        bytes = article.byteCount
    }

    /// What became of an article.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// It gave events.
        case events
        /// It was analysed and gave none.
        case empty
        /// The log has it already.
        case duplicate
        /// It could not be read.
        case failed
    }
}

/// Why an article failed: a code for programs and a sentence for people.
public struct FailureReason: Hashable, Sendable {
    /// A stable word with hyphens ("not-text").
    public var code: String
    /// What is wrong and what to do.
    public var sentence: String

    /// Creates a reason.
    public init(code: String, sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}
