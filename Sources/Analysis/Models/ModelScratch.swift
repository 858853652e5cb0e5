internal import Annotation

/// Memory of one worker for the stages that run on models.
final class ModelScratch {
    /// The sentence at hand.
    let sentence = SentenceBuffer()
    /// Memory of the parser.
    let parsing = ParsingMemory()
    /// Memory of the tagger and the names.
    let decoding = DecodingMemory()
    /// Memory of the names.
    let names = NameDecoder()
    /// What the names see of the sentence at hand.
    let nameAtoms = NameBuffer()
    /// Names of feature strings in the document's pool by tag and class; empty until used.
    var featureNames: [[StringID]] = []
    /// Traits of feature strings by their name in the document's pool.
    var traits: [SyntaxTraits?] = []

    /// The worker's scratch memory.
    static func of(_ scratch: Scratch) -> ModelScratch {
        scratch.slot(ModelScratch.self) { ModelScratch() }
    }

    /// Starts a piece of a document: what its words look like.
    func start(_ piece: Range<Int>, of document: Document, clusters: ClusterMap) {
        sentence.start(count: piece.count)
        for row in piece {
            sentence.lexical[row - piece.lowerBound] =
                document.strings.withBytes(of: document.tokens.form[row]) {
                    LexicalAtoms(form: $0, clusters: clusters)
                }
        }
    }

    /// Calls `body` with pieces of a sentence that are short enough, cut behind punctuation.
    static func forEachPiece(
        of span: Span, in document: borrowing Document, _ body: (Range<Int>) -> Void
    ) {
        var start = span.start
        while span.end - start > SentenceBuffer.limit {
            var end = start + SentenceBuffer.limit
            while end > start + SentenceBuffer.limit / 2, !isMark(end - 1, document) { end -= 1 }
            if end == start + SentenceBuffer.limit / 2 { end = start + SentenceBuffer.limit }
            body(start..<end)
            start = end
        }
        if start < span.end { body(start..<span.end) }
    }

    private static func isMark(_ row: Int, _ document: borrowing Document) -> Bool {
        document.strings.withBytes(of: document.tokens.form[row]) {
            $0.count == 1 && ($0[0] == 0x2C || $0[0] == 0x3B || $0[0] == 0x2E || $0[0] == 0x3A)
        }
    }
}
