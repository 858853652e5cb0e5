package import Annotation

/// The keys under which lemma scripts are stored: 64-bit hashes of class and letters.
package enum LemmaKey {
    /// Features of a token that can decide its lemma.
    private static let mask: UInt32 = 0b11_00_111_00_11_11_11_111

    /// A hash that more bytes are added to.
    package struct Hash {
        /// The value so far.
        package var value: UInt64

        /// Adds a byte (FNV-1a).
        @inline(__always)
        package mutating func add(_ byte: UInt8) {
            value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
        }

        /// The finished key, its high bits well mixed.
        @inline(__always)
        package var key: UInt64 {
            var mixed = value
            mixed = (mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9
            return mixed ^ (mixed >> 29)
        }
    }

    /// The class of words that one tree of suffixes serves.
    package static func wordClass(
        _ tag: PartOfSpeech, _ morphology: Morphology, degree: UInt8, language: Language
    ) -> UInt64 {
        var detail: UInt64 = 0
        switch tag {
        case .noun: detail = UInt64(morphology.number.rawValue)
        case .properNoun:
            detail =
                UInt64(morphology.number.rawValue)
                + (morphology.case == .genitive && language == .german ? 4 : 0)
        case .verb, .auxiliary:
            detail = UInt64(morphology.form.rawValue)
            if language == .english { detail += UInt64(morphology.tense.rawValue) << 3 }
        case .adjective, .adverb, .numeral: detail = UInt64(degree)
        default: break
        }
        let main: PartOfSpeech = tag == .auxiliary ? .verb : tag
        return UInt64(main.rawValue) << 8 | detail
    }

    /// The class of a word of which only the part of speech counts.
    package static func mainClass(of wordClass: UInt64) -> UInt64 { wordClass & ~0xFF }

    /// The hash to which the bytes of a suffix are added from the end.
    package static func suffixes(of wordClass: UInt64) -> Hash {
        Hash(value: 0xcbf2_9ce4_8422_2325 ^ (wordClass &* 0x9E37_79B9_7F4A_7C15))
    }

    /// Key of a whole word in small letters with its part of speech, and its shape where it counts.
    package static func word(
        _ folded: some Sequence<UInt8>, _ tag: PartOfSpeech, _ shape: LemmaText.Shape
    ) -> UInt64 {
        var hash = Hash(value: 0x84222325cbf29ce4 ^ UInt64(tag.rawValue) &* 0x9E37_79B9_7F4A_7C15)
        switch tag {
        case .noun, .properNoun, .unknown, .symbol: hash.add(UInt8(shape.rawValue) + 1)
        default: hash.add(0)
        }
        for byte in folded { hash.add(byte) }
        return hash.key
    }

    /// Key of the same word with its features.
    package static func inflected(_ word: UInt64, _ morphology: Morphology) -> UInt64 {
        let bits = UInt64(morphology.bits & mask)
        return (word ^ (bits &* 0xD6E8_FEB8_6659_FD93) ^ 0x5555) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The degree of an adjective or adverb, whether a number has a comma, 0 for all others.
    package static func degree(
        of tag: PartOfSpeech, form: [UInt8], features: UnsafeBufferPointer<UInt8>
    ) -> UInt8 {
        switch tag {
        case .adjective, .adverb: degree(in: features)
        case .numeral: form.contains(UInt8(ascii: ",")) ? 1 : 0
        default: 0
        }
    }

    /// Degree of comparison in a feature string: 0 none, 1 positive, 2 comparative, 3 superlative.
    private static func degree(in features: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var index = 0
        while index + 9 < features.count {
            if features[index] == 0x44, features[index + 1] == 0x65, features[index + 2] == 0x67,
                features[index + 6] == 0x3D
            {
                switch features[index + 7] {
                case 0x50: return 1
                case 0x43: return 2
                case 0x53: return 3
                default: return 0
                }
            }
            index += 1
        }
        return 0
    }
}
