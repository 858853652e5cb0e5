package import Annotation

/// Letters in capitals and small, in UTF-8: ASCII and the Latin letters of German and its neighbours.
package enum LemmaText {
    /// Makes all letters small.
    package static func lower(_ bytes: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if (0x41...0x5A).contains(byte) {
                bytes[index] = byte | 0x20
            } else if byte == 0xC3, index + 1 < bytes.count {
                index += 1
                let next = bytes[index]
                if (0x80...0x9E).contains(next), next != 0x97 { bytes[index] = next + 0x20 }
            }
            index += 1
        }
    }

    /// Makes all letters capitals.
    package static func upper(_ bytes: inout [UInt8]) {
        for index in bytes.indices { raise(&bytes, index) }
    }

    /// Makes the first letter a capital and all others small.
    package static func capitalise(_ bytes: inout [UInt8]) {
        lower(&bytes)
        guard let first = bytes.first else { return }
        raise(&bytes, first == 0xC3 ? 1 : 0)
    }

    private static func raise(_ bytes: inout [UInt8], _ index: Int) {
        guard index < bytes.count else { return }
        let byte = bytes[index]
        if (0x61...0x7A).contains(byte) {
            bytes[index] = byte & 0xDF
        } else if index > 0, bytes[index - 1] == 0xC3, (0xA0...0xBE).contains(byte), byte != 0xB7 {
            bytes[index] = byte - 0x20
        }
    }

    /// How a word is written.
    package enum Shape: UInt64 { case small, capital, shouted, mixed, numbered }

    /// The shape of a word.
    package static func shape(of word: some Collection<UInt8>) -> Shape {
        var capitals = 0
        var smalls = 0
        var digits = 0
        var startsBig = false
        var previous: UInt8 = 0
        for (index, byte) in word.enumerated() {
            switch byte {
            case 0x41...0x5A: capitals += 1
            case 0x61...0x7A: smalls += 1
            case 0x30...0x39: digits += 1
            case 0x80...0x9E where previous == 0xC3: capitals += 1
            case 0x9F...0xBF where previous == 0xC3: smalls += 1
            default: break
            }
            if index == 0 || (index == 1 && previous == 0xC3) { startsBig = capitals > 0 }
            previous = byte
        }
        if digits > 0 { return .numbered }
        if capitals == 0 { return .small }
        if smalls == 0 { return capitals > 1 ? .shouted : .capital }
        return capitals == 1 && startsBig ? .capital : .mixed
    }

    /// Whether the lemma of a word of `count` bytes normally keeps its capitals.
    ///
    /// An English noun in capitals is an abbreviation when it is short, and shouted when it is long.
    package static func keepsCase(
        _ tag: PartOfSpeech, shape: Shape, count: Int, language: Language
    ) -> Bool {
        switch tag {
        case .properNoun, .unknown, .symbol, .punctuation: true
        case .noun where language == .german: true
        case .noun: shape == .mixed || shape == .numbered || (shape == .shouted && count <= 4)
        default: shape == .numbered
        }
    }
}
