internal import Analysis

/// Tags of a corpus by taggers that have not seen the sentence they tag, so that a parser learns from
/// tags as it will meet them.
final class JackknifedTags {
    /// Share of right parts of speech.
    private(set) var accuracy: Double = 0
    private let corpus: Corpus
    private let inflections: InflectionTable
    private var tags: [UInt8]
    private var rivals: [UInt8]
    private var margins: [UInt8]
    private var classes: [UInt8]

    /// Cuts `corpus` into `settings.folds` parts, and tags each by a tagger trained on the others; with
    /// fewer than 2 parts the gold tags stay.
    init(corpus: Corpus, settings: TrainingSettings) {
        self.corpus = corpus
        tags = [UInt8](repeating: 0, count: corpus.tokenCount)
        rivals = tags
        margins = tags
        classes = tags
        inflections = TaggerTrainer(corpus: corpus, settings: settings).inflections
        let folds = max(2, settings.folds)
        for fold in 0..<folds {
            let tagger = TaggerTrainer(corpus: corpus, settings: settings)
            tagger.train(epochs: settings.foldEpochs, seed: settings.seed &+ UInt64(fold) &+ 1) {
                $0 % folds != fold
            }
            for index in stride(from: fold, to: corpus.count, by: folds) { tag(index, by: tagger) }
        }
        let right = tags.indices.filter { tags[$0] == corpus.tags[$0] }.count
        accuracy = Double(right) / Double(max(1, tags.count))
    }

    private let buffer = SentenceBuffer()

    private func tag(_ index: Int, by tagger: TaggerTrainer) {
        corpus.load(index, into: buffer)
        tagger.tag(buffer)
        for (offset, row) in corpus.rows(index).enumerated() {
            tags[row] = buffer.tag[offset]
            rivals[row] = buffer.rival[offset]
            margins[row] = buffer.margin[offset]
            classes[row] = buffer.inflection[offset]
        }
    }

    /// Sets what the parser sees of a loaded sentence.
    func fill(_ index: Int, _ sentence: SentenceBuffer) {
        for (offset, row) in corpus.rows(index).enumerated() {
            sentence.tag[offset] = tags[row]
            sentence.rival[offset] = rivals[row]
            sentence.margin[offset] = margins[row]
            sentence.inflection[offset] = classes[row]
        }
        inflections.fillSyntax(of: sentence)
    }
}
