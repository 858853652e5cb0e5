public import Annotation

/// Cuts the kept blocks of an article into tokens.
///
/// Follows Universal Dependencies: "im" is in + dem with one range, "don't" is do + n't, each part
/// with the range it is cut from. Any text is safe; no token is empty or breaks a character.
public struct TokenStage: Stage {
    /// The language data.
    public let rules: TokenRules

    /// Creates the stage.
    public init(rules: TokenRules) { self.rules = rules }

    /// Name, for timings.
    public var name: String { "tokens" }
    /// Needs nothing.
    public var reads: Document.Layers { [] }
    /// Fills the token ranges and forms.
    public var writes: Document.Layers { .tokens }

    /// Fills the token table.
    public func run(on document: inout Document, scratch: Scratch) {
        var tokens = TokenTable()
        var strings = StringPool()
        swap(&tokens, &document.tokens)
        swap(&strings, &document.strings)
        let blocks = document.article.blocks
        document.bytes.withUnsafeBufferPointer { text in
            var scanner = TokenScanner(
                rules: rules, text: text, tokens: tokens, strings: strings)
            tokens = TokenTable()
            strings = StringPool()
            for block in blocks where block.isKept { scanner.scan(block.range) }
            tokens = scanner.tokens
            strings = scanner.strings
        }
        document.tokens = tokens
        document.strings = strings
    }
}
