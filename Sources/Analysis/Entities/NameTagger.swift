package import LanguageData

/// Names of persons, places, organisations and others, by a linear sequence model.
package struct NameTagger: Sendable {
    private let weights: WeightMap
    private let lexicon: ClusterMap

    /// Reads the name recogniser of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        weights = try WeightMap(model: model, section: "names")
        lexicon = try ClusterMap(model: model, section: "name-lexicon")
        guard weights.classes == NameLabels.count else {
            throw model.error("has name labels that are not known here")
        }
    }

    /// Sets the decoder's `labels` for the rows of a sentence with lexical atoms and tags; O(tokens).
    package func label(
        _ sentence: SentenceBuffer, memory: DecodingMemory, decoder: NameDecoder
    ) {
        for label in 0...NameLabels.count {
            NameFeatures.fill(after: label, into: &memory.features)
            score(memory, into: decoder.pairs + label * NameLabels.count)
        }
        lexicon.fillNames(of: sentence)
        for row in 0..<sentence.count {
            NameFeatures.fill(row, of: sentence, into: &memory.features)
            score(memory, into: decoder.emissions + row * NameLabels.count)
        }
        decoder.decode(rows: sentence.count)
    }

    private func score(_ memory: DecodingMemory, into row: UnsafeMutablePointer<Float>) {
        weights.score(memory.features, width: NameLabels.count, into: memory.scores)
        for label in 0..<NameLabels.count { row[label] = Float(memory.scores[label]) }
    }
}

extension ClusterMap {
    /// Sets what this lexicon says of the words of a sentence.
    package func fillNames(of sentence: SentenceBuffer) {
        for row in 0..<sentence.count {
            sentence.lexical[row].name = UInt64(cluster(of: sentence.lexical[row].form))
        }
    }
}
