internal import Annotation

/// The words of a piece of text in small letters, with their places: what rules are matched against.
///
/// A word is a run of letters and digits; `: © ( ) / + @ >` are words of their own, other marks are left out.
struct FoldedWords {
    /// The words.
    private(set) var words: [String] = []
    /// Where each stands.
    private(set) var ranges: [TextRange] = []

    /// The words of `range`, at most `limit` of them.
    init(_ text: TextBytes, _ range: TextRange, limit: Int = .max) {
        // German words have six letters and a space.
        let expected = min(limit, (range.end - range.start) / 6 + 2)
        words.reserveCapacity(expected)
        ranges.reserveCapacity(expected)
        var index = range.start
        while index < range.end, words.count < limit {
            let byte = text.bytes[index]
            if Self.isWordByte(byte), !Self.isMark(text, index) {
                let start = index
                index = Self.endOfWord(text, from: index, to: range.end)
                append(text, start, index)
            } else {
                let length = Self.length(byte)
                if Self.isOwnWord(byte) || (byte == 0xC2 && text.bytes[index + 1] == 0xA9) {
                    append(text, index, index + length)
                }
                index += length
            }
        }
    }

    /// The words of a text by itself.
    init(_ text: String) {
        let bytes = TextBytes(text)
        self.init(bytes, TextRange(0, bytes.bytes.count))
    }

    /// Number of words.
    var count: Int { words.count }

    /// Whether `word` starts with a digit: numbers, dates, times.
    static func isNumeric(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return false }
        return (0x30...0x39).contains(first)
    }

    private mutating func append(_ text: TextBytes, _ start: Int, _ end: Int) {
        let range = TextRange(start, end)
        words.append(Self.lowercased(text.bytes[start..<end]))
        ranges.append(range)
    }

    /// Small letters; ASCII alone, the common case, without Unicode's tables.
    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: bytes, as: UTF8.self).lowercased()
        }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return bytes.count
        }
    }

    private static func endOfWord(_ text: TextBytes, from start: Int, to end: Int) -> Int {
        let startsWithDigit = (0x30...0x39).contains(text.bytes[start])
        var index = start
        while index < end {
            let byte = text.bytes[index]
            if isWordByte(byte), !isMark(text, index) {
                index += length(byte)
            } else if byte == UInt8(ascii: ":"), startsAddress(text, at: index, to: end) {
                return endOfAddress(text, from: index, to: end)
            } else if startsWithDigit, byte == 0x2E || byte == 0x3A || byte == 0x2D,
                index + 1 < end, (0x30...0x39).contains(text.bytes[index + 1])
            {
                index += 1
            } else {
                break
            }
        }
        return min(index, end)
    }

    /// Whether `://` stands at `index`: an address is one word however many parts it has.
    private static func startsAddress(_ text: TextBytes, at index: Int, to end: Int) -> Bool {
        index + 2 < end && text.bytes[index + 1] == 0x2F && text.bytes[index + 2] == 0x2F
    }

    private static func endOfAddress(_ text: TextBytes, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, text.bytes[index] > 0x20 { index += 1 }
        return index
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF, 0xE0...0xF7: true
        default: false
        }
    }

    /// Whether the character at `index` is general punctuation, an arrow or another sign.
    private static func isMark(_ text: TextBytes, _ index: Int) -> Bool {
        let byte = text.bytes[index]
        if byte == 0xE2 { return true }
        if byte == 0xF0 { return true }
        return byte == 0xEF || byte == 0xE3 && text.bytes[index + 1] == 0x80
    }

    private static func isOwnWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
            UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: ">"):
            true
        default: false
        }
    }

    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}
