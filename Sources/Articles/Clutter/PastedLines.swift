internal import Annotation

/// The lines of a pasted text with what is asked of each: what the model of lines is learned from.
public struct PastedLines: Sendable {
    /// The lines, or paragraphs where lines were wrapped, in order.
    public let lines: [Line]

    /// A line and its facts.
    public struct Line: Sendable {
        /// The line as written.
        public var text: String
        /// Its facts as the file of weights names them: a name and what it asks for.
        public var facts: [Fact]
    }

    /// A fact of a line: `length value=3`, `word text="newsletter"`.
    public struct Fact: Hashable, Comparable, Sendable {
        /// Its name.
        public var name: String
        /// The answer, or the word.
        public var value: String

        /// The order in which files list facts.
        public static func < (left: Fact, right: Fact) -> Bool {
            (left.name, left.value) < (right.name, right.value)
        }
    }

    /// Reads a text; O(bytes).
    public init(_ text: String) {
        let bytes = TextBytes(text)
        let ranges = ParagraphFinder.paragraphs(of: bytes)
        let context = LineContext(bytes, ranges)
        lines = ranges.indices.map { index in
            var facts: [Fact] = []
            context.forEachFact(of: index) { facts.append(Fact(name: $0.name, value: "\($1)")) }
            if context.asksForWords(index) {
                facts += Self.words(of: context.lines[index], in: bytes)
            }
            return Line(text: bytes.string(ranges[index]), facts: facts)
        }
    }

    private static func words(of line: LineShape, in text: TextBytes) -> [Fact] {
        var texts: [UInt64: String] = [:]
        var scanner = LineScanner(text, line.range)
        while let word = scanner.next() {
            texts[word.hash] = text.string(word.range).lowercased().replacing("’", with: "'")
        }
        texts[WordKinds.number] = "#"
        // Letters that only Unicode's tables make small are left out, as reading does not make them small.
        let words = line.firstWords.compactMap { hash in
            texts[hash].flatMap { $0 == "#" || TokenHash.hash($0) == hash ? $0 : nil }
        }
        let first = line.firstWords.first.flatMap { texts[$0] }
        return words.map { Fact(name: "word", value: $0) }
            + (first.map { [Fact(name: "first-word", value: $0)] } ?? [])
    }
}
