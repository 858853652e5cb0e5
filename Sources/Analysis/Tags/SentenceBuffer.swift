/// One sentence as the models see it: flat arrays that are used again for the next sentence.
///
/// Rows from -3 to `count` + 2 are readable, those outside the sentence as edges of it. Not
/// thread-safe: part of a worker's scratch memory.
package final class SentenceBuffer {
    /// Most tokens that are analysed in one piece.
    package static let limit = 400
    /// Rows kept before and after the sentence.
    static let border = 3

    /// Number of tokens.
    package private(set) var count = 0
    /// What the words look like.
    package let lexical: UnsafeMutablePointer<LexicalAtoms>
    /// What is known of the words apart from the sentence.
    package let known: UnsafeMutablePointer<WordAtoms>
    /// Parts of speech, as raw values; `edge` outside.
    package let tag: UnsafeMutablePointer<UInt8>
    /// The tag that came second.
    package let rival: UnsafeMutablePointer<UInt8>
    /// How far `rival` is behind `tag`: a `TagMargin`.
    package let margin: UnsafeMutablePointer<UInt8>
    /// Feature class within the tag.
    package let inflection: UnsafeMutablePointer<UInt8>
    /// What the parser sees of a token.
    package let syntax: UnsafeMutablePointer<SyntaxAtoms>
    /// Heads: rows of this buffer, `count` for the root.
    package let head: UnsafeMutablePointer<Int32>
    /// Relations: indices of the model's labels.
    package let label: UnsafeMutablePointer<UInt8>

    /// The tag of rows outside the sentence.
    package static let edge: UInt8 = 31

    /// Makes room for a sentence of `limit` tokens.
    package init() {
        let size = Self.limit + 2 * Self.border
        lexical = Self.room(size, LexicalAtoms())
        known = Self.room(size, WordAtoms())
        tag = Self.room(size, 0)
        rival = Self.room(size, 0)
        margin = Self.room(size, 0)
        inflection = Self.room(size, 0)
        syntax = Self.room(size, SyntaxAtoms())
        head = Self.room(size, 0)
        label = Self.room(size, 0)
    }

    deinit {
        (lexical - Self.border).deallocate()
        (known - Self.border).deallocate()
        (tag - Self.border).deallocate()
        (rival - Self.border).deallocate()
        (margin - Self.border).deallocate()
        (inflection - Self.border).deallocate()
        (syntax - Self.border).deallocate()
        (head - Self.border).deallocate()
        (label - Self.border).deallocate()
    }

    private static func room<T: BitwiseCopyable>(_ size: Int, _ value: T) -> UnsafeMutablePointer<T>
    {
        let base = UnsafeMutablePointer<T>.allocate(capacity: size)
        base.initialize(repeating: value, count: size)
        return base + border
    }

    /// Starts a sentence of `count` tokens, at most `limit`; the caller fills `lexical`.
    package func start(count: Int) {
        precondition(count <= Self.limit, "a sentence is cut before it is analysed")
        self.count = count
        (known - Self.border).update(repeating: WordAtoms(), count: count + 2 * Self.border)
        for offset in 1...Self.border {
            lexical[-offset] = .outside(UInt64(offset))
            tag[-offset] = Self.edge
            inflection[-offset] = 0
            syntax[-offset] = SyntaxAtoms()
            lexical[count - 1 + offset] = .outside(UInt64(16 + offset))
            tag[count - 1 + offset] = Self.edge
            inflection[count - 1 + offset] = 0
            syntax[count - 1 + offset] = SyntaxAtoms()
        }
    }
}
