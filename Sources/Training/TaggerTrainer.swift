internal import Analysis
internal import Annotation

/// Trains parts of speech and inflection.
final class TaggerTrainer {
    /// The feature strings of each tag.
    let inflections: InflectionTable
    /// Weights of the parts of speech.
    let tagWeights: WeightTable
    /// Weights of the inflections of each tag.
    let inflectionWeights: [WeightTable]
    private let corpus: Corpus
    private let classes: [Int16]
    private let settings: TrainingSettings
    private let sentence = SentenceBuffer()
    private var list = FeatureList()
    private var chance: RandomSource

    /// Prepares training on `corpus`; only features of `chosen` get weights where that is given.
    ///
    /// Feature strings seen fewer than `settings.rareFeatures` times are left out.
    init(corpus: Corpus, settings: TrainingSettings, chosen: ChosenFeatures? = nil) {
        self.corpus = corpus
        self.settings = settings
        chance = RandomSource(seed: settings.seed &+ 5)
        inflections = Self.table(of: corpus, least: settings.rareFeatures)
        tagWeights = WeightTable(
            classes: InflectionTable.tags, cutoff: settings.cutoff, features: chosen?.tags)
        inflectionWeights = inflections.strings.enumerated().map { tag, names in
            WeightTable(
                classes: names.count, cutoff: settings.inflectionCutoff,
                features: chosen?.inflections[tag])
        }
        classes = Self.classes(of: corpus, table: inflections)
    }

    /// The features that a tagger learns in its second training.
    struct ChosenFeatures {
        /// Features of the parts of speech.
        var tags: [UInt64]
        /// Features of the inflections of each tag.
        var inflections: [[UInt64]]
    }

    /// Trains on the sentences that `isUsed` takes, `epochs` times, and averages the weights.
    func train(epochs: Int, seed: UInt64, isUsed: (Int) -> Bool) {
        var random = RandomSource(seed: seed)
        for _ in 0..<epochs {
            for index in random.order(corpus.count) where isUsed(index) {
                corpus.load(index, into: sentence)
                corpus.wordTags?.words.fill(sentence)
                trainTags(index)
                trainInflections(index)
            }
        }
        tagWeights.average()
        for weights in inflectionWeights { weights.average() }
    }

    /// Sets tag, inflection and syntax of a sentence that is loaded, by the averaged weights.
    func tag(_ sentence: SentenceBuffer) {
        corpus.wordTags?.words.fill(sentence)
        for row in 0..<sentence.count {
            TagFeatures.partOfSpeech(row, of: sentence, into: &list)
            tagWeights.score(list)
            let best = best(tagWeights, InflectionTable.tags)
            let second = self.best(tagWeights, InflectionTable.tags, except: best)
            sentence.tag[row] = UInt8(best)
            sentence.rival[row] = UInt8(second)
            sentence.margin[row] = TagMargin.of(
                tagWeights.scores[best] - tagWeights.scores[second])
        }
        for row in 0..<sentence.count {
            let count = inflections.strings[Int(sentence.tag[row])].count
            sentence.inflection[row] = 0
            if count < 2 { continue }
            TagFeatures.inflection(row, of: sentence, into: &list)
            let weights = inflectionWeights[Int(sentence.tag[row])]
            weights.score(list)
            sentence.inflection[row] = UInt8(best(weights, count))
        }
    }

    private func trainTags(_ index: Int) {
        let rows = corpus.rows(index)
        for row in 0..<sentence.count {
            let gold = Int(corpus.tags[rows.lowerBound + row])
            TagFeatures.partOfSpeech(row, of: sentence, into: &list)
            list.thin(share: settings.tagDropout, random: &chance)
            tagWeights.step()
            tagWeights.score(list)
            sentence.tag[row] = UInt8(best(tagWeights, InflectionTable.tags))
            let rival = best(tagWeights, InflectionTable.tags, except: gold)
            tagWeights.update(
                list, good: gold, bad: rival, limit: settings.tagStep,
                weight: corpus.weights[index])
        }
    }

    private func trainInflections(_ index: Int) {
        let rows = corpus.rows(index)
        for row in 0..<sentence.count {
            let gold = Int(classes[rows.lowerBound + row])
            let tag = Int(sentence.tag[row])
            sentence.inflection[row] = 0
            let count = inflections.strings[tag].count
            if count < 2 { continue }
            TagFeatures.inflection(row, of: sentence, into: &list)
            list.thin(share: settings.tagDropout, random: &chance)
            let weights = inflectionWeights[tag]
            weights.step()
            weights.score(list)
            sentence.inflection[row] = UInt8(best(weights, count))
            guard gold >= 0, tag == Int(corpus.tags[rows.lowerBound + row]) else { continue }
            let rival = best(weights, count, except: gold)
            weights.update(
                list, good: gold, bad: rival, limit: settings.tagStep,
                weight: corpus.weights[index])
        }
    }

    private func best(_ weights: WeightTable, _ count: Int, except gold: Int = -1) -> Int {
        var best = gold == 0 ? 1 : 0
        for index in 0..<count where index != gold && weights.scores[index] > weights.scores[best] {
            best = index
        }
        return best
    }

    private static func table(of corpus: Corpus, least: Int) -> InflectionTable {
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: corpus.featureNames.count),
            count: InflectionTable.tags)
        for row in 0..<corpus.tokenCount {
            counts[Int(corpus.tags[row])][Int(corpus.features[row])] += 1
        }
        return InflectionTable(
            strings: counts.map { counts in
                let order = counts.indices.filter { counts[$0] >= least }
                    .sorted { (counts[$1], $0) < (counts[$0], $1) }
                let names = order.prefix(255).map { corpus.featureNames[$0] }
                return names.isEmpty ? [""] : names
            })
    }

    private static func classes(of corpus: Corpus, table: InflectionTable) -> [Int16] {
        let index = table.strings.map { names in
            var index = [Int16](repeating: -1, count: corpus.featureNames.count)
            for (number, name) in corpus.featureNames.enumerated() {
                index[number] = Int16(names.firstIndex(of: name) ?? -1)
            }
            return index
        }
        return (0..<corpus.tokenCount).map { index[Int(corpus.tags[$0])][Int(corpus.features[$0])] }
    }
}
