/// Reads one line of a record file.
struct RecordCursor {
    private let file: String
    private let number: Int
    private let characters: [Character]
    private var position = 0

    init(line: Substring, file: String, number: Int) {
        self.file = file
        self.number = number
        var characters = Array(line)
        while let last = characters.last, last.isWhitespace { characters.removeLast() }
        self.characters = characters
    }

    /// Adds what the line says to `records`.
    mutating func read(into records: inout [Record]) throws(LanguageDataError) {
        guard let first = characters.first, first != "#" else { return }
        let isContinuation = first == " " || first == "\t"
        skipSpace()
        guard !isAtEnd, characters[position] != "#" else { return }
        if isContinuation {
            guard !records.isEmpty else {
                throw error("an indented line needs a record above it; start it in column 1")
            }
            if try readExample(into: &records[records.count - 1]) { return }
        } else {
            let name = bareWord()
            guard !name.contains("=") else {
                throw error("a record starts with its name, not with a field: '\(name)'")
            }
            records.append(
                Record(name: name, line: number, fields: [], examples: [], counterexamples: []))
        }
        try readFields(into: &records[records.count - 1])
    }

    private var isAtEnd: Bool { position >= characters.count }

    private func error(_ message: String) -> LanguageDataError {
        LanguageDataError(file: file, line: number, column: position + 1, message: message)
    }

    private mutating func skipSpace() {
        while !isAtEnd, characters[position] == " " || characters[position] == "\t" {
            position += 1
        }
    }

    private mutating func bareWord() -> String {
        let start = position
        while !isAtEnd, characters[position] != " ", characters[position] != "\t" { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func readExample(into record: inout Record) throws(LanguageDataError) -> Bool {
        let start = position
        let word = bareWord()
        guard word == "EXAMPLE" || word == "NOT" else {
            position = start
            return false
        }
        let rest = String(characters[position...])
        let text: String
        var expectation: String?
        if let arrow = rest.range(ofArrow: " =>") {
            text = Record.trim(rest[..<arrow.lowerBound])
            expectation = Record.trim(rest[arrow.upperBound...])
        } else {
            text = Record.trim(rest[...])
        }
        guard !text.isEmpty else { throw error("\(word) needs a text behind it") }
        let example = Record.Example(text: text, expectation: expectation, line: number)
        if word == "EXAMPLE" {
            record.examples.append(example)
        } else {
            record.counterexamples.append(example)
        }
        return true
    }

    private mutating func readFields(into record: inout Record) throws(LanguageDataError) {
        skipSpace()
        while !isAtEnd, characters[position] != "#" {
            let column = position + 1
            var key = ""
            while !isAtEnd, characters[position] != "=", characters[position] != " " {
                key.append(characters[position])
                position += 1
            }
            guard !isAtEnd, characters[position] == "=", !key.isEmpty else {
                throw error("expected key=value, found '\(key)'; quote values that hold spaces")
            }
            position += 1
            let value = try readValue()
            record.fields.append(
                Record.Field(key: key, value: value, line: number, column: column))
            skipSpace()
        }
    }

    private mutating func readValue() throws(LanguageDataError) -> String {
        guard !isAtEnd, characters[position] == "\"" else { return bareWord() }
        position += 1
        var value = ""
        while !isAtEnd {
            let character = characters[position]
            position += 1
            if character == "\"" { return value }
            if character == "\\", !isAtEnd {
                value.append(characters[position])
                position += 1
            } else {
                value.append(character)
            }
        }
        throw error("this quoted value has no closing '\"'")
    }
}

extension String {
    /// The range of the first occurrence of `arrow`.
    fileprivate func range(ofArrow arrow: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(arrow) {
                return start..<index(start, offsetBy: arrow.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
