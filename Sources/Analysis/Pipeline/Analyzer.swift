public import Annotation
public import LanguageData

/// The analysis of articles in every language that Dateline reads; shared by all workers.
public struct Analyzer: Sendable {
    private let pipelines: [Language: Pipeline]

    /// Reads the language data; throws where a file is missing or not well formed.
    public init(seeds: SeedsFolder) throws {
        var pipelines: [Language: Pipeline] = [:]
        for language in Language.allCases {
            pipelines[language] = try Self.pipeline(language, seeds: seeds)
        }
        self.pipelines = pipelines
    }

    private static func pipeline(_ language: Language, seeds: SeedsFolder) throws -> Pipeline {
        let rules = try TokenRules(language: language, seeds: seeds)
        return try Pipeline([TokenStage(rules: rules), SentenceStage(rules: rules)])
    }

    /// Analyses an article; nil when it is in a language that Dateline does not read.
    public func analyze(_ article: Article, scratch: Scratch) -> Document? {
        let code = article.language.map { String($0.prefix(2)) } ?? ""
        guard let language = Language(rawValue: code), let pipeline = pipelines[language] else {
            return nil
        }
        var document = Document(article: article, language: language)
        pipeline.run(on: &document, scratch: scratch)
        return document
    }
}
