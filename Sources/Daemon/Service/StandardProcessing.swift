internal import Analysis
internal import Annotation
internal import Articles
internal import DropFolder
internal import EventLog
internal import LanguageData

/// The processing of the product: Dateline's reader, and its analysis.
public struct StandardProcessing: ArticleProcessing {
    private let analyzer: Analyzer

    /// Loads lexicon and models.
    public init(_ configuration: Configuration) throws {
        let seeds = try SeedsFolder.locate(
            explicit: configuration.seeds.isEmpty ? nil : configuration.seeds,
            overlays: configuration.overlays)
        analyzer = try Analyzer(seeds: seeds)
    }

    /// A processor with memory of its own, for one worker.
    public func makeProcessor() -> any ArticleProcessor { StandardProcessor(analyzer) }
}

private final class StandardProcessor: ArticleProcessor {
    private let reader = ArticleReader()
    private let analyzer: Analyzer
    private let scratch = Scratch()

    init(_ analyzer: Analyzer) { self.analyzer = analyzer }

    func articles(of file: FileContent) throws(Failure) -> [Article] {
        var articles: [Article]
        do throws(ReadingError) {
            articles = try reader.read(bytes: file.bytes, name: file.name.description)
        } catch {
            throw Failure(code: error.code.rawValue, sentence: error.message)
        }
        guard let modified = file.modified else { return articles }
        let day = String(Timestamp(milliseconds: modified * 1000).description.prefix(10))
        for index in articles.indices where articles[index].published == nil {
            articles[index].published = day
            articles[index].publishedOrigin = .mtime
        }
        return articles
    }

    func events(of article: Article) -> [Event]? {
        analyzer.analyze(article, scratch: scratch)?.events
    }
}
