public import Annotation

/// Finds the ends of sentences, which never cross the blocks of an article.
public struct SentenceStage: Stage {
    /// The language data.
    public let rules: TokenRules

    /// Creates the stage.
    public init(rules: TokenRules) { self.rules = rules }

    /// Name, for timings.
    public var name: String { "sentences" }
    /// Needs tokens.
    public var reads: Document.Layers { .tokens }
    /// Fills the sentences.
    public var writes: Document.Layers { .sentences }

    /// Fills the sentences.
    public func run(on document: inout Document, scratch: Scratch) {
        var sentences: [Sentence] = []
        swap(&sentences, &document.sentences)
        sentences.removeAll(keepingCapacity: true)
        let blocks = document.article.blocks
        document.bytes.withUnsafeBufferPointer { text in
            let splitter = SentenceSplitter(rules: rules, text: text, tokens: document.tokens)
            var row = 0
            for (index, block) in blocks.enumerated() where block.isKept {
                let first = row
                while row < document.tokens.count, document.tokens.start[row] < block.range.end {
                    row += 1
                }
                splitter.split(Span(first, row), block: index, into: &sentences)
            }
        }
        document.sentences = sentences
    }
}
