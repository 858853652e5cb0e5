/// Reads CoNLL-U line by line.
public struct ConlluReader {
    /// A line that is not CoNLL-U.
    public struct SyntaxError: Error, Hashable, CustomStringConvertible {
        /// Its number, from 1.
        public var line: Int
        /// What is wrong.
        public var message: String

        /// Line and message.
        public var description: String { "line \(line): \(message)" }
    }

    private var sentence = ConlluSentence()
    private var number = 0

    /// Creates a reader.
    public init() {}

    /// The sentences of a whole file.
    public static func sentences(of text: String) throws(SyntaxError) -> [ConlluSentence] {
        var reader = ConlluReader()
        var sentences: [ConlluSentence] = []
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if let done = try reader.read(Substring(line)) { sentences.append(done) }
        }
        if let last = reader.finish() { sentences.append(last) }
        return sentences
    }

    /// Takes a line without its line feed; returns a sentence when the line ends one.
    public mutating func read(_ line: Substring) throws(SyntaxError) -> ConlluSentence? {
        number += 1
        let line = line.utf8.last == 0x0D ? line.dropLast() : line
        guard let first = line.utf8.first else { return finish() }
        if first == UInt8(ascii: "#") {
            sentence.comments.append(String(line))
            return nil
        }
        try readWord(line)
        return nil
    }

    /// Ends the sentence that is being read; nil where there is none.
    public mutating func finish() -> ConlluSentence? {
        defer { sentence = ConlluSentence() }
        return sentence.words.isEmpty ? nil : sentence
    }

    private mutating func readWord(_ line: Substring) throws(SyntaxError) {
        let columns = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard columns.count == 10 else {
            throw error("\(columns.count) columns where CoNLL-U has 10, parted by tabs")
        }
        if let dash = columns[0].utf8.firstIndex(of: UInt8(ascii: "-")) {
            return try readRange(columns, dash: dash)
        }
        if columns[0].utf8.contains(UInt8(ascii: ".")) {
            sentence.emptyNodes.append(.init(position: sentence.words.count, line: String(line)))
            return
        }
        guard Int(columns[0]) == sentence.words.count + 1 else {
            throw error("word number '\(columns[0])' where \(sentence.words.count + 1) is due")
        }
        var word = ConlluSentence.Word(form: String(columns[1]))
        word.lemma = columns[2] == "_" && columns[1] != "_" ? "" : String(columns[2])
        word.tag = Self.value(columns[3])
        word.languageTag = Self.value(columns[4])
        word.features = Self.value(columns[5])
        word.head = Int(columns[6])
        word.relation = Self.value(columns[7])
        word.graph = Self.value(columns[8])
        word.other = Self.value(columns[9])
        sentence.words.append(word)
    }

    private mutating func readRange(
        _ columns: [Substring], dash: Substring.Index
    ) throws(SyntaxError) {
        guard let first = Int(columns[0][..<dash]),
            let last = Int(columns[0][columns[0].index(after: dash)...]),
            first == sentence.words.count + 1, last > first
        else { throw error("'\(columns[0])' is no range of the words that follow") }
        var range = ConlluSentence.WordRange(
            first: first - 1, last: last - 1, form: String(columns[1]))
        range.other = Self.value(columns[9])
        sentence.ranges.append(range)
    }

    private static func value(_ column: Substring) -> String { column == "_" ? "" : String(column) }

    private func error(_ message: String) -> SyntaxError {
        SyntaxError(line: number, message: message)
    }
}
