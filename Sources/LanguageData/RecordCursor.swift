/// Reads the lines of a record file, byte by byte.
struct RecordCursor {
    private let file: String
    private let bytes: UnsafeBufferPointer<UInt8>
    private var number = 0
    private var lineStart = 0
    private var position = 0
    private var end = 0

    /// Starts at the first line; `bytes` must outlive the cursor.
    init(bytes: UnsafeBufferPointer<UInt8>, file: String) {
        self.file = file
        self.bytes = bytes
    }

    /// Reads all lines into `records`.
    mutating func read(into records: inout [Record]) throws(LanguageDataError) {
        var next = 0
        while next < bytes.count {
            number += 1
            lineStart = next
            position = next
            end = next
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            next = end + 1
            while end > lineStart, Self.isSpace(bytes[end - 1]) { end -= 1 }
            try readLine(into: &records)
        }
    }

    private mutating func readLine(into records: inout [Record]) throws(LanguageDataError) {
        guard position < end, bytes[position] != UInt8(ascii: "#") else { return }
        let isContinuation = Self.isSpace(bytes[position])
        skipSpace()
        guard !isAtEnd, bytes[position] != UInt8(ascii: "#") else { return }
        if isContinuation {
            guard !records.isEmpty else {
                throw error("an indented line needs a record above it; start it in column 1")
            }
            if try readExample(into: &records[records.count - 1]) { return }
        } else {
            let name = text(bareWord())
            guard !name.utf8.contains(UInt8(ascii: "=")) else {
                throw error("a record starts with its name, not with a field: '\(name)'")
            }
            records.append(
                Record(name: name, line: number, fields: [], examples: [], counterexamples: []))
        }
        try readFields(into: &records[records.count - 1])
    }

    private var isAtEnd: Bool { position >= end }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }

    /// Column of a byte in characters, from 1.
    private func column(_ offset: Int) -> Int {
        bytes[lineStart..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    private func error(_ message: String) -> LanguageDataError {
        LanguageDataError(file: file, line: number, column: column(position), message: message)
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// The text of a range without white space at both ends.
    private func trimmed(_ range: Range<Int>) -> String {
        var start = range.lowerBound
        var stop = range.upperBound
        while start < stop, Self.isSpace(bytes[start]) { start += 1 }
        while stop > start, Self.isSpace(bytes[stop - 1]) { stop -= 1 }
        return text(start..<stop)
    }

    private mutating func skipSpace() {
        while !isAtEnd, Self.isSpace(bytes[position]) { position += 1 }
    }

    private mutating func bareWord() -> Range<Int> {
        let start = position
        while !isAtEnd, !Self.isSpace(bytes[position]) { position += 1 }
        return start..<position
    }

    private mutating func readExample(into record: inout Record) throws(LanguageDataError) -> Bool {
        let start = position
        let word = bareWord()
        let isExample = bytes[word].elementsEqual("EXAMPLE".utf8)
        guard isExample || bytes[word].elementsEqual("NOT".utf8) else {
            position = start
            return false
        }
        let arrow = self.arrow(in: position..<end)
        let text = trimmed(position..<(arrow ?? end))
        guard !text.isEmpty else {
            throw error("\(isExample ? "EXAMPLE" : "NOT") needs a text behind it")
        }
        let example = Record.Example(
            text: text, expectation: arrow.map { trimmed(($0 + 3)..<end) }, line: number)
        if isExample {
            record.examples.append(example)
        } else {
            record.counterexamples.append(example)
        }
        return true
    }

    /// Where ` =>` stands.
    private func arrow(in range: Range<Int>) -> Int? {
        guard range.count >= 3 else { return nil }
        return (range.lowerBound...(range.upperBound - 3)).first {
            bytes[$0] == 0x20 && bytes[$0 + 1] == UInt8(ascii: "=")
                && bytes[$0 + 2] == UInt8(ascii: ">")
        }
    }

    private mutating func readFields(into record: inout Record) throws(LanguageDataError) {
        skipSpace()
        while !isAtEnd, bytes[position] != UInt8(ascii: "#") {
            let start = position
            while !isAtEnd, bytes[position] != UInt8(ascii: "="), bytes[position] != 0x20 {
                position += 1
            }
            let key = text(start..<position)
            guard !isAtEnd, bytes[position] == UInt8(ascii: "="), !key.isEmpty else {
                throw error("expected key=value, found '\(key)'; quote values that hold spaces")
            }
            position += 1
            let value = try readValue()
            record.fields.append(
                Record.Field(key: key, value: value, line: number, column: column(start)))
            skipSpace()
        }
    }

    private mutating func readValue() throws(LanguageDataError) -> String {
        let quote = UInt8(ascii: "\"")
        guard !isAtEnd, bytes[position] == quote else { return text(bareWord()) }
        position += 1
        let start = position
        var escaped: [UInt8]?
        while !isAtEnd {
            let byte = bytes[position]
            position += 1
            if byte == quote {
                return escaped.map { String(decoding: $0, as: UTF8.self) }
                    ?? text(start..<(position - 1))
            }
            if byte == UInt8(ascii: "\\"), !isAtEnd {
                if escaped == nil { escaped = Array(bytes[start..<(position - 1)]) }
                escaped?.append(bytes[position])
                position += 1
            } else {
                escaped?.append(byte)
            }
        }
        throw error("this quoted value has no closing '\"'")
    }
}
