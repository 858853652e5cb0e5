public import Annotation
public import DropFolder

/// What turns the bytes of a file into articles, and articles into events.
///
/// Shared by all workers; a reload of the lexicons makes a new one.
public protocol ArticleProcessing: Sendable {
    /// A processor with memory of its own, for one worker.
    func makeProcessor() -> any ArticleProcessor
}

/// The processing of one worker; not thread-safe.
public protocol ArticleProcessor: AnyObject {
    /// What a file holds, at least one article; throws why there are none.
    func read(_ file: FileContent) throws(Failure) -> FileReading
    /// What articles are analysed with; nil where that has no version.
    var version: AnalysisVersion? { get }
    /// The events of an article in the order of the text; nil where its language is not read.
    func events(of article: Article) -> [Event]?
}

/// What was read in a file.
public struct FileReading: Sendable {
    /// Its articles, in order.
    public var articles: [Article]
    /// The members that could not be read, each with its reason; nil names the file itself,
    /// which is then set aside although some of its articles were read.
    public var skipped: [(member: String?, failure: Failure)]

    /// Creates a reading.
    public init(articles: [Article], skipped: [(member: String?, failure: Failure)] = []) {
        self.articles = articles
        self.skipped = skipped
    }
}

/// A file that was read whole.
public struct FileContent: Sendable {
    /// Its name below the inbox.
    public var name: InboxName
    /// Its bytes.
    public var bytes: [UInt8]
    /// SHA-256 of its bytes, hexadecimal.
    public var digest: String
    /// The facts that lay beside it.
    public var facts: [UInt8]?
    /// When it was last written, in seconds since 1970, where that may count as its date.
    public var modified: Int?
}

extension ArticleProcessor {
    /// No version.
    public var version: AnalysisVersion? { nil }
}
