public import Analysis
public import Annotation
internal import JSONText

/// Counts what the lexicon lacks over many articles: each word once, with examples.
public struct UnknownWords: Sendable {
    /// Most examples that are kept of a word.
    public static let exampleLimit = 3

    private var entries: [Key: Entry] = [:]

    private struct Key: Hashable {
        var kind: LexiconGap.Kind
        var language: Language
        var word: String
    }

    /// A word or name that the lexicon lacks.
    public struct Entry: Hashable, Sendable {
        /// What it is.
        public var kind: LexiconGap.Kind
        /// The language of the articles.
        public var language: Language
        /// The word as the lexicon would write it; the name.
        public var word: String
        /// How often it occurs.
        public var count = 0
        /// How often somebody known takes part; of a name, how often it takes part in an event.
        public var withKnown = 0
        /// How often two who are known take part.
        public var withTwo = 0
        /// Number of articles.
        public var articles = 0
        /// Sentences, of those with most who are known, each from another article.
        public var examples: [Example] = []
        fileprivate var lastArticle = -1
    }

    /// A sentence in which a word occurs.
    public struct Example: Hashable, Sendable {
        /// The sentence.
        public var text: String
        /// The file or id of its article.
        public var article: String
        fileprivate var participants: Int
    }

    /// Number of articles that were counted.
    public private(set) var articles = 0

    /// Creates an empty count.
    public init() {}

    /// Adds the gaps of an article.
    public mutating func add(_ gaps: [LexiconGap], language: Language, article: String) {
        for gap in gaps {
            let key = Key(kind: gap.kind, language: language, word: gap.word)
            var entry =
                entries[key] ?? Entry(kind: gap.kind, language: language, word: gap.word)
            entry.count += 1
            entry.withKnown += gap.participants > 0 ? 1 : 0
            entry.withTwo += gap.participants > 1 ? 1 : 0
            let isNew = entry.lastArticle != articles
            if isNew { entry.articles += 1 }
            entry.lastArticle = articles
            Self.add(gap, article, to: &entry, isNew: isNew)
            entries[key] = entry
        }
        articles += 1
    }

    private static func add(
        _ gap: LexiconGap, _ article: String, to entry: inout Entry, isNew: Bool
    ) {
        guard isNew || entry.examples.isEmpty else { return }
        let example = Example(
            text: PlainLine.of(gap.sentence, width: 300), article: article,
            participants: gap.participants)
        let place = entry.examples.firstIndex { $0.participants < gap.participants }
        entry.examples.insert(example, at: place ?? entry.examples.count)
        if entry.examples.count > exampleLimit { entry.examples.removeLast() }
    }

    /// All words, those that would give most events first.
    ///
    /// Verbs and nouns that join two who are known come first, then those with one, then the others;
    /// names by how often they take part in an event, then by their count.
    public func ranking(_ kind: LexiconGap.Kind? = nil) -> [Entry] {
        entries.values.filter { kind == nil || $0.kind == kind }.sorted { one, other in
            let left = [one.withTwo, one.withKnown, one.count]
            let right = [other.withTwo, other.withKnown, other.count]
            if left != right { return right.lexicographicallyPrecedes(left) }
            return (one.word, one.language.code, one.kind.rawValue)
                < (other.word, other.language.code, other.kind.rawValue)
        }
    }
}

extension UnknownWords.Entry {
    /// The entry as one line of JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("kind", kind.rawValue)
            writer.field("language", language.code)
            writer.field("word", word)
            writer.field("count", count)
            writer.field("articles", articles)
            writer.field("with_known", withKnown)
            if kind != .name { writer.field("with_two", withTwo) }
            writer.array("examples") { list in
                for example in examples {
                    list.object {
                        $0.field("text", example.text)
                        $0.field("article", example.article)
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }
}
