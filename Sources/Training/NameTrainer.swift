internal import Analysis
internal import Annotation

/// Trains a name recogniser: a structured perceptron over whole sentences (Collins 2002) with a margin.
///
/// Sentences of related corpora, whose labels follow other rules, take part by feature augmentation
/// (Daumé 2007): every weight is the sum of one that all corpora share and one of each corpus alone.
/// The recogniser is the shared weights with those of the main corpus.
final class NameTrainer {
    /// Weights of the labels after training.
    var weights: WeightTable { shared }
    private let shared = WeightTable(classes: NameLabels.count, cutoff: 1)
    private var own: [Int: WeightTable] = [:]
    private let data: TaggedNames
    private let settings: TrainingSettings
    private let decoder = NameDecoder()
    private var list = FeatureList()
    private var chance: RandomSource
    private var seeds: [RandomSource] = []

    /// Prepares training on `data`.
    init(data: TaggedNames, settings: TrainingSettings) {
        self.data = data
        self.settings = settings
        chance = RandomSource(seed: settings.seed &+ 8)
    }

    /// Trains on all sentences, `settings.nameEpochs` times.
    func train() {
        var random = RandomSource(seed: settings.seed &+ 991)
        let count = data.corpus.sentences.count
        for _ in 0..<settings.nameEpochs {
            for index in random.order(count) {
                data.load(index)
                train(index, own: table(of: data.corpus.origins[index]))
            }
        }
        shared.average()
        if let main = own[NameCorpus.main] {
            main.average()
            shared.add(main)
        }
    }

    /// The weights of a corpus alone; none where there is but one corpus.
    private func table(of origin: Int) -> WeightTable? {
        guard data.corpus.hasRelated else { return nil }
        if let table = own[origin] { return table }
        let table = WeightTable(classes: NameLabels.count, cutoff: 1)
        own[origin] = table
        return table
    }

    private func train(_ index: Int, own: WeightTable?) {
        let gold = data.corpus.labels[index]
        shared.step()
        // The average of a corpus of its own runs over all steps, as that of the shared weights.
        for table in self.own.values { table.step() }
        let rows = data.sentence.count
        seeds = (0..<rows).map { _ in RandomSource(seed: chance.next()) }
        for label in 0...NameLabels.count {
            NameFeatures.fill(after: label, into: &list)
            score(own, into: decoder.pairs + label * NameLabels.count)
        }
        for row in 0..<rows {
            fill(row)
            let scores = decoder.emissions + row * NameLabels.count
            score(own, into: scores)
            for label in 0..<NameLabels.count where label != Int(gold[row]) {
                scores[label] += settings.nameMargin
            }
        }
        decoder.decode(rows: rows)
        update(gold, own: own, size: settings.nameStep * data.corpus.weights[index])
    }

    /// The features of a row, the same ones left out until the sentence changes.
    private func fill(_ row: Int) {
        NameFeatures.fill(row, of: data.sentence, names: data.names, into: &list)
        var chance = seeds[row]
        list.thin(share: settings.nameDropout, random: &chance)
    }

    private func score(_ own: WeightTable?, into row: UnsafeMutablePointer<Float>) {
        shared.score(list)
        for label in 0..<NameLabels.count { row[label] = shared.scores[label] }
        guard let own else { return }
        own.score(list)
        for label in 0..<NameLabels.count { row[label] += own.scores[label] }
    }

    private func update(_ gold: [UInt8], own: WeightTable?, size: Float) {
        var earlierGold = NameLabels.count
        var earlierFound = NameLabels.count
        for row in 0..<data.sentence.count {
            let wanted = Int(gold[row])
            let found = Int(decoder.labels[row])
            if wanted != found {
                fill(row)
                move(own, wanted, size)
                move(own, found, -size)
            }
            if wanted != found || earlierGold != earlierFound {
                NameFeatures.fill(after: earlierGold, into: &list)
                move(own, wanted, size)
                NameFeatures.fill(after: earlierFound, into: &list)
                move(own, found, -size)
            }
            earlierGold = wanted
            earlierFound = found
        }
    }

    private func move(_ own: WeightTable?, _ label: Int, _ size: Float) {
        shared.score(list)
        shared.add(list, to: label, size)
        guard let own else { return }
        own.score(list)
        own.add(list, to: label, size)
    }
}

extension SentenceBuffer {
    /// Starts a sentence of these forms.
    func load(_ forms: [String], clusters: ClusterMap) {
        start(count: forms.count)
        for (row, form) in forms.enumerated() {
            var form = form
            lexical[row] = form.withUTF8 { LexicalAtoms(form: $0, clusters: clusters) }
        }
    }
}
