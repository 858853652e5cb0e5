/// What a character is to the tokeniser.
enum CharacterKind: UInt8 {
    /// White space, also the invisible kinds.
    case space
    /// A letter without case, or a small one.
    case lower
    /// A capital letter.
    case upper
    /// A digit or other number sign.
    case digit
    /// What continues a word without being a letter: combining mark, joiner, soft hyphen, low line.
    case mark
    /// A full stop.
    case dot
    /// An apostrophe, straight or curly.
    case apostrophe
    /// A hyphen.
    case hyphen
    /// Any other character.
    case punctuation

    /// Whether it can stand inside a word.
    @inline(__always) var isWordPart: Bool { rawValue >= 1 && rawValue <= 4 }
    /// Whether it is a letter.
    @inline(__always) var isLetter: Bool { self == .lower || self == .upper }
}

/// A character of the text: its kind and its length in bytes.
struct ScannedCharacter {
    /// Its kind.
    var kind: CharacterKind
    /// Its length in bytes.
    var length: Int
}

extension CharacterKind {
    /// The kind of an ASCII byte.
    @inline(__always)
    static func of(ascii byte: UInt8) -> CharacterKind {
        switch byte {
        case 0x61...0x7A: .lower
        case 0x41...0x5A: .upper
        case 0x30...0x39: .digit
        case 0...0x20, 0x7F: .space
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: "'"): .apostrophe
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: "_"): .mark
        default: .punctuation
        }
    }

    /// The kind of a scalar outside ASCII.
    static func of(scalar: UInt32) -> CharacterKind {
        switch scalar {
        case 0..<0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xA0: .space
        case 0xAD, 0x300...0x36F, 0x200C...0x200F, 0x2060...0x206F, 0xFEFF, 0xB2, 0xB3, 0xB9: .mark
        case 0xAA, 0xB5, 0xBA, 0xDF...0xF6, 0xF8...0xFF: .lower
        case 0xC0...0xD6, 0xD8...0xDE: .upper
        case 0x2019, 0x2BC: .apostrophe
        case 0x2010, 0x2011: .hyphen
        case 0xA1..<0xC0, 0xD7, 0xF7, 0x2012...0x205E: .punctuation
        default: general(scalar)
        }
    }

    private static func general(_ value: UInt32) -> CharacterKind {
        guard let scalar = Unicode.Scalar(value) else { return .punctuation }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return .upper
        case .lowercaseLetter, .modifierLetter, .otherLetter: return .lower
        case .decimalNumber, .letterNumber, .otherNumber: return .digit
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: return .space
        default: return .punctuation
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The character that starts at `position`, which must be inside well-formed UTF-8.
    @inline(__always)
    func character(at position: Int) -> ScannedCharacter {
        let first = self[position]
        if first < 0x80 { return ScannedCharacter(kind: .of(ascii: first), length: 1) }
        return wideCharacter(at: position, first: first)
    }

    private func wideCharacter(at position: Int, first: UInt8) -> ScannedCharacter {
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard position + length <= count else {
            return ScannedCharacter(kind: .punctuation, length: count - position)
        }
        var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(self[position + offset] & 0x3F) }
        return ScannedCharacter(kind: .of(scalar: scalar), length: length)
    }

    /// Whether a new character starts at `position`.
    @inline(__always)
    func isBoundary(_ position: Int) -> Bool {
        position >= count || self[position] & 0xC0 != 0x80
    }
}
