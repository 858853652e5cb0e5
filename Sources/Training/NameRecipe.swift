internal import Analysis

/// Trains the names of one language.
struct NameRecipe {
    /// The labelled sentences.
    var corpus = NameCorpus()
    /// What is known of words and phrases.
    var lexicon = NameLexicon()
    private let settings: TrainingSettings
    private let clusters: ClusterMap

    /// Starts without data.
    init(settings: TrainingSettings, clusters: ClusterMap) {
        self.settings = settings
        self.clusters = clusters
    }

    /// Trains recognisers from several seeds and adds up their weights; `tag` sets the tags of a loaded
    /// sentence.
    func run(report: (String) -> Void, tag: (SentenceBuffer) -> Void) -> WeightTable {
        let known = ClusterStorage(bytes: lexicon.bytes)
        let data = TaggedNames(corpus, clusters: clusters, lexicon: known.map, tag: tag)
        let weights = member(0, data: data)
        for number in 1..<max(1, settings.nameMembers) { weights.add(member(number, data: data)) }
        report(
            "names: \(corpus.sentences.count) sentences, \(weights.rowCount) features, "
                + "\(known.bytes.count) bytes of lexicon")
        return weights
    }

    private func member(_ number: Int, data: TaggedNames) -> WeightTable {
        var settings = settings
        settings.seed &+= UInt64(1000 * number)
        let trainer = NameTrainer(data: data, settings: settings)
        trainer.train()
        return trainer.weights
    }
}
