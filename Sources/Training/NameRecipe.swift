internal import Analysis

/// Trains names from few labelled sentences and much plain text.
///
/// A committee of recognisers, each trained on a different part of the features, labels the plain text;
/// what words are mostly taken for becomes a lexicon, and sentences on which all members agree become
/// further training data of the final recogniser, at a lower weight.
struct NameRecipe {
    /// The labelled sentences.
    var corpus = NameCorpus()
    /// What is known of words.
    var lexicon = NameLexicon()
    /// The plain text.
    var text = Corpus()
    private let settings: TrainingSettings
    private let clusters: ClusterMap

    /// Starts without data.
    init(settings: TrainingSettings, clusters: ClusterMap) {
        self.settings = settings
        self.clusters = clusters
    }

    /// Trains; `tag` sets the tags of a loaded sentence.
    mutating func run(
        report: (String) -> Void, tag: (SentenceBuffer) -> Void
    ) -> NameTrainer {
        if text.count > 0 {
            for round in 0..<settings.nameRounds {
                readText(round: round, report: report, tag: tag)
            }
        }
        let known = ClusterStorage(bytes: lexicon.bytes)
        let trainer = NameTrainer(corpus: corpus, settings: settings)
        trainer.train(clusters: clusters, lexicon: known.map, tag: tag)
        for member in 1..<max(1, settings.nameMembers) {
            var settings = settings
            settings.seed &+= UInt64(1000 + member)
            let other = NameTrainer(corpus: corpus, settings: settings)
            other.train(clusters: clusters, lexicon: known.map, tag: tag)
            trainer.weights.add(other.weights)
        }
        report(
            "names: \(corpus.sentences.count) sentences, \(trainer.weights.rowCount) features, "
                + "\(known.bytes.count) bytes of lexicon")
        return trainer
    }

    private mutating func readText(
        round: Int, report: (String) -> Void, tag: (SentenceBuffer) -> Void
    ) {
        let known = ClusterStorage(bytes: lexicon.bytes)
        let committee = committee(round: round, known: known.map, tag: tag)
        let isLast = round == settings.nameRounds - 1
        lexicon.forgetCounts()
        var kept = 0
        let sentence = SentenceBuffer()
        for index in 0..<text.count {
            text.load(index, into: sentence)
            tag(sentence)
            known.map.fillNames(of: sentence)
            let forms = Array(text.forms[text.rows(index)])
            let votes = committee.map { member in
                Array(UnsafeBufferPointer(start: member.label(sentence), count: forms.count))
            }
            for labels in votes { lexicon.count(forms, labels: labels) }
            guard isLast, let first = votes.first, votes.allSatisfy({ $0 == first }) else {
                continue
            }
            kept += 1
            corpus.sentences.append(forms)
            corpus.labels.append(first)
            corpus.weights.append(settings.nameTextWeight)
        }
        report("names: round \(round + 1), the committee agrees on \(kept) sentences")
    }

    private func committee(
        round: Int, known: ClusterMap, tag: (SentenceBuffer) -> Void
    ) -> [NameTrainer] {
        (0..<settings.nameCommittee).map { member in
            var settings = settings
            settings.seed &+= UInt64(round * 100 + member + 1)
            settings.nameDropout = settings.committeeDropout
            let trainer = NameTrainer(corpus: corpus, settings: settings)
            trainer.train(clusters: clusters, lexicon: known, tag: tag)
            return trainer
        }
    }
}
