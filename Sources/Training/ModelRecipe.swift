internal import Analysis
internal import Annotation

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
    /// Table of word clusters.
    public var clusters: String?
    /// How to train.
    public var settings = TrainingSettings()

    /// Creates an empty recipe.
    public init() {}

    /// Trains and returns the bytes of the model file; `report` is told of progress.
    public func run(report: @escaping (String) -> Void) throws(TrainingError) -> [UInt8] {
        var writer = ModelFileWriter()
        let clusterBytes = try ClusterSection.bytes(path: clusters)
        let storage = UnsafeMutableRawBufferPointer.allocate(
            byteCount: clusterBytes.count, alignment: 8)
        defer { storage.deallocate() }
        storage.copyBytes(from: clusterBytes)
        guard let base = storage.baseAddress else {
            throw TrainingError(message: "no memory for the clusters")
        }
        let map = ClusterMap(base: UnsafeRawPointer(base))
        writer.add("clusters", clusterBytes)
        var corpus = Corpus()
        for source in treebanks {
            try corpus.append(conllu: source.path, weight: source.weight, clusters: map)
        }
        guard corpus.count > 0 else {
            throw TrainingError(message: "the treebanks hold no sentence; name at least one")
        }
        report("\(corpus.count) sentences, \(corpus.tokenCount) tokens")
        let tagger = trainTagger(corpus, into: &writer, report: report)
        trainParser(corpus, tagger: tagger, into: &writer, report: report)
        try trainNames(map, tagger: tagger, into: &writer, report: report)
        return writer.bytes()
    }

    private func trainTagger(
        _ corpus: Corpus, into writer: inout ModelFileWriter, report: (String) -> Void
    ) -> TaggerTrainer {
        let tagger = TaggerTrainer(corpus: corpus, settings: settings)
        tagger.train(epochs: settings.tagEpochs, seed: settings.seed) { _ in true }
        report(
            "tagger: \(tagger.tagWeights.rowCount) features, inflection: "
                + "\(tagger.inflectionWeights.reduce(0) { $0 + $1.rowCount })")
        let budgets = settings.budgets
        writer.add("tags", WeightSection.bytes(of: [tagger.tagWeights], budget: budgets.tags))
        writer.add(
            "inflections",
            WeightSection.bytes(of: tagger.inflectionWeights, budget: budgets.inflections))
        writer.add("inflection-names", Array(tagger.inflections.text.utf8))
        return tagger
    }

    private func trainParser(
        _ corpus: Corpus, tagger: TaggerTrainer, into writer: inout ModelFileWriter,
        report: (String) -> Void
    ) {
        let tags = JackknifedTags(corpus: corpus, settings: settings)
        report("tags of the parts: \(tags.accuracy)")
        let trainer = ParserTrainer(corpus: corpus, settings: settings)
        trainer.train(fill: tags.fill) { epoch, accuracy in
            report("parser pass \(epoch + 1): \(accuracy), \(trainer.weights.rowCount) features")
        }
        writer.add(
            "transitions",
            WeightSection.bytes(of: [trainer.weights], budget: settings.budgets.transitions))
        writer.add("transition-names", Array(trainer.transitions.text.utf8))
    }

    private func trainNames(
        _ clusters: ClusterMap, tagger: TaggerTrainer, into writer: inout ModelFileWriter,
        report: (String) -> Void
    ) throws(TrainingError) {
        var corpus = NameCorpus()
        for source in names { try corpus.append(bio: source.path, weight: source.weight) }
        let trainer = NameTrainer(corpus: corpus, settings: settings)
        trainer.train(clusters: clusters) { tagger.tag($0) }
        report("names: \(corpus.sentences.count) sentences, \(trainer.weights.rowCount) features")
        writer.add(
            "names", WeightSection.bytes(of: [trainer.weights], budget: settings.budgets.names))
    }
}
