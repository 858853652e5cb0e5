/// What the recogniser of names sees of a word beside its lexical atoms.
package struct NameAtoms: BitwiseCopyable {
    /// Kinds of the form in the lexicon of names.
    var kinds: UInt16 = 0
    /// Kinds of the form without a genitive s, or of its last part behind a hyphen.
    var stem: UInt16 = 0
    /// Kinds of its first part before a hyphen.
    var front: UInt16 = 0
    /// Kinds of the longest phrase that it stands in, and how: first 0, inside 1, last 2; 0 for none.
    var phrase: UInt64 = 0
    /// How it stands between quotation marks: words between them times 4, and first 0, inside 1, last 2,
    /// alone 3; 0 for not at all.
    var quotation: UInt64 = 0
    /// The last part of a compound or hyphenated word; 1 for none.
    var tail: UInt64 = 1
    /// The cluster of that part, from 1; 0 for none.
    var tailCluster: UInt64 = 0
    /// Whether the clusters know the form (1), the form in lower case (2), its last part (4).
    var familiarity: UInt64 = 0
    /// Whether it begins with a capital or a digit: only such words are looked at closely.
    var isMarked = false
}

extension NameAtoms {
    private static let limit = 96
    private static let shortestCompound = 7
    private static let shortestTail = 4
    private static let shortestFront = 3

    /// Creates what is seen of a form, given in UTF-8, with its lexical atoms.
    init(
        form bytes: UnsafeBufferPointer<UInt8>, lexical: LexicalAtoms, clusters: ClusterMap,
        lexicon: ClusterMap
    ) {
        let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.limit))
        guard let first = bytes.first else { return }
        isMarked = first < 0x61 ? first > 0x40 || first >= 0x30 && first < 0x3A : first > 0x7F
        guard isMarked else { return }
        kinds = Self.kinds(of: lexical.form, in: lexicon)
        let isKnown = clusters.cluster(of: lexical.form) != 0
        let hasLower = lexical.lower != lexical.form && clusters.cluster(of: lexical.lower) != 0
        familiarity = (isKnown ? 1 : 0) | (hasLower ? 2 : 0)
        if let hyphen = bytes.lastIndex(of: 0x2D), hyphen > 0, hyphen + 1 < bytes.count {
            let last = hash(UnsafeBufferPointer(rebasing: bytes[(hyphen + 1)...]))
            let end = bytes.firstIndex(of: 0x2D) ?? hyphen
            stem = Self.kinds(of: last, in: lexicon)
            front = Self.kinds(of: hash(UnsafeBufferPointer(rebasing: bytes[..<end])), in: lexicon)
            setTail(last, clusters: clusters)
        } else {
            if bytes.count > 3, bytes[bytes.count - 1] == 0x73 {
                stem = Self.kinds(
                    of: hash(UnsafeBufferPointer(rebasing: bytes.dropLast())), in: lexicon)
            }
            if lexical.cluster == 0 { findTail(of: bytes, clusters: clusters) }
        }
    }

    private static func kinds(of form: UInt64, in lexicon: ClusterMap) -> UInt16 {
        let entry = lexicon.cluster(of: NameEntry.key(NameEntry.start, form))
        return UInt16(truncatingIfNeeded: entry) & ~NameEntry.continues
    }

    private mutating func setTail(_ form: UInt64, clusters: ClusterMap) {
        tail = form
        tailCluster = UInt64(clusters.cluster(of: form)) + 1
        familiarity |= 4
    }

    /// Sets the longest known word, written with a capital, that the form ends in.
    private mutating func findTail(of bytes: UnsafeBufferPointer<UInt8>, clusters: ClusterMap) {
        guard bytes.count >= Self.shortestCompound else { return }
        for start in Self.shortestFront...(bytes.count - Self.shortestTail) {
            // Only a letter begins a word; ä, ö, ü are two bytes of which the second is folded.
            let byte = bytes[start]
            guard byte >= 0x61 && byte < 0x7B || byte == 0xC3 else { continue }
            let form = Self.capitalised(UnsafeBufferPointer(rebasing: bytes[start...]))
            guard clusters.cluster(of: form) != 0 else { continue }
            setTail(form, clusters: clusters)
            return
        }
    }

    /// The hash of a word with its first letter as a capital.
    private static func capitalised(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { copy in
            let text = UnsafeMutableBufferPointer(rebasing: copy[..<word.count])
            _ = text.update(fromContentsOf: word)
            if text[0] == 0xC3 {
                if text[1] >= 0xA0 { text[1] -= 0x20 }
            } else {
                text[0] -= 0x20
            }
            return hash(UnsafeBufferPointer(text))
        }
    }
}
