/// Brings words to the form in which lexicon and text are compared, without allocating.
///
/// Full stops and apostrophes go, Latin letters lose their marks, `ß` becomes `ss`; German umlauts
/// and upper case stay.
struct WordFold {
    /// The folded bytes of the last word.
    private(set) var bytes: [UInt8] = []
    /// Whether umlauts are kept, as German words need it; else they lose their dots.
    let keepsUmlauts: Bool
    /// Whether the last word ended in `'s` or an apostrophe.
    private(set) var isPossessive = false

    /// Creates a fold without a word.
    init(keepsUmlauts: Bool) { self.keepsUmlauts = keepsUmlauts }

    /// Folds one word.
    mutating func fold(_ word: UnsafeBufferPointer<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        isPossessive = false
        var end = word.count
        let mark = Self.possessiveLength(word)
        if mark > 0, mark < end {
            end -= mark
            isPossessive = true
        }
        var index = 0
        while index < end { index += append(word, at: index, end: end) }
    }

    /// Hash of the folded word; never 0.
    var hash: UInt64 { Self.hash(bytes, count: bytes.count) }

    /// Hash of the folded word without its last `count` bytes, `suffix` put behind.
    func hash(dropping count: Int, adding suffix: UInt8? = nil) -> UInt64 {
        var hash = Self.partial(bytes, count: bytes.count - count)
        if let suffix { hash = (hash ^ UInt64(suffix)) &* 0x100_0000_01b3 }
        return Self.finished(hash)
    }

    /// Whether the first letter is upper case.
    var isCapital: Bool {
        guard let first = bytes.first else { return false }
        if first >= 65, first <= 90 { return true }
        return first == 0xC3 && bytes.count > 1 && bytes[1] >= 0x80 && bytes[1] <= 0x9E
    }

    /// Whether the word has four letters or more and none in lower case.
    var isAllCapitals: Bool {
        guard bytes.count >= 4 else { return false }
        for byte in bytes where byte < 65 || byte > 90 {
            if byte != 0xC3, byte != 0x84, byte != 0x96, byte != 0x9C { return false }
        }
        return true
    }

    /// Makes all letters from byte `start` on lower case.
    mutating func lower(from start: Int) {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 65, byte <= 90 {
                bytes[index] = byte + 32
            } else if byte == 0xC3, index + 1 < bytes.count, bytes[index + 1] <= 0x9E {
                bytes[index + 1] += 0x20
                index += 1
            }
            index += 1
        }
    }

    /// Makes the first letter upper case.
    mutating func raiseFirst() {
        guard let first = bytes.first else { return }
        if first >= 97, first <= 122 {
            bytes[0] = first - 32
        } else if first == 0xC3, bytes.count > 1, bytes[1] >= 0xA0 {
            bytes[1] -= 0x20
        }
    }

    /// Whether the folded word ends in `suffix`.
    func ends(in suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard bytes.count > count else { return false }
        let base = bytes.count - count
        for index in 0..<count where bytes[base + index] != suffix.utf8Start[index] {
            return false
        }
        return true
    }

    private static func possessiveLength(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        let count = word.count
        guard count > 2 else { return 0 }
        let isS = word[count - 1] == 0x73 || word[count - 1] == 0x53
        let end = isS ? count - 1 : count
        if word[end - 1] == 0x27 { return count - end + 1 }
        if end > 3, word[end - 1] == 0x99, word[end - 2] == 0x80, word[end - 3] == 0xE2 {
            return count - end + 3
        }
        return 0
    }

    private mutating func append(
        _ word: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
    ) -> Int {
        let byte = word[index]
        if byte < 0x80 {
            if byte != 0x2E, byte != 0x27 { bytes.append(byte) }
            return 1
        }
        let next = index + 1 < end ? word[index + 1] : 0
        switch byte {
        case 0xC3: appendLatin1(next)
        case 0xC4, 0xC5: bytes.append(Self.latinA[Int(byte & 1) << 6 | Int(next & 0x3F)])
        case 0xC8: bytes.append(next == 0x98 ? 83 : next == 0x99 ? 115 : next == 0x9A ? 84 : 116)
        case 0xC9: bytes.append(101)
        case 0xCA: break
        case 0xE2 where next == 0x80: return 3
        default:
            bytes.append(byte)
            return 1
        }
        return 2
    }

    private mutating func appendLatin1(_ next: UInt8) {
        switch next {
        case 0x9F: bytes += [115, 115]
        case 0x84, 0x96, 0x9C, 0xA4, 0xB6, 0xBC:
            if keepsUmlauts { bytes.append(0xC3) }
            bytes.append(keepsUmlauts ? next : Self.latin1[Int(next & 0x3F)])
        default: bytes.append(Self.latin1[Int(next & 0x3F)])
        }
    }

    private static let latin1 = Array(
        "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty".utf8)
    private static let latinA = Array(
        ("AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl"
            + "NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8)

    private static func partial(_ bytes: [UInt8], count: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<count { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        return hash
    }

    private static func finished(_ hash: UInt64) -> UInt64 {
        let mixed = (hash ^ (hash >> 31)) &* 0x9E37_79B9_7F4A_7C15
        return mixed == 0 ? 1 : mixed
    }

    private static func hash(_ bytes: [UInt8], count: Int) -> UInt64 {
        finished(partial(bytes, count: count))
    }
}
