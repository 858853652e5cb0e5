internal import Analysis
internal import Annotation
public import LanguageData

/// What a model is trained on.
public struct ModelRecipe: Sendable {
    /// A file and how much its sentences count.
    public struct Source: Sendable {
        /// Path of the file.
        public var path: String
        /// Weight of its sentences.
        public var weight: Float

        /// Creates a source; `text` is a path, with `@weight` behind it where that is not 1.
        public init(_ text: String) {
            let cells = text.split(separator: "@")
            if cells.count == 2, let weight = Float(cells[1]) {
                path = String(cells[0])
                self.weight = weight
            } else {
                path = text
                weight = 1
            }
        }
    }

    /// Treebanks in CoNLL-U.
    public var treebanks: [Source] = []
    /// Names, token and BIO label.
    public var names: [Source] = []
    /// Names marked by number of word in sentences of `markedTreebanks`.
    public var marks: [Source] = []
    /// Marks that follow the rules of `names` less closely, and help as `relatedNames` do.
    public var relatedMarks: [Source] = []
    /// The treebanks in CoNLL-U whose sentences are marked.
    public var markedTreebanks: [String] = []
    /// Tables of places, for the names.
    public var places: [String] = []
    /// Names labelled by other rules, which help those of `names`.
    public var relatedNames: [Source] = []
    /// The folder whose lexicon knows names; nil for none.
    public var world: SeedsFolder?
    /// Table of word clusters.
    public var clusters: String?
    /// A model to take everything but the names from, in place of training it.
    public var base: String?
    /// How to train.
    public var settings = TrainingSettings()

    /// Creates an empty recipe.
    public init() {}

    /// Trains and returns the bytes of the model file; `report` is told of progress.
    public func run(report: @escaping (String) -> Void) throws(TrainingError) -> [UInt8] {
        if let base { return try renewNames(of: base, report: report) }
        var writer = ModelFileWriter()
        let table = ClusterStorage(bytes: try ClusterSection.bytes(path: clusters))
        writer.add("clusters", table.bytes)
        var corpus = Corpus()
        for source in treebanks {
            try corpus.append(conllu: source.path, weight: source.weight, clusters: table.map)
        }
        guard corpus.count > 0 else {
            throw TrainingError(message: "the treebanks hold no sentence; name at least one")
        }
        report("\(corpus.count) sentences, \(corpus.tokenCount) tokens")
        if settings.knowsWordTags {
            let known = WordTagTable(corpus, clusters: table)
            corpus.wordTags = known
            writer.add(WordTags.section, known.bytes)
        }
        let tagger = trainTagger(corpus, into: &writer, report: report)
        let tags = JackknifedTags(corpus: corpus, settings: settings)
        report("tags of the parts: \(tags.accuracy)")
        trainRevision(corpus, tags, into: &writer, report: report)
        trainParser(corpus, tags, into: &writer, report: report)
        try trainNames(table.map, into: &writer, report: report) { tagger.tag($0) }
        return writer.bytes()
    }

    /// Copies a model and trains its names anew.
    private func renewNames(
        of base: String, report: (String) -> Void
    ) throws(TrainingError) -> [UInt8] {
        do {
            let file = try ModelFile(path: base)
            var writer = ModelFileWriter()
            for name in file.sectionNames where !Self.nameSections.contains(name) {
                writer.add(name, Array(try file.required(name)))
            }
            let tagger = try Tagger(model: file)
            let memory = DecodingMemory()
            let clusters = try ClusterMap(model: file, section: "clusters")
            try trainNames(clusters, into: &writer, report: report) {
                tagger.tag($0, memory: memory)
            }
            return writer.bytes()
        } catch let error as LanguageDataError {
            throw TrainingError(message: error.description)
        } catch let error as TrainingError {
            throw error
        } catch {
            throw TrainingError(message: "\(error)")
        }
    }

    private static let nameSections = ["name-lexicon", "names"]

    /// Trains the tagger, and once more on the features that are worth their room; returns one member.
    private func trainTagger(
        _ corpus: Corpus, into writer: inout ModelFileWriter, report: (String) -> Void
    ) -> TaggerTrainer {
        let budgets = settings.budgets
        let broad = TaggerSum(corpus, settings, members: settings.broadMembers, chosen: nil)
        report("tagger: \(broad.size) features")
        let wanted = Set(
            WeightSection.features(
                of: broad.inflections, budget: budgets.inflections * settings.refitShare / 100))
        let chosen = TaggerTrainer.ChosenFeatures(
            tags: WeightSection.features(
                of: [broad.tags], budget: budgets.tags * settings.refitShare / 100),
            inflections: broad.inflections.map { $0.keys.filter { wanted.contains($0) } })
        let sum =
            settings.tagMembers == 0
            ? broad : TaggerSum(corpus, settings, members: settings.tagMembers, chosen: chosen)
        report("tagger: \(sum.size) features")
        writer.add(
            "tags",
            WeightSection.bytes(
                of: [sum.tags], budget: budgets.tags, countsFrequency: true))
        writer.add(
            "inflections",
            WeightSection.bytes(
                of: sum.inflections, budget: budgets.inflections, countsFrequency: true))
        writer.add("inflection-names", Array(sum.first.inflections.text.utf8))
        return sum.first
    }

