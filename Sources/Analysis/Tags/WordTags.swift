internal import LanguageData

/// The parts of speech that words were met with in training, as classes of words, read from a model file.
///
/// What a word can be is known before the tags of its sentence are, so that the word before it may look
/// ahead (ambiguity classes, Cutting et al. 1992).
package struct WordTags: Sendable {
    private let classes: ClusterMap
    private let clusters: ClusterMap

    /// Name of the section: classes by the hash of the form in lower case, laid out as `ClusterMap`.
    package static let section = "word-tags"

    /// Knows words by `classes`, from 1, and by `clusters`.
    package init(classes: ClusterMap, clusters: ClusterMap) {
        self.classes = classes
        self.clusters = clusters
    }

    /// Reads the classes of a model, nil where it has none; throws when they are inconsistent.
    init?(model: ModelFile) throws(LanguageDataError) {
        guard model.section(Self.section) != nil else { return nil }
        self.init(
            classes: try ClusterMap(model: model, section: Self.section),
            clusters: try ClusterMap(model: model, section: "clusters"))
    }

    /// Sets what is known of every word of a sentence with lexical atoms; O(tokens).
    package func fill(_ sentence: SentenceBuffer) {
        for row in 0..<sentence.count { sentence.known[row] = atoms(of: sentence.lexical[row]) }
    }

    private func atoms(of word: LexicalAtoms) -> WordAtoms {
        let found = classes.cluster(of: word.lower)
        let lower = clusters.cluster(of: word.lower)
        let isCased = word.form != word.lower
        let isListed = isCased ? clusters.cluster(of: word.form) != 0 : lower != 0
        return WordAtoms(
            tags: found == 0 ? mix(7, word.suffix2) : UInt64(found),
            cluster: UInt64(lower),
            listed: (isListed ? 1 : 0) | (lower != 0 ? 2 : 0) | (isCased ? 4 : 0))
    }
}

/// What is known of a word apart from its sentence; all 0 where nothing is known of any.
package struct WordAtoms: BitwiseCopyable {
    /// The class of the parts of speech that it was met with; one by its ending where it was not met.
    package var tags: UInt64 = 0
    /// The cluster of its form in lower case; 0 for none.
    package var cluster: UInt64 = 0
    /// Whether its form is in a cluster (1), the form in lower case is (2), and the two differ (4).
    package var listed: UInt64 = 0
}
