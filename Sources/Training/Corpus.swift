internal import Analysis
internal import Annotation

/// Sentences with tags, features and trees in flat arrays.
public struct Corpus {
    /// First row of each sentence, and the number of rows at the end.
    var starts: [Int] = [0]
    /// How much a sentence counts in training.
    var weights: [Float] = []
    /// Forms.
    var forms: [String] = []
    /// What the words look like.
    var lexical: [LexicalAtoms] = []
    /// Parts of speech, as raw values.
    var tags: [UInt8] = []
    /// Features, as indices of `featureNames`.
    var features: [Int32] = []
    /// Heads as rows within the sentence, its length for the root.
    var heads: [Int32] = []
    /// Relations, as indices of `relationNames`.
    var relations: [Int32] = []
    /// What is known of words beforehand; nil for nothing.
    var wordTags: WordTagTable?
    /// The feature strings in the order of their first use.
    private(set) var featureNames: [String] = []
    /// The relations in the order of their first use.
    private(set) var relationNames: [String] = []
    private var featureIndex: [String: Int32] = [:]
    private var relationIndex: [String: Int32] = [:]

    /// Creates an empty corpus.
    public init() {}

    /// Number of sentences.
    public var count: Int { weights.count }
    /// Number of tokens.
    public var tokenCount: Int { forms.count }

    /// Rows of sentence `index`.
    func rows(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

    /// The index of a feature string, which is added when it is new.
    mutating func feature(_ name: String) -> Int32 {
        if let known = featureIndex[name] { return known }
        let fresh = Int32(featureNames.count)
        featureNames.append(name)
        featureIndex[name] = fresh
        return fresh
    }

    /// The index of a relation, which is added when it is new.
    mutating func relation(_ name: String) -> Int32 {
        if let known = relationIndex[name] { return known }
        let fresh = Int32(relationNames.count)
        relationNames.append(name)
        relationIndex[name] = fresh
        return fresh
    }

    /// Adds a sentence whose rows are appended; forgets rows of sentences that no parser takes.
    mutating func closeSentence(weight: Float, clusters: ClusterMap) {
        let start = starts[starts.count - 1]
        guard forms.count > start else { return }
        let isLong = forms.count - start > SentenceBuffer.limit
        if isLong {
            forms.removeSubrange(start...)
            tags.removeSubrange(start...)
            features.removeSubrange(start...)
            heads.removeSubrange(start...)
            relations.removeSubrange(start...)
            return
        }
        let length = Int32(forms.count - start)
        for row in start..<forms.count {
            if heads[row] < 0 || heads[row] >= length { heads[row] = length }
            var form = forms[row]
            lexical.append(form.withUTF8 { LexicalAtoms(form: $0, clusters: clusters) })
        }
        starts.append(forms.count)
        weights.append(weight)
    }

    /// Fills `buffer` with the words of sentence `index`.
    func load(_ index: Int, into buffer: SentenceBuffer) {
        let rows = rows(index)
        buffer.start(count: rows.count)
        for (offset, row) in rows.enumerated() { buffer.lexical[offset] = lexical[row] }
    }
}
