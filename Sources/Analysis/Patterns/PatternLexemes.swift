/// The words, numbers and signs of a text as patterns see them, in flat arrays.
///
/// Finer than the document's tokens: "20.30" is three lexemes, "80er" two, "Ex-Minister" three.
struct PatternLexemes {
    /// First byte of each lexeme.
    private(set) var start: [Int32] = []
    /// One past its last byte.
    private(set) var end: [Int32] = []
    /// Its number in the vocabulary, -1 where that does not hold it.
    private(set) var word: [Int32] = []
    /// The value of a run of digits.
    private(set) var number: [Double] = []
    /// Length of a run of digits, 0 for anything else.
    private(set) var digits: [UInt8] = []
    /// What else is known about it.
    private(set) var traits: [Traits] = []
    private var folded: [UInt8] = []
    private var suffix: [UInt8] = []

    /// Number of lexemes.
    var count: Int { start.count }

    /// Properties of a lexeme.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        /// Begins with a capital letter.
        static let capital = Traits(rawValue: 1)
        /// No white space before it.
        static let glued = Traits(rawValue: 2)
        /// A paragraph or block begins with it.
        static let breakBefore = Traits(rawValue: 4)
        /// Letters.
        static let letters = Traits(rawValue: 8)
    }

    /// Forgets all lexemes, keeping the memory.
    mutating func removeAll() {
        start.removeAll(keepingCapacity: true)
        end.removeAll(keepingCapacity: true)
        word.removeAll(keepingCapacity: true)
        number.removeAll(keepingCapacity: true)
        digits.removeAll(keepingCapacity: true)
        traits.removeAll(keepingCapacity: true)
    }

    /// Adds the lexemes of `bytes[range]`; what is added starts a paragraph.
    mutating func append(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, vocabulary: PatternVocabulary
    ) {
        var position = range.lowerBound
        var gap = Traits.breakBefore
        while position < range.upperBound {
            let space = Self.space(bytes, position, range.upperBound)
            if space > 0 {
                position = skipSpace(bytes, position, range.upperBound, &gap)
                continue
            }
            let kind = LexemeKind(bytes, position)
            var stop = position + kind.width
            while kind != .sign, stop < range.upperBound {
                let next = LexemeKind(bytes, stop)
                guard next == kind else { break }
                stop += next.width
            }
            add(bytes, position..<min(stop, range.upperBound), kind, gap, vocabulary)
            position = stop
            gap = .glued
        }
    }

    private func skipSpace(
        _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int, _ gap: inout Traits
    ) -> Int {
        var position = from
        var lines = 0
        if gap == .glued { gap = [] }
        while position < end {
            let width = Self.space(bytes, position, end)
            if width == 0 { break }
            if bytes[position] == 0x0A { lines += 1 }
            position += width
        }
        if lines > 1 { gap = .breakBefore }
        return position
    }

    /// Width of the white space at `position`, 0 where there is none.
    private static func space(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
    ) -> Int {
        let byte = bytes[position]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, position + 1 < end, bytes[position + 1] == 0xA0 { return 2 }
        if byte == 0xE2, position + 2 < end, bytes[position + 1] == 0x80,
            bytes[position + 2] <= 0x8B || bytes[position + 2] == 0xAF
        {
            return 3
        }
        return 0
    }

    private mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: LexemeKind, _ gap: Traits,
        _ vocabulary: PatternVocabulary
    ) {
        var flags = gap
        var value = 0.0
        if kind == .digit {
            for index in range.prefix(15) { value = value * 10 + Double(bytes[index] &- 0x30) }
        }
        if kind == .letter { flags.insert(.letters) }
        if Self.isCapital(bytes, range) { flags.insert(.capital) }
        start.append(Int32(truncatingIfNeeded: range.lowerBound))
        end.append(Int32(truncatingIfNeeded: range.upperBound))
        number.append(value)
        digits.append(kind == .digit ? UInt8(min(255, range.count)) : 0)
        traits.append(flags)
        word.append(lookUp(bytes, range, vocabulary))
    }

    private mutating func lookUp(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ vocabulary: PatternVocabulary
    ) -> Int32 {
        guard range.count <= vocabulary.longestWord else { return -1 }
        folded.removeAll(keepingCapacity: true)
        WordFolding.fold(UnsafeBufferPointer(rebasing: bytes[range]), into: &folded)
        let found = folded.withUnsafeBufferPointer { vocabulary.words.find($0) }
        return found >= 0 ? found : vocabulary.suffix(of: folded, scratch: &suffix)
    }

    private static func isCapital(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Bool {
        let first = bytes[range.lowerBound]
        if first >= 0x41, first <= 0x5A { return true }
        guard first == 0xC3, range.count > 1 else { return false }
        let second = bytes[range.lowerBound + 1]
        return second >= 0x80 && second <= 0x9E
    }
}

/// What a character is to the lexer.
enum LexemeKind: Equatable {
    case letter(width: Int)
    case digit
    case sign(width: Int)

    /// Any sign, whatever its width.
    static let sign = LexemeKind.sign(width: 0)
    /// Any letter, whatever its width.
    static let letter = LexemeKind.letter(width: 0)

    /// The kind of the character that starts at `position`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) {
        let byte = bytes[position]
        switch byte {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A: self = .letter(width: 1)
        case 0..<0x80: self = .sign(width: 1)
        case 0xC2: self = .sign(width: 2)
        case 0xC3...0xDF, 0x80..<0xC2: self = .letter(width: byte < 0xC0 ? 1 : 2)
        case 0xE2: self = .sign(width: 3)
        case 0xE0...0xEF: self = .letter(width: 3)
        default: self = .sign(width: 4)
        }
    }

    /// Number of bytes.
    var width: Int {
        switch self {
        case .letter(let width), .sign(let width): width
        case .digit: 1
        }
    }

    /// Whether two characters are of one kind; widths do not count.
    static func == (lhs: LexemeKind, rhs: LexemeKind) -> Bool {
        switch (lhs, rhs) {
        case (.letter, .letter), (.digit, .digit), (.sign, .sign): true
        default: false
        }
    }
}
