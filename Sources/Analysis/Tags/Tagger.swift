package import LanguageData

/// Parts of speech and inflection by two linear classifiers, from left to right.
package struct Tagger: Sendable {
    /// The feature strings it chooses from.
    package let inflections: InflectionTable
    private let tagWeights: WeightMap
    private let inflectionWeights: WeightMap

    /// Reads the tagger of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        tagWeights = try WeightMap(model: model, section: "tags")
        inflectionWeights = try WeightMap(model: model, section: "inflections")
        inflections = InflectionTable(
            text: String(decoding: try model.required("inflection-names"), as: UTF8.self))
        guard tagWeights.classes <= InflectionTable.tags, inflectionWeights.classes <= 255 else {
            throw model.error("has more classes than a tagger takes")
        }
    }

    /// Sets `tag`, `inflection` and `syntax` of every row; O(tokens).
    package func tag(_ sentence: SentenceBuffer, memory: DecodingMemory) {
        for row in 0..<sentence.count {
            TagFeatures.partOfSpeech(row, of: sentence, into: &memory.features)
            tagWeights.score(memory.features, width: InflectionTable.tags, into: memory.scores)
            sentence.tag[row] = UInt8(best(InflectionTable.tags, memory.scores))
        }
        for row in 0..<sentence.count {
            let count = inflections.strings[Int(sentence.tag[row])].count
            // The features look at this row too: it must not hold what an earlier sentence left there.
            sentence.inflection[row] = 0
            guard count > 1 else { continue }
            TagFeatures.inflection(row, of: sentence, into: &memory.features)
            inflectionWeights.score(
                memory.features, width: inflectionWeights.classes, into: memory.scores)
            sentence.inflection[row] = UInt8(best(count, memory.scores))
        }
        inflections.fillSyntax(of: sentence)
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
