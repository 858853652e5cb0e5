package import LanguageData

/// Parts of speech and inflection by two linear classifiers, from left to right.
package struct Tagger: Sendable {
    /// The feature strings it chooses from.
    package let inflections: InflectionTable
    private let words: WordTags?
    private let tagWeights: WeightMap
    private let revisionWeights: WeightMap?
    private let inflectionWeights: WeightMap

    /// Reads the tagger of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        words = try WordTags(model: model)
        tagWeights = try WeightMap(model: model, section: "tags")
        inflectionWeights = try WeightMap(model: model, section: "inflections")
        revisionWeights =
            model.section("revisions") == nil
            ? nil : try WeightMap(model: model, section: "revisions")
        inflections = InflectionTable(
            text: String(decoding: try model.required("inflection-names"), as: UTF8.self))
        guard tagWeights.classes <= InflectionTable.tags, inflectionWeights.classes <= 255 else {
            throw model.error("has more classes than a tagger takes")
        }
    }

    /// Sets `tag`, `inflection` and `syntax` of every row; O(tokens).
    package func tag(_ sentence: SentenceBuffer, memory: DecodingMemory) {
        words?.fill(sentence)
        for row in 0..<sentence.count {
            TagFeatures.partOfSpeech(row, of: sentence, into: &memory.features)
            tagWeights.score(memory.features, width: InflectionTable.tags, into: memory.scores)
            decide(row, of: sentence, memory.scores)
        }
        revise(sentence, memory: memory)
        inflect(sentence, memory: memory)
    }

    /// Sets `inflection` and `syntax` of every row from the tags; O(tokens).
    package func inflect(_ sentence: SentenceBuffer, memory: DecodingMemory) {
        for row in 0..<sentence.count {
            let count = inflections.strings[Int(sentence.tag[row])].count
            // The features look at this row too: it must not hold what an earlier sentence left there.
            sentence.inflection[row] = 0
            guard count > 1 else { continue }
            TagFeatures.inflection(row, of: sentence, into: &memory.features)
            inflectionWeights.score(memory.features, width: count, into: memory.scores)
            sentence.inflection[row] = UInt8(best(count, memory.scores))
        }
        inflections.fillSyntax(of: sentence)
    }

    /// Sets tag, rival and margin of a row.
    @inline(__always)
    private func decide(
        _ row: Int, of sentence: SentenceBuffer, _ scores: UnsafeMutablePointer<Int32>
    ) {
        var best = 0
        var second = 1
        if scores[1] > scores[0] { swap(&best, &second) }
        for index in 2..<InflectionTable.tags where scores[index] > scores[second] {
            second = index
            if scores[second] > scores[best] { swap(&best, &second) }
        }
        sentence.tag[row] = UInt8(best)
        sentence.rival[row] = UInt8(second)
        sentence.margin[row] = TagMargin.of(
            Float(scores[best] - scores[second]) * tagWeights.scale)
    }

    /// Decides once more what was unsure, now that the tags behind it are known too.
    private func revise(_ sentence: SentenceBuffer, memory: DecodingMemory) {
        guard let revisionWeights else { return }
        for row in 0..<sentence.count where sentence.margin[row] < TagMargin.sure {
            TagFeatures.revision(row, of: sentence, into: &memory.features)
            revisionWeights.score(memory.features, width: InflectionTable.tags, into: memory.scores)
            sentence.tag[row] = UInt8(best(InflectionTable.tags, memory.scores))
        }
    }

    @inline(__always)
    private func best(_ count: Int, _ scores: UnsafeMutablePointer<Int32>) -> Int {
        var best = 0
        for index in 1..<count where scores[index] > scores[best] { best = index }
        return best
    }
}

/// Working memory of one decision: its features and the scores of the classes.
package final class DecodingMemory {
    /// Features of the decision.
    package var features = FeatureList()
    /// Scores of the classes.
    package let scores: UnsafeMutablePointer<Int32>

    /// Makes room for 256 classes.
    package init() {
        scores = .allocate(capacity: 256)
        scores.initialize(repeating: 0, count: 256)
    }

    deinit { scores.deallocate() }
}
