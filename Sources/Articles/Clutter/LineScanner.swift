internal import Annotation

/// Reads the words and marks of a line in one pass over its bytes, without making strings.
struct LineScanner {
    private let text: TextBytes
    private let end: Int
    private var index: Int
    /// Marks so far that end sentences, with white space and a capital or a digit behind.
    private(set) var innerEnds = 0
    /// The marks so far that prose hardly has, a bit each.
    private(set) var marks = 0
    /// Whether a quotation mark was seen.
    private(set) var isQuoting = false
    /// Whether a capital was seen.
    private(set) var hasCapital = false
    /// Whether a small letter was seen.
    private(set) var hasSmall = false

    /// A word: letters and digits, joined by single marks inside.
    struct Word {
        /// Hash of its small letters.
        var hash = TokenHash.seed
        /// Hash of its first five letters; nil for shorter words and numbers.
        var stem: UInt64?
        /// Whether it begins with a capital.
        var isCapital = false
        /// Whether it begins with a digit.
        var isNumber = false
        /// Whether it looks like an address of the web.
        var isAddress = false
        /// Where it stands.
        var range: TextRange
    }

    init(_ text: TextBytes, _ range: TextRange) {
        self.text = text
        index = range.start
        end = range.end
    }

    /// The next word; nil where none is left.
    mutating func next() -> Word? {
        while index < end {
            if isWordByte(index) { return word() }
            skipMark()
        }
        return nil
    }

    private mutating func word() -> Word {
        var word = Word(range: TextRange(index, index))
        var letters = 0
        var lastDot: Int?
        word.isNumber = isDigit(text.bytes[index])
        while index < end {
            if isWordByte(index) {
                let length = characterLength(index)
                note(index, length, isFirst: letters == 0, &word)
                for place in index..<min(end, index + length) {
                    word.hash = TokenHash.add(folded(place), to: word.hash)
                }
                letters += 1
                if letters == 5, !word.isNumber { word.stem = word.hash }
                index += length
            } else if let length = joint(index) {
                if text.bytes[index] == UInt8(ascii: ".") { lastDot = index + 1 }
                // Both apostrophes are one.
                let mark = length == 1 ? text.bytes[index] : UInt8(ascii: "'")
                word.hash = TokenHash.add(mark, to: word.hash)
                index += length
            } else {
                break
            }
        }
        index = min(index, end)
        word.range = TextRange(word.range.start, index)
        if let lastDot { word.isAddress = isDomain(lastDot, index) }
        return word
    }

    private mutating func note(_ place: Int, _ length: Int, isFirst: Bool, _ word: inout Word) {
        let byte = text.bytes[place]
        let isLatin = byte == 0xC3 && place + 1 < end
        let isCapital =
            (0x41...0x5A).contains(byte) || isLatin && (0x80...0x9E).contains(text.bytes[place + 1])
        let isSmall =
            (0x61...0x7A).contains(byte) || isLatin && (0x9F...0xBF).contains(text.bytes[place + 1])
        if isCapital { hasCapital = true }
        if isSmall { hasSmall = true }
        if isFirst { word.isCapital = isCapital }
    }

    /// The byte at `place` in small letters, those of Western Europe included.
    private func folded(_ place: Int) -> UInt8 {
        let byte = text.bytes[place]
        let isLatinCapital =
            (0x80...0x9E).contains(byte) && byte != 0x97 && place > 0
            && text.bytes[place - 1] == 0xC3
        return isLatinCapital ? byte | 0x20 : byte
    }

