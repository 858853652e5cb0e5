public import Analysis
public import Annotation

extension ArticleExtractor {
    /// What the lexicon lacks of the words of a source's articles.
    public struct Gaps: Sendable {
        /// The articles in a language that is read.
        public var articles: [ArticleGaps] = []
        /// What went wrong, with the name of the source.
        public var complaints: [String] = []
    }

    /// What the lexicon lacks of the words of one article.
    public struct ArticleGaps: Sendable {
        /// File or id of the article.
        public var name: String
        /// Its language.
        public var language: Language
        /// The gaps in the order of the text.
        public var gaps: [LexiconGap]
    }

    /// What the lexicon lacks of the words of a source.
    public func gaps(_ source: Source, scratch: Scratch) -> Gaps {
        let analysed = analyze(source, scratch: scratch)
        return Gaps(
            articles: analysed.articles.compactMap { article, document in
                document.map { document in
                    ArticleGaps(
                        name: article.id ?? article.file, language: document.language,
                        gaps: analyzer.gaps(in: document, scratch: scratch))
                }
            }, complaints: analysed.complaints)
    }
}
