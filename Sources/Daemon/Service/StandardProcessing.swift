internal import Annotation
internal import Articles
internal import DropFolder

/// The processing of the product: Dateline's reader, and its analysis.
public struct StandardProcessing: ArticleProcessing {
    /// Loads everything.
    public init(_ configuration: Configuration) throws {}

    /// A processor with memory of its own, for one worker.
    public func makeProcessor() -> any ArticleProcessor { StandardProcessor() }
}

private final class StandardProcessor: ArticleProcessor {
    private let reader = ArticleReader()

    func articles(of file: FileContent) throws(Failure) -> [Article] {
        do throws(ReadingError) {
            return try reader.read(bytes: file.bytes, name: file.name.description)
        } catch {
            throw Failure(code: error.code.rawValue, sentence: error.message)
        }
    }

    func events(of article: Article) -> [Event]? { [] }
}
