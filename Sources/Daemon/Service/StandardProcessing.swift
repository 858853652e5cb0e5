internal import Analysis
internal import Annotation
internal import Articles
internal import DropFolder
internal import LanguageData

/// The processing of the product: Dateline's reader, and its analysis.
public struct StandardProcessing: ArticleProcessing {
    private let analyzer: Analyzer
    private let reader: ArticleReader

    /// Loads lexicon and models.
    public init(_ configuration: Configuration) throws {
        let seeds = try SeedsFolder.locate(
            explicit: configuration.seeds.isEmpty ? nil : configuration.seeds,
            overlays: configuration.overlays)
        analyzer = try Analyzer(seeds: seeds)
        reader = try ArticleReader(seeds: seeds)
    }

    /// A processor with memory of its own, for one worker.
    public func makeProcessor() -> any ArticleProcessor { StandardProcessor(reader, analyzer) }
}

private final class StandardProcessor: ArticleProcessor {
    private let reader: ArticleReader
    private let analyzer: Analyzer
    private let scratch = Scratch()

    init(_ reader: ArticleReader, _ analyzer: Analyzer) {
        self.reader = reader
        self.analyzer = analyzer
    }

    func read(_ file: FileContent) throws(Failure) -> FileReading {
        let hints = ReadingHints(sidecar: file.facts, modified: file.modified)
        let reading = reader.readAll(
            bytes: file.bytes, name: file.name.description, hints: hints)
        let skipped = reading.skipped.map { skipped in
            let error = skipped.error
            return (skipped.member, Failure(code: error.code.rawValue, sentence: error.message))
        }
        if reading.articles.isEmpty, let (_, failure) = skipped.first { throw failure }
        return FileReading(articles: reading.articles, skipped: skipped)
    }

    var version: AnalysisVersion? { analyzer.version }

    func events(of article: Article) -> [Event]? {
        analyzer.analyze(article, scratch: scratch)?.events
    }
}
