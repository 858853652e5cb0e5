public import Annotation

/// Resolves a string that names somebody, outside any article.
public struct ActorLookup: Sendable {
    private let stage: ActorStage
    private let places: PlaceStage?

    /// Creates a look-up on a lexicon, and on places where they are wanted.
    public init(world: World, places: PlaceStage? = nil) {
        stage = ActorStage(world: world)
        self.places = places
    }

    /// Whom `text` names, the main one first; empty where nothing is known of it.
    public func resolve(
        _ text: String, language: Language = .english, published: String? = nil
    ) -> [Participant] {
        let document = document(text, language: language, published: published)
        let outer = document.actors.filter { !$0.reason.hasPrefix("adjective") }
        let ranked = outer.isEmpty ? document.actors : outer
        let best = ranked.max { left, right in
            (left.span.count, -left.span.start) < (right.span.count, -right.span.start)
        }
        return best?.participants ?? []
    }

    /// `text` split into words, with its actors.
    public func document(
        _ text: String, language: Language, published: String? = nil
    ) -> Document {
        var article = Article(file: "", text: text, blocks: [], format: "text")
        article.published = published
        var document = Document(article: article, language: language)
        Self.tokenise(&document)
        let scratch = Scratch()
        places?.run(on: &document, scratch: scratch)
        stage.run(on: &document, scratch: scratch)
        document.layers.insert(.actors)
        return document
    }

    /// Splits at white space and around punctuation, enough for a name.
    static func tokenise(_ document: inout Document) {
        var start = 0
        let bytes = document.bytes
        var index = 0
        while index <= bytes.count {
            let isEnd = index == bytes.count
            let isSpace = isEnd || bytes[index] == 0x20 || bytes[index] == 0x0A
            let isMark = !isEnd && [0x2C, 0x28, 0x29, 0x22, 0x3B].contains(bytes[index])
            let isPossessive =
                !isEnd && index > start && bytes[index] == 0x27 && index + 2 <= bytes.count
                && bytes[index + 1] == 0x73
                && (index + 2 == bytes.count || bytes[index + 2] == 0x20)
            if isSpace || isMark || isPossessive {
                if index > start { append(&document, start, index) }
                if isMark { append(&document, index, index + 1) }
                start = isPossessive ? index : index + 1
            }
            index += 1
        }
        document.sentences = [Sentence(span: Span(0, document.tokens.count), block: 0)]
        document.layers = [.tokens, .sentences]
    }

    private static func append(_ document: inout Document, _ start: Int, _ end: Int) {
        let form = document.bytes[start..<end].withUnsafeBufferPointer {
            document.strings.intern($0)
        }
        document.tokens.append(range: TextRange(start, end), form: form)
    }
}
