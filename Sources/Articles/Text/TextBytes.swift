internal import Annotation

/// The UTF-8 bytes of a text, with the questions that reading asks of them.
struct TextBytes {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The text of `range`.
    func string(_ range: TextRange) -> String {
        String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }

    /// Length in bytes of the white space at `index`, no-break and zero-width ones included; 0 for none.
    func spaceLength(at index: Int) -> Int {
        switch bytes[index] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2: return follows(index, 0xA0) || follows(index, 0x85) ? 2 : 0
        case 0xE2:
            guard index + 2 < bytes.count else { return 0 }
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            if second == 0x80 { return third <= 0x8F || third == 0xAF || third == 0xA8 ? 3 : 0 }
            return second == 0x81 && (third == 0x9F || third == 0xA0) ? 3 : 0
        case 0xE3: return follows(index, 0x80) && follows(index + 1, 0x80) ? 3 : 0
        case 0xEF: return follows(index, 0xBB) && follows(index + 1, 0xBF) ? 3 : 0
        default: return 0
        }
    }

    /// Length in bytes of the white space at `index`, zero-width marks not included; 0 for none.
    func whiteSpaceLength(at index: Int) -> Int {
        let length = spaceLength(at: index)
        guard length == 3 else { return length }
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        switch bytes[index] {
        case 0xEF: return 0
        case 0xE2 where second == 0x80 && (0x8B...0x8F).contains(third): return 0
        case 0xE2 where second == 0x81 && third == 0xA0: return 0
        default: return 3
        }
    }

    /// `start ..< end` without white space at both ends; nil where nothing is left.
    func trimmed(_ start: Int, _ end: Int) -> TextRange? {
        var (start, end) = (start, end)
        while start < end {
            let length = spaceLength(at: start)
            if length == 0 { break }
            start += length
        }
        while end > start {
            let character = startOfCharacter(before: end)
            if spaceLength(at: character) == 0 { break }
            end = character
        }
        return start < end ? TextRange(start, end) : nil
    }

    /// First byte of the character that ends before `end`.
    func startOfCharacter(before end: Int) -> Int {
        var index = end - 1
        while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    /// Number of Unicode scalars in `range`.
    func scalarCount(_ range: TextRange) -> Int {
        var count = 0
        for index in range.start..<range.end where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// Whether a sentence can end with the last characters of `range`: `. ! ? …`, also inside quotes.
    func endsSentence(_ range: TextRange) -> Bool {
        var end = range.end
        while end > range.start {
            let start = startOfCharacter(before: end)
            switch bytes[start] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
                end = start
            case 0xC2 where bytes[start + 1] == 0xBB || bytes[start + 1] == 0xAB: end = start
            case 0xE2 where bytes[start + 1] == 0x80:
                if bytes[start + 2] == 0xA6 { return true }
                guard (0x98...0xBA).contains(bytes[start + 2]) else { return false }
                end = start
            default: return false
            }
        }
        return false
    }

    /// Whether the first letter of `range` is small.
    func startsLowercase(_ range: TextRange) -> Bool {
        let prefix = String(
            decoding: bytes[range.start..<min(range.end, range.start + 4)], as: UTF8.self)
        return prefix.first?.isLowercase ?? false
    }

    /// Whether the first letter of `range` is a capital.
    func startsUppercase(_ range: TextRange) -> Bool {
        let prefix = String(
            decoding: bytes[range.start..<min(range.end, range.start + 4)], as: UTF8.self)
        return prefix.first?.isUppercase ?? false
    }

    /// Whether `range` begins with a quotation mark; one with a space behind it is a bullet.
    func startsQuoted(_ range: TextRange) -> Bool {
        switch bytes[range.start] {
        case UInt8(ascii: "\""): true
        case 0xC2:
            (follows(range.start, 0xAB) || follows(range.start, 0xBB))
                && !follows(range.start + 1, 0x20)
        case 0xE2:
            follows(range.start, 0x80) && range.start + 2 < bytes.count
                && (0x98...0x9F).contains(bytes[range.start + 2])
        default: false
        }
    }

    private func follows(_ index: Int, _ byte: UInt8) -> Bool {
        index + 1 < bytes.count && bytes[index + 1] == byte
    }
}
