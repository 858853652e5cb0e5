internal import Analysis
internal import Annotation

/// Trains the name recogniser: a structured perceptron over whole sentences (Collins 2002).
final class NameTrainer {
    /// Weights of the labels.
    let weights = WeightTable(classes: NameLabels.count, cutoff: 1)
    private let corpus: NameCorpus
    private let settings: TrainingSettings
    private let sentence = SentenceBuffer()
    private let decoder = NameDecoder()
    private var list = FeatureList()
    private var chance: RandomSource
    private var seeds: [RandomSource] = []

    /// Prepares training on `corpus`.
    init(corpus: NameCorpus, settings: TrainingSettings) {
        self.corpus = corpus
        self.settings = settings
        chance = RandomSource(seed: settings.seed &+ 8)
    }

    /// Trains on all sentences, `settings.nameEpochs` times; `tag` sets the tags of a loaded sentence.
    ///
    /// `lexicon` says what is known of words beforehand.
    func train(clusters: ClusterMap, lexicon: ClusterMap, tag: (SentenceBuffer) -> Void) {
        let tags = corpus.sentences.map { forms in
            sentence.load(forms, clusters: clusters)
            tag(sentence)
            return Array(UnsafeBufferPointer(start: sentence.tag, count: forms.count))
        }
        var random = RandomSource(seed: settings.seed &+ 991)
        for _ in 0..<settings.nameEpochs {
            for index in random.order(corpus.sentences.count) {
                sentence.load(corpus.sentences[index], clusters: clusters)
                lexicon.fillNames(of: sentence)
                for row in 0..<sentence.count { sentence.tag[row] = tags[index][row] }
                train(index)
            }
        }
        weights.average()
    }

    /// Labels a sentence with tags and names filled; the labels stay valid until the next call.
    func label(_ sentence: SentenceBuffer) -> UnsafePointer<UInt8> {
        scorePairs()
        for row in 0..<sentence.count {
            NameFeatures.fill(row, of: sentence, into: &list)
            weights.score(list)
            copyScores(to: decoder.emissions + row * NameLabels.count)
        }
        decoder.decode(rows: sentence.count)
        return UnsafePointer(decoder.labels)
    }

    private func scorePairs() {
        for label in 0...NameLabels.count {
            NameFeatures.fill(after: label, into: &list)
            weights.score(list)
            copyScores(to: decoder.pairs + label * NameLabels.count)
        }
    }

    private func train(_ index: Int) {
        let gold = corpus.labels[index]
        weights.step()
        seeds = (0..<sentence.count).map { _ in RandomSource(seed: chance.next()) }
        scorePairs()
        for row in 0..<sentence.count {
            fill(row)
            weights.score(list)
            let scores = decoder.emissions + row * NameLabels.count
            copyScores(to: scores)
            for label in 0..<NameLabels.count where label != Int(gold[row]) {
                scores[label] += settings.nameMargin
            }
        }
        decoder.decode(rows: sentence.count)
        update(gold, size: settings.nameStep * corpus.weights[index])
    }

    /// The features of a row, the same ones left out until the sentence changes.
    private func fill(_ row: Int) {
        NameFeatures.fill(row, of: sentence, into: &list)
        var chance = seeds[row]
        list.thin(share: settings.nameDropout, random: &chance)
    }

    private func copyScores(to row: UnsafeMutablePointer<Float>) {
        for label in 0..<NameLabels.count { row[label] = weights.scores[label] }
    }

    private func update(_ gold: [UInt8], size: Float) {
        var earlierGold = NameLabels.count
        var earlierFound = NameLabels.count
        for row in 0..<sentence.count {
            let wanted = Int(gold[row])
            let found = Int(decoder.labels[row])
            if wanted != found {
                fill(row)
                weights.score(list)
                weights.add(list, to: wanted, size)
                weights.add(list, to: found, -size)
            }
            if wanted != found || earlierGold != earlierFound {
                moveFollower(earlierGold, wanted, size)
                moveFollower(earlierFound, found, -size)
            }
            earlierGold = wanted
            earlierFound = found
        }
    }

    private func moveFollower(_ earlier: Int, _ label: Int, _ size: Float) {
        NameFeatures.fill(after: earlier, into: &list)
        weights.score(list)
        weights.add(list, to: label, size)
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
