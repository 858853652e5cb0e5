package import LanguageData

/// Names of persons, places, organisations and others, by a linear sequence model.
package struct NameTagger: Sendable {
    /// What is known of words and phrases beforehand.
    package let lexicon: ClusterMap
    private let weights: WeightMap

    /// Reads the name recogniser of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        weights = try WeightMap(model: model, section: "names")
        lexicon = try ClusterMap(model: model, section: "name-lexicon")
        guard weights.classes == NameLabels.count else {
            throw model.error("has name labels that are not known here")
        }
    }

    /// Sets the decoder's `labels` for the rows of a sentence with lexical atoms, tags and name atoms;
    /// O(tokens).
    package func label(
        _ sentence: SentenceBuffer, names: NameBuffer, memory: DecodingMemory, decoder: NameDecoder
    ) {
        names.markPhrases(of: sentence, lexicon: lexicon)
        for label in 0...NameLabels.count {
            NameFeatures.fill(after: label, into: &memory.features)
            score(memory, into: decoder.pairs + label * NameLabels.count)
        }
        for row in 0..<sentence.count {
            NameFeatures.fill(row, of: sentence, names: names, into: &memory.features)
            score(memory, into: decoder.emissions + row * NameLabels.count)
        }
        decoder.decode(rows: sentence.count)
    }

    private func score(_ memory: DecodingMemory, into row: UnsafeMutablePointer<Float>) {
        weights.score(memory.features, width: NameLabels.count, into: memory.scores)
        for label in 0..<NameLabels.count { row[label] = Float(memory.scores[label]) }
    }
}