    /// Length of a mark that joins two parts of a word; nil where there is none.
    private func joint(_ place: Int) -> Int? {
        let length: Int
        switch text.bytes[place] {
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "'"), UInt8(ascii: "-"): length = 1
        case 0xE2 where stands(place, 0x80, 0x99): length = 3
        default: return nil
        }
        return place + length < end && isWordByte(place + length) ? length : nil
    }

    private mutating func skipMark() {
        let byte = text.bytes[index]
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if opensSentence(behind: index + 1) { innerEnds += 1 }
        case UInt8(ascii: "\""): isQuoting = true
        case 0xE2:
            if stands(index, 0x80, 0xA6), opensSentence(behind: index + 3) { innerEnds += 1 }
            if (0x9C...0x9F).contains(third), stands(index, 0x80, third) { isQuoting = true }
        case 0xC2 where index + 1 < end && (text.bytes[index + 1] == 0xBB): isQuoting = true
        default: break
        }
        noteMark(byte)
        index = min(end, index + characterLength(index))
    }

    private var third: UInt8 { index + 2 < end ? text.bytes[index + 2] : 0 }

    /// Marks of menus, links, shares and credits, in the order of their bits.
    private mutating func noteMark(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "|"): marks |= 1
        case UInt8(ascii: "/"): marks |= 2
        case UInt8(ascii: "@"): marks |= 4
        case UInt8(ascii: "+"): marks |= 8
        case UInt8(ascii: "#"): marks |= 16
        case UInt8(ascii: "&"): marks |= 32
        case UInt8(ascii: "*"): marks |= 64
        case UInt8(ascii: "("): marks |= 128
        case UInt8(ascii: ">"): marks |= 256
        case 0xC2:
            if index + 1 < end, text.bytes[index + 1] == 0xA9 { marks |= 512 }
            if index + 1 < end, text.bytes[index + 1] == 0xB7 { marks |= 1024 }
            if index + 1 < end, text.bytes[index + 1] == 0xBB { marks |= 2048 }
        case 0xE2:
            if stands(index, 0x80, 0xBA) { marks |= 256 }
            if stands(index, 0x80, 0xA2) { marks |= 1024 }
            // Arrows and geometric shapes.
            if index + 1 < end, [0x86, 0x87, 0x96, 0x97, 0x9E].contains(text.bytes[index + 1]) {
                marks |= 4096
            }
        default: break
        }
    }

    /// Number of bits that `marks` can have.
    static let markCount = 13

    /// Whether white space and then a capital, a digit or an opening quotation mark stand at `place`.
    private func opensSentence(behind place: Int) -> Bool {
        var place = place
        while place < end, [0x22, 0x27, 0x29, 0x5D].contains(text.bytes[place]) { place += 1 }
        if place + 2 < end, text.bytes[place] == 0xE2, text.bytes[place + 1] == 0x80 { place += 3 }
        if place + 1 < end, text.bytes[place] == 0xC2, text.bytes[place + 1] >= 0xAB { place += 2 }
        guard place + 1 < end, text.spaceLength(at: place) > 0 else { return false }
        place += text.spaceLength(at: place)
        guard place < end else { return false }
        switch text.bytes[place] {
        case 0x41...0x5A, 0x30...0x39, 0x22, 0xE2, 0xC2: return true
        case 0xC3: return place + 1 < end && text.bytes[place + 1] < 0x9F
        default: return false
        }
    }

    private func isDomain(_ start: Int, _ end: Int) -> Bool {
        let tail = text.bytes[start..<end]
        return [Array("de".utf8), Array("com".utf8), Array("org".utf8), Array("net".utf8)]
            .contains { tail.elementsEqual($0) }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func isWordByte(_ place: Int) -> Bool {
        let byte = text.bytes[place]
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF: return true
        case 0xE0...0xED: return byte != 0xE2 && !(byte == 0xE3 && stands(place, 0x80))
        default: return false
        }
    }

    private func characterLength(_ place: Int) -> Int {
        switch text.bytes[place] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    private func stands(_ place: Int, _ second: UInt8) -> Bool {
        place + 1 < end && text.bytes[place + 1] == second
    }

    private func stands(_ place: Int, _ second: UInt8, _ third: UInt8) -> Bool {
        place + 2 < end && text.bytes[place + 1] == second && text.bytes[place + 2] == third
    }
}
