public import Annotation
internal import ContentDigest
public import LanguageData

/// The analysis of articles in every language that Dateline reads; shared by all workers.
public struct Analyzer: Sendable {
    /// The lexicon and the models that it analyses with.
    public let version: AnalysisVersion
    private let pipelines: [Language: Pipeline]

    /// Reads the language data, the languages and the world side by side; throws where a file is
    /// missing or not well formed.
    ///
    /// What is in `ablations` is left out, for measuring what it brings.
    public init(seeds: SeedsFolder, without ablations: Set<Ablation> = []) throws {
        let languages = Language.allCases
        let parts = try Concurrently.run(languages.count + 1) { index in
            index == 0
                ? try Part.world(WorldPart(seeds: seeds))
                : try Part.language(LanguagePart(language: languages[index - 1], seeds: seeds))
        }
        guard case .world(let world) = parts[0] else { preconditionFailure("no world") }
        var pipelines: [Language: Pipeline] = [:]
        for case .language(let part) in parts {
            let stages = Ablation.apply(ablations, to: part.stages(world))
            pipelines[part.language] = try Pipeline(stages)
        }
        self.pipelines = pipelines
        version = AnalysisVersion(lexicon: world.lexicon, models: Self.modelDigest(pipelines))
    }

    /// One digest for the models of all languages.
    private static func modelDigest(_ pipelines: [Language: Pipeline]) -> String {
        let digests = Language.allCases.flatMap { language in
            (pipelines[language]?.stages ?? []).compactMap { stage in
                (stage as? TagStage)?.model.digest ?? (stage as? LemmaStage)?.lemmas.digest
            }
        }
        return SHA256.hexadecimal(of: Array(digests.joined(separator: " ").utf8))
    }

    /// What is read by one thread.
    private enum Part: Sendable {
        case world(WorldPart)
        case language(LanguagePart)
    }

    /// What the languages share.
    private struct WorldPart: Sendable {
        let world: World
        let stages: [any Stage]
        let confidence: ConfidenceModel?
        let lexicon: String

        init(seeds: SeedsFolder) throws {
            world = try World(seeds: seeds)
            confidence = try ConfidenceModel(seeds: seeds)
            lexicon = seeds.lexiconDigest()
            stages = try Analyzer.worldStages(world, seeds: seeds)
        }
    }

    /// What belongs to one language.
    private struct LanguagePart: Sendable {
        let language: Language
        let words: [any Stage]
        let quantities: QuantityReader
        let events: FrameLexicon

        init(language: Language, seeds: SeedsFolder) throws {
            self.language = language
            words = try Analyzer.wordStages(language, seeds: seeds)
            quantities = try QuantityReader(seeds: seeds, language: language)
            events = try FrameLexicon(language: language, seeds: seeds)
        }

        /// All stages, in order.
        func stages(_ world: WorldPart) -> [any Stage] {
            let last = EventStage(
                lexicon: events, quantities: quantities, countryNames: world.world.countryNames,
                confidence: world.confidence)
            return words + world.stages + [last]
        }
    }

    /// The stages of a language from tokens to times, in order.
    private static func wordStages(
        _ language: Language, seeds: SeedsFolder
    ) throws -> [any Stage] {
        let rules = try TokenRules(language: language, seeds: seeds)
        let times = try TimeGrammar(seeds: seeds, language: language)
        let model = try LanguageModel(language: language, seeds: seeds)
        let lemmas = try LemmaModel(language: language, seeds: seeds)
        var words: [any Stage] = [
            TokenStage(rules: rules), SentenceStage(rules: rules), TagStage(model: model),
            DependencyStage(model: model), MentionStage(model: model),
        ]
        if language == .german { words.append(HyphenStage()) }
        return words + [LemmaStage(lemmas: lemmas, model: model), TimeStage(times)]
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
