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
    /// Traits of the feature strings met so far, by the hash of their bytes.
    private var knownTraits: [UInt64: SyntaxTraits] = [:]
    /// What words met before look like.
    private var words = LexicalMemo()

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
                    words.atoms(of: $0, clusters: clusters)
                }
        }
    }

    /// Traits of the feature string with this name in the document's pool, which are made once.
    func traits(of name: StringID, in document: borrowing Document) -> SyntaxTraits {
        if let known = traits[Int(name.value)] { return known }
        let key = document.strings.withBytes(of: name) { hash($0) }
        let found = knownTraits[key] ?? SyntaxTraits(features: document.strings[name])
        knownTraits[key] = found
        traits[Int(name.value)] = found
        return found
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
