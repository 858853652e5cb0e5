internal import Analysis

/// Trains the second look at parts of speech that were unsure.
final class RevisionTrainer {
    /// The weights.
    let weights: WeightTable
    private let corpus: Corpus
    private let settings: TrainingSettings
    private let sentence = SentenceBuffer()
    private var list = FeatureList()
    private var chance: RandomSource

    /// Prepares training on `corpus`.
    init(corpus: Corpus, settings: TrainingSettings) {
        self.corpus = corpus
        self.settings = settings
        chance = RandomSource(seed: settings.seed &+ 9)
        weights = WeightTable(classes: InflectionTable.tags, cutoff: settings.cutoff)
    }

    /// Trains on all sentences, `settings.revisionEpochs` times; `fill` sets tags, rivals and margins of a
    /// loaded sentence as a tagger finds them that has not seen it.
    func train(fill: (Int, SentenceBuffer) -> Void) {
        var random = RandomSource(seed: settings.seed &+ 55)
        for _ in 0..<settings.revisionEpochs {
            for index in random.order(corpus.count) {
                corpus.load(index, into: sentence)
                fill(index, sentence)
                train(index)
            }
        }
        weights.average()
    }

    private func train(_ index: Int) {
        let first = corpus.rows(index).lowerBound
        for row in 0..<sentence.count where sentence.margin[row] < TagMargin.sure {
            let gold = Int(corpus.tags[first + row])
            TagFeatures.revision(row, of: sentence, into: &list)
            list.thin(share: settings.tagDropout, random: &chance)
            weights.step()
            weights.score(list)
            sentence.tag[row] = UInt8(best())
            weights.update(
                list, good: gold, bad: best(except: gold), limit: settings.tagStep,
                weight: corpus.weights[index])
        }
    }

    private func best(except gold: Int = -1) -> Int {
        var best = gold == 0 ? 1 : 0
        for index in 0..<InflectionTable.tags
        where index != gold && weights.scores[index] > weights.scores[best] {
            best = index
        }
        return best
    }
}
