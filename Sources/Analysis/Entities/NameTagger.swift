package import LanguageData

/// Names of persons, places, organisations and others, by a linear sequence model.
package struct NameTagger: Sendable {
    /// What is known of words and phrases beforehand.
    package let lexicon: ClusterMap
    private let weights: WeightMap
    /// Scores of one label following another, the earlier one outermost.
    private let pairs: [Float]

    /// Reads the name recogniser of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        weights = try WeightMap(model: model, section: "names")
        lexicon = try ClusterMap(model: model, section: "name-lexicon")
        guard weights.classes == NameLabels.count else {
            throw model.error("has name labels that are not known here")
        }
        pairs = Self.pairs(weights)
    }

    /// Sets the decoder's `labels` for the rows of a sentence with lexical atoms, tags and name atoms;
    /// O(tokens).
    package func label(
        _ sentence: SentenceBuffer, names: NameBuffer, memory: DecodingMemory, decoder: NameDecoder
    ) {
        names.markTogether(of: sentence, lexicon: lexicon)
        pairs.withUnsafeBufferPointer {
            guard let base = $0.baseAddress else { return }
            decoder.pairs.update(from: base, count: $0.count)
        }
        for row in 0..<sentence.count {
            NameFeatures.fill(row, of: sentence, names: names, into: &memory.features)
            Self.score(memory, by: weights, into: decoder.emissions + row * NameLabels.count)
        }
        decoder.decode(rows: sentence.count)
    }

    private static func pairs(_ weights: WeightMap) -> [Float] {
        let memory = DecodingMemory()
        let count = (NameLabels.count + 1) * NameLabels.count
        return [Float](unsafeUninitializedCapacity: count) { scores, filled in
            guard let base = scores.baseAddress else { return }
            for label in 0...NameLabels.count {
                NameFeatures.fill(after: label, into: &memory.features)
                score(memory, by: weights, into: base + label * NameLabels.count)
            }
            filled = count
        }
    }

    private static func score(
        _ memory: DecodingMemory, by weights: WeightMap, into row: UnsafeMutablePointer<Float>
    ) {
        weights.score(memory.features, width: NameLabels.count, into: memory.scores)
        for label in 0..<NameLabels.count { row[label] = Float(memory.scores[label]) }
    }
}
