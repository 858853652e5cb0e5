public import Annotation

/// What tells whether two texts are nearly the same: a MinHash signature over pairs of words.
///
/// The share of equal places of two signatures estimates the Jaccard similarity of their sets of pairs of
/// words, with a standard error of at most 0.045 (Broder 1997). Marks, case and white space do not count.
/// To find what is similar among millions, keep `bandKeys` in an index: two texts with a similarity of 0.5
/// share a key with probability 0.996, with 0.03 in 1 of 1,000 cases; then compare signatures.
public struct TextFingerprint: Hashable, Sendable {
    /// Number of places of a signature.
    public static let size = 126
    /// Number of keys under which a text is found.
    public static let bandCount = 42
    /// The similarity from which on two articles are called similar.
    ///
    /// Agency text with small edits has 0.6 to 0.95; where two of eight sentences were replaced, 0.45 to
    /// 0.65. Different articles of one topic stay below 0.2.
    public static let defaultThreshold = 0.4

    /// Fewest different pairs of words of a text that is compared: fewer say too little.
    public static let leastPairs = 10

    /// The smallest hash of any pair of words under each of `size` orders; all ones for no words.
    public let signature: [UInt32]
    /// Number of different pairs of words.
    public let pairCount: Int

    /// The fingerprint of an article's main text; O(words × size).
    public init(of article: Article) { self.init(text: article.mainText) }

    /// The fingerprint of a text.
    public init(text: String) {
        let pairs = Self.pairs(of: text)
        var smallest = [UInt32](repeating: .max, count: Self.size)
        for pair in pairs {
            for index in 0..<Self.size {
                // Multiply and take the upper half: a universal family (Dietzfelbinger 1997).
                let hash = UInt32(
                    truncatingIfNeeded: (pair &* Self.factors[index] &+ Self.offsets[index]) >> 32)
                if hash < smallest[index] { smallest[index] = hash }
            }
        }
        signature = smallest
        pairCount = pairs.count
    }

    /// Takes a signature as `bytes` gave it; nil where it has another size.
    public init?(bytes: [UInt8], pairCount: Int) {
        guard bytes.count == Self.size * 4 else { return nil }
        signature = (0..<Self.size).map { index in
            (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[index * 4 + $1]) }
        }
        self.pairCount = pairCount
    }

    /// The signature as 504 bytes, to be stored.
    public var bytes: [UInt8] {
        signature.flatMap { value in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    }

    /// The keys of an index: three places of the signature each, and which three.
    ///
    /// Empty for texts with fewer than `leastPairs` pairs of words.
    public var bandKeys: [UInt64] {
        guard pairCount >= Self.leastPairs else { return [] }
        return (0..<Self.bandCount).map { band in
            var key = UInt64(band) &+ 0x9E37_79B9_7F4A_7C15
            for index in (band * 3)..<(band * 3 + 3) {
                key = Self.mixed(key ^ UInt64(signature[index]))
            }
            return key
        }
    }

    /// Estimated share of the pairs of words that both texts have, 0 to 1.
    public func similarity(to other: TextFingerprint) -> Double {
        guard min(pairCount, other.pairCount) >= Self.leastPairs else { return 0 }
        let equal = zip(signature, other.signature).count { $0 == $1 }
        return Double(equal) / Double(Self.size)
    }

    /// A fingerprint of 64 bits: places where two differ grow as their texts do (1-bit MinHash).
    ///
    /// Texts with a similarity of s differ in about 32 × (1 - s) bits.
    public var bits: UInt64 {
        (0..<64).reduce(UInt64(0)) { bits, index in
            bits | (Self.mixed(UInt64(signature[index])) & 1) << UInt64(index)
        }
    }

    private static func pairs(of text: String) -> Set<UInt64> {
        let bytes = TextBytes(text)
        let words = FoldedWords(bytes, TextRange(0, bytes.bytes.count)).words
            .filter { $0.utf8.count > 1 || FoldedWords.isNumeric($0) }
        var pairs: Set<UInt64> = []
        var last: UInt64 = 0
        for word in words {
            let hash = mixed(TokenHash.hash(word))
            if last != 0 { pairs.insert(mixed(last &* 31 &+ hash)) }
            last = hash
        }
        return pairs
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    private static let factors: [UInt64] = (1...size).map { mixed(UInt64($0) << 32) | 1 }
    private static let offsets: [UInt64] = (1...size).map { mixed(UInt64($0) << 16 | 7) }
}
