/// Repairs UTF-8 that was read as Windows-1252 and written as UTF-8 again (`Ã¼` for `ü`).
enum Mojibake {
    /// The repaired text, or nil where it shows no sign of that damage; O(scalars).
    ///
    /// Only whole sequences are turned back that are one well-formed UTF-8 character; text beside
    /// them stays, so that a file with both kinds reads right.
    static func repaired(_ text: String) -> String? {
        guard mayHaveSigns(text) else { return nil }
        let scalars = Array(text.unicodeScalars)
        guard hasSigns(scalars) else { return nil }
        var result = String.UnicodeScalarView()
        var index = 0
        var repairs = 0
        while index < scalars.count {
            if let (scalar, length) = sequence(scalars, at: index) {
                result.append(scalar)
                index += length
                repairs += 1
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return repairs > 0 ? String(result) : nil
    }

    /// Whether the letters that lead bytes turn into stand before what continuation bytes turn into.
    private static func mayHaveSigns(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var index = 0
            while index + 2 < bytes.count {
                if bytes[index] == 0xC3, (0x82...0xB4).contains(bytes[index + 1]) {
                    let next = bytes[index + 2]
                    if next == 0xC2 || next == 0xC5 || next == 0xC6 || next == 0xCB || next == 0xE2
                    {
                        return true
                    }
                }
                index += 1
            }
            return false
        }
    }

    /// Whether `Ã`, `Â` or `â` stands before what is no letter, often enough not to be chance.
    private static func hasSigns(_ scalars: [Unicode.Scalar]) -> Bool {
        var (signs, sound) = (0, 0)
        for index in scalars.indices {
            if sequence(scalars, at: index) != nil {
                signs += 1
            } else if (0xC0...0xFF).contains(scalars[index].value) {
                sound += 1
            }
        }
        return signs > 0 && signs >= sound
    }

    /// The character whose UTF-8 bytes stand as Windows-1252 characters at `index`, and how many they are.
    private static func sequence(
        _ scalars: [Unicode.Scalar], at index: Int
    ) -> (Unicode.Scalar, Int)? {
        guard let first = byte(scalars[index]) else { return nil }
        let length =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, index + length <= scalars.count else { return nil }
        var bytes = [first]
        for scalar in scalars[(index + 1)..<(index + length)] {
            guard let next = byte(scalar), next & 0xC0 == 0x80 else { return nil }
            bytes.append(next)
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            let scalar = text.unicodeScalars.first
        else { return nil }
        return (scalar, length)
    }

    /// The byte that Windows-1252 (Latin-1 for its five gaps) writes for `scalar`.
    private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x80 { return nil }
        if scalar.value <= 0xFF { return UInt8(scalar.value) }
        return punctuation[scalar.value]
    }

    /// Where Windows-1252 differs from Latin-1.
    static let punctuation: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
        0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
        0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
        0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
        0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}
