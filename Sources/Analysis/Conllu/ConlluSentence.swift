/// A sentence of a CoNLL-U file: its words, its surface tokens that are several words, its comments.
public struct ConlluSentence: Hashable, Sendable {
    /// Comment lines as they stand, `#` included.
    public var comments: [String] = []
    /// The words, in order; the head of word `i` counts from 1, 0 is the root.
    public var words: [Word] = []
    /// Surface tokens of more than one word.
    public var ranges: [WordRange] = []
    /// Empty nodes of enhanced graphs as they stand, with the number of words before them.
    public var emptyNodes: [EmptyNode] = []

    /// Creates an empty sentence.
    public init() {}

    /// A syntactic word: columns of CoNLL-U as they stand, `_` read as the empty string.
    public struct Word: Hashable, Sendable {
        /// FORM.
        public var form: String
        /// LEMMA.
        public var lemma = ""
        /// UPOS.
        public var tag = ""
        /// XPOS.
        public var languageTag = ""
        /// FEATS.
        public var features = ""
        /// HEAD, 0 for the root; nil where it is left open.
        public var head: Int?
        /// DEPREL.
        public var relation = ""
        /// DEPS.
        public var graph = ""
        /// MISC.
        public var other = ""

        /// Creates a word of which only the form is known.
        public init(form: String) { self.form = form }

        /// Whether white space follows in the text.
        public var isSpaced: Bool { !ConlluSentence.saysNoSpace(other) }
    }

    /// A surface token that is several words: line `2-3`.
    public struct WordRange: Hashable, Sendable {
        /// Index of its first word, from 0.
        public var first: Int
        /// Index of its last word.
        public var last: Int
        /// FORM.
        public var form: String
        /// MISC.
        public var other = ""

        /// Creates a range.
        public init(first: Int, last: Int, form: String) {
            self.first = first
            self.last = last
            self.form = form
        }

        /// Whether white space follows in the text.
        public var isSpaced: Bool { !ConlluSentence.saysNoSpace(other) }
    }

    /// The line of an empty node.
    public struct EmptyNode: Hashable, Sendable {
        /// Number of words before it.
        public var position: Int
        /// The line.
        public var line: String
    }

    static func saysNoSpace(_ other: String) -> Bool {
        other.split(separator: "|").contains("SpaceAfter=No")
    }

    /// The value of a comment `# key = value`.
    public func comment(_ key: String) -> String? {
        for comment in comments where comment.hasPrefix("# \(key) = ") {
            return String(comment.dropFirst(key.count + 5))
        }
        return nil
    }

    /// The surface tokens in order: form, and whether white space follows.
    public var surface: [(form: String, isSpaced: Bool)] {
        var tokens: [(form: String, isSpaced: Bool)] = []
        var index = 0
        while index < words.count {
            if let range = ranges.first(where: { $0.first == index }) {
                tokens.append((range.form, range.isSpaced))
                index = range.last + 1
            } else {
                tokens.append((words[index].form, words[index].isSpaced))
                index += 1
            }
        }
        return tokens
    }
}