    /// Taggers from different seeds, added up.
    private struct TaggerSum {
        let first: TaggerTrainer
        var tags: SparseWeights
        var inflections: [SparseWeights]

        init(
            _ corpus: Corpus, _ settings: TrainingSettings, members: Int,
            chosen: TaggerTrainer.ChosenFeatures?
        ) {
            func trained(_ member: Int) -> TaggerTrainer {
                let settings = settings.ofMember(member)
                let tagger = TaggerTrainer(corpus: corpus, settings: settings, chosen: chosen)
                tagger.train(epochs: settings.tagEpochs, seed: settings.seed) { _ in true }
                return tagger
            }
            first = trained(0)
            tags = SparseWeights(first.tagWeights)
            inflections = first.inflectionWeights.map { SparseWeights($0) }
            for member in 1..<max(1, members) {
                let other = trained(member)
                tags = tags.adding(SparseWeights(other.tagWeights))
                for (tag, weights) in other.inflectionWeights.enumerated() {
                    inflections[tag] = inflections[tag].adding(SparseWeights(weights))
                }
            }
            tags.scale(by: 1 / Float(max(1, members)))
        }

        var size: Int { inflections.reduce(tags.count) { $0 + $1.count } }
    }

    private func trainRevision(
        _ corpus: Corpus, _ tags: JackknifedTags, into writer: inout ModelFileWriter,
        report: (String) -> Void
    ) {
        let trainer = RevisionTrainer(corpus: corpus, settings: settings)
        trainer.train(fill: tags.fill)
        report("revision of tags: \(trainer.weights.rowCount) features")
        writer.add(
            "revisions",
            WeightSection.bytes(
                of: [SparseWeights(trainer.weights)], budget: settings.budgets.revisions,
                countsFrequency: true))
    }

    /// Trains the parser, and once more on the features that are worth their room.
    private func trainParser(
        _ corpus: Corpus, _ tags: JackknifedTags, into writer: inout ModelFileWriter,
        report: (String) -> Void
    ) {
        let budget = settings.budgets.transitions
        var (sum, names) = parserSum(
            corpus, tags, members: settings.broadMembers, features: nil, report: report)
        if settings.parseMembers > 0 {
            let chosen = WeightSection.features(
                of: [sum], budget: budget * settings.refitShare / 100)
            report("parser: \(chosen.count) features chosen")
            (sum, names) = parserSum(
                corpus, tags, members: settings.parseMembers, features: chosen, report: report)
        }
        writer.add(
            "transitions", WeightSection.bytes(of: [sum], budget: budget, countsFrequency: true))
        writer.add("transition-names", Array(names.utf8))
    }

    /// Parsers from different seeds, added up, and the names of their transitions.
    private func parserSum(
        _ corpus: Corpus, _ tags: JackknifedTags, members: Int, features: [UInt64]?,
        report: (String) -> Void
    ) -> (SparseWeights, String) {
        var sum: SparseWeights?
        var names = ""
        for member in 0..<max(1, members) {
            let trainer = ParserTrainer(
                corpus: corpus, settings: settings.ofMember(member), features: features)
            trainer.train(fill: tags.fill) { epoch, accuracy in
                report(
                    "parser \(member + 1), pass \(epoch + 1): \(accuracy), "
                        + "\(trainer.weights.rowCount) features")
            }
            let weights = SparseWeights(trainer.weights)
            sum = sum?.adding(weights) ?? weights
            names = trainer.transitions.text
        }
        return (sum ?? SparseWeights(classes: 1), names)
    }

    private func trainNames(
        _ clusters: ClusterMap, into writer: inout ModelFileWriter, report: (String) -> Void,
        tag: (SentenceBuffer) -> Void
    ) throws(TrainingError) {
        var recipe = NameRecipe(settings: settings, clusters: clusters)
        for source in names {
            try recipe.corpus.append(bio: source.path, weight: source.weight)
        }
        for source in marks {
            try recipe.corpus.append(
                marks: source.path, treebanks: markedTreebanks, weight: source.weight)
        }
        for source in relatedMarks {
            try recipe.corpus.append(
                marks: source.path, treebanks: markedTreebanks, weight: source.weight,
                isRelated: true)
        }
        for source in relatedNames {
            try recipe.corpus.append(bio: source.path, weight: source.weight, isRelated: true)
        }
        for path in places { try recipe.lexicon.append(places: path) }
        if let world {
            do throws(LanguageDataError) {
                try recipe.lexicon.append(world: world)
            } catch {
                throw TrainingError(message: error.description)
            }
        }
        let weights = recipe.run(report: report, tag: tag)
        writer.add("name-lexicon", recipe.lexicon.bytes)
        // The few heavy weights of names are those that say "no name": none may be cut.
        writer.add(
            "names",
            WeightSection.bytes(
                of: [SparseWeights(weights)], budget: settings.budgets.names,
                countsFrequency: false, reach: 1))
    }
}
