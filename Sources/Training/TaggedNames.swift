internal import Analysis

/// Labelled sentences with their tags, ready to be loaded one by one.
final class TaggedNames {
    /// The sentences.
    let corpus: NameCorpus
    /// What the words of the sentence at hand look like, with their tags.
    let sentence = SentenceBuffer()
    /// What the recogniser sees of them beside.
    let names = NameBuffer()
    private let clusters: ClusterMap
    private let lexicon: ClusterMap
    private var tags: [[UInt8]] = []

    /// Tags all sentences; `tag` sets the tags of a loaded sentence.
    init(
        _ corpus: NameCorpus, clusters: ClusterMap, lexicon: ClusterMap,
        tag: (SentenceBuffer) -> Void
    ) {
        self.corpus = corpus
        self.clusters = clusters
        self.lexicon = lexicon
        for forms in corpus.sentences {
            sentence.load(forms, clusters: clusters)
            tag(sentence)
            tags.append(Array(UnsafeBufferPointer(start: sentence.tag, count: forms.count)))
        }
    }

    /// Loads sentence `index`.
    func load(_ index: Int) {
        sentence.load(corpus.sentences[index], clusters: clusters)
        for row in 0..<sentence.count { sentence.tag[row] = tags[index][row] }
        names.load(
            corpus.sentences[index], of: sentence, clusters: clusters, lexicon: lexicon)
        names.markTogether(of: sentence, lexicon: lexicon)
    }
}

extension NameBuffer {
    /// Sets what is seen of the forms of a sentence that is loaded.
    func load(
        _ forms: [String], of sentence: SentenceBuffer, clusters: ClusterMap, lexicon: ClusterMap
    ) {
        start(count: forms.count)
        for (row, form) in forms.enumerated() {
            var form = form
            form.withUTF8 {
                set(row, form: $0, of: sentence, clusters: clusters, lexicon: lexicon)
            }
        }
    }
}
