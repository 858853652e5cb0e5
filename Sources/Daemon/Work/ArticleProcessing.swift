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
    /// The articles of a file, at least one; throws why there are none.
    func articles(of file: FileContent) throws(Failure) -> [Article]
    /// The events of an article in the order of the text; nil where its language is not read.
    func events(of article: Article) -> [Event]?
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
