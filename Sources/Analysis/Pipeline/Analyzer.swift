public import Annotation
public import LanguageData

/// The analysis of articles in every language that Dateline reads; shared by all workers.
public struct Analyzer: Sendable {
    private let pipelines: [Language: Pipeline]

    /// Reads the language data; throws where a file is missing or not well formed.
    public init(seeds: SeedsFolder) throws {
        let world = try World(seeds: seeds)
        let stages = try Self.worldStages(world, seeds: seeds)
        var pipelines: [Language: Pipeline] = [:]
        for language in Language.allCases {
            pipelines[language] = try Pipeline(
                Self.stages(language, seeds: seeds, world: world, worldStages: stages))
        }
        self.pipelines = pipelines
    }

    /// The stages of a language, in order.
    private static func stages(
        _ language: Language, seeds: SeedsFolder, world: World, worldStages: [any Stage]
    ) throws -> [any Stage] {
        let rules = try TokenRules(language: language, seeds: seeds)
        let times = try TimeGrammar(seeds: seeds, language: language)
        let model = try LanguageModel(language: language, seeds: seeds)
        let quantities = try QuantityReader(seeds: seeds, language: language)
        let events = try FrameLexicon(language: language, seeds: seeds)
        let lemmas = try LemmaModel(language: language, seeds: seeds)
        var words: [any Stage] = [
            TokenStage(rules: rules), SentenceStage(rules: rules), TagStage(model: model),
            DependencyStage(model: model), MentionStage(model: model),
        ]
        if language == .german { words.append(HyphenStage()) }
        words += [LemmaStage(lemmas: lemmas, model: model), TimeStage(times)] as [any Stage]
        let last = EventStage(
            lexicon: events, quantities: quantities, countryNames: world.countryNames)
        return words + worldStages + [last]
    }

    /// The stages that know the world; all languages share them.
    private static func worldStages(
        _ world: World, seeds: SeedsFolder
    ) throws -> [any Stage] {
        let gazetteer = try Gazetteer(seeds: seeds)
        let sites = try SiteTable(seeds: seeds)
        return [
            PlaceStage(world: world, gazetteer: gazetteer, sites: sites), ActorStage(world: world),
        ]
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

    /// What was considered as an event in an analysed document and refused, and why.
    public func refusals(in document: Document) -> [Refusal] {
        let stages = pipelines[document.language]?.stages ?? []
        return stages.compactMap { $0 as? EventStage }.flatMap { $0.refusals(in: document) }
    }

    /// The stage of a kind in the pipeline of a language.
    func stage<Wanted: Stage>(_ kind: Wanted.Type, of language: Language) -> Wanted? {
        pipelines[language]?.stages.lazy.compactMap { $0 as? Wanted }.first
    }

    /// Annotates words that are given: tags, features, lemmas and trees are made anew, form, ranges,
    /// comments and further columns stay.
    public func annotate(
        _ sentences: [ConlluSentence], language: Language, scratch: Scratch
    ) -> [ConlluSentence] {
        guard let pipeline = pipelines[language] else { return sentences }
        var document = Document(sentences: sentences, language: language)
        let given: Document.Layers = [.tokens, .sentences]
        let wanted: Document.Layers = [.tags, .lemmas, .dependencies]
        for stage in pipeline.stages
        where stage.writes.isDisjoint(with: given) && !stage.writes.isDisjoint(with: wanted) {
            stage.run(on: &document, scratch: scratch)
            document.layers.formUnion(stage.writes)
        }
        return zip(sentences, document.sentences).map { given, sentence in
            given.annotated(from: document, span: sentence.span)
        }
    }
}
