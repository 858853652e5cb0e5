/// An article under analysis: its text, its tokens, and all that the stages have found in it.
///
/// Tokens and mentions are indices and ranges into the text, never copies of it.
public struct Document: Sendable {
    /// The article.
    public var article: Article
    /// The language it is analysed in.
    public var language: Language
    /// The article's text in UTF-8.
    public var bytes: [UInt8]
    /// All strings that the rows of the token table name.
    public var strings: StringPool
    /// The tokens.
    public var tokens: TokenTable
    /// Sentences as token ranges, in order.
    public var sentences: [Sentence]
    /// Names.
    public var mentions: [Mention]
    /// Time expressions, in order.
    public var times: [TimeMention]
    /// Places, in order.
    public var places: [PlaceMention]
    /// The place of a place line that stands apart from the prose.
    public var placeLine: EventPlace?
    /// Those who can act, in order.
    public var actors: [ActorMention]
    /// The events, in the order of the text.
    public var events: [Event]
    /// The layers that are filled.
    public var layers: Layers

    /// Creates a document of which nothing is analysed.
    public init(article: Article, language: Language) {
        self.article = article
        self.language = language
        bytes = Array(article.text.utf8)
        strings = StringPool()
        tokens = TokenTable()
        sentences = []
        mentions = []
        times = []
        places = []
        actors = []
        events = []
        layers = []
    }

    /// The layers of analysis that stages read and write.
    public struct Layers: OptionSet, Hashable, Sendable {
        /// The packed set.
        public let rawValue: UInt32

        /// Creates a set of layers from its packed form.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Token ranges and forms.
        public static let tokens = Layers(rawValue: 1 << 0)
        /// Sentence ranges.
        public static let sentences = Layers(rawValue: 1 << 1)
        /// Parts of speech and features.
        public static let tags = Layers(rawValue: 1 << 2)
        /// Lemmas.
        public static let lemmas = Layers(rawValue: 1 << 3)
        /// Heads and relations.
        public static let dependencies = Layers(rawValue: 1 << 4)
        /// Names.
        public static let mentions = Layers(rawValue: 1 << 5)
        /// Time expressions.
        public static let times = Layers(rawValue: 1 << 6)
        /// Places.
        public static let places = Layers(rawValue: 1 << 7)
        /// Actors.
        public static let actors = Layers(rawValue: 1 << 8)
        /// Events.
        public static let events = Layers(rawValue: 1 << 9)
    }
}

/// A sentence: a run of tokens inside one block.
public struct Sentence: Hashable, Sendable {
    /// Its tokens.
    public var span: Span
    /// Index of its block in the article.
    public var block: Int

    /// Creates a sentence.
    public init(span: Span, block: Int) {
        self.span = span
        self.block = block
    }
}

extension Document {
    /// The text of a byte range.
    public func text(_ range: TextRange) -> String {
        String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }

    /// The text of a span of tokens, from the first byte of the first to the last of the last.
    public func text(_ span: Span) -> String {
        span.isEmpty ? "" : text(range(of: span))
    }

    /// The bytes of a span of tokens, which must not be empty.
    public func range(of span: Span) -> TextRange {
        TextRange(Int(tokens.start[span.start]), Int(tokens.end[span.end - 1]))
    }

    /// The form of token `row`.
    public func form(_ row: Int) -> String { strings[tokens.form[row]] }

    /// The lemma of token `row`.
    public func lemma(_ row: Int) -> String { strings[tokens.lemma[row]] }

    /// Index of the sentence that holds token `row`; O(log sentences).
    public func sentence(of row: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].span.end <= row { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].span.contains(row) ? low : nil
    }
}
