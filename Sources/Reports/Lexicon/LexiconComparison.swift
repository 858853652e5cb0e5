internal import Analysis
public import LanguageData
internal import Synchronization
internal import SystemCalls

/// Analyses articles with two lexicons and compares their events.
public struct LexiconComparison: Sendable {
    private let before: ArticleExtractor
    private let after: ArticleExtractor

    /// Loads both lexicons; throws at the first mistake in them.
    public init(
        before: SeedsFolder, after: SeedsFolder, language: String? = nil, published: String? = nil
    ) throws {
        self.before = try ArticleExtractor(seeds: before, language: language, published: published)
        self.after = try ArticleExtractor(seeds: after, language: language, published: published)
    }

    /// What the second lexicon changes in the articles of `names`, and what could not be read.
    ///
    /// `isLines` takes each line of a file for an article in JSON; `-` is standard input. `progress` is
    /// called with the number of articles done.
    public func run(
        _ names: [String], isLines: Bool, progress: (Int) -> Void = { _ in }
    ) throws -> (effect: LexiconEffect, complaints: [String]) {
        let reader = Mutex(SourceReader(names, isLines: isLines))
        let work = OrderedWork<ArticleExtractor.Source, [ArticleExtractor.Extraction]>(
            workers: Processors.available
        ) { [before, after] in
            let scratch = Scratch()
            return { source in
                [before.extract(source, scratch: scratch), after.extract(source, scratch: scratch)]
            }
        }
        var effect = LexiconEffect()
        var complaints: [String] = []
        try work.run(
            next: { reader.withLock { $0.next() } },
            emit: { pair in
                for (old, new) in zip(pair[0].articles, pair[1].articles) {
                    effect.add(before: old, after: new)
                }
                complaints += pair[1].complaints
                progress(effect.articles)
            }, idle: {})
        return (effect, complaints)
    }
}
