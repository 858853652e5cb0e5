/// What a word looks like, as hashes that features are made of.
package struct LexicalAtoms: BitwiseCopyable {
    /// The form.
    package var form: UInt64 = 0
    /// The form in lower case, digits as 0.
    package var lower: UInt64 = 0
    /// Its last letter, last two and so on up to five, in lower case.
    package var suffix1: UInt64 = 0, suffix2: UInt64 = 0, suffix3: UInt64 = 0
    /// See `suffix1`.
    package var suffix4: UInt64 = 0, suffix5: UInt64 = 0
    /// Its first letter, first two, first three, in lower case.
    package var prefix1: UInt64 = 0, prefix2: UInt64 = 0, prefix3: UInt64 = 0
    /// Kinds of letters, runs cut to two ("Xxd-").
    package var shape: UInt64 = 0
    /// Word cluster; 0 for none.
    package var cluster: UInt64 = 0

    /// The upper 4 branches of the cluster.
    @inlinable package var cluster4: UInt64 { cluster & 15 }
    /// The upper 6 branches of the cluster.
    @inlinable package var cluster6: UInt64 { cluster & 63 }
    /// The upper 10 branches of the cluster.
    @inlinable package var cluster10: UInt64 { cluster & 1023 }

    /// Atoms of a place outside the sentence.
    static func outside(_ number: UInt64) -> LexicalAtoms {
        var atoms = LexicalAtoms()
        atoms.form = 0xB0_0000 + number
        atoms.lower = 0xB0_0000 + number
        atoms.shape = 0xB0_0000 + number
        atoms.suffix3 = 0xB0_0000 + number
        atoms.cluster = 0x7FFF_0000 + number
        return atoms
    }
}

extension LexicalAtoms {
    /// Longest part of a form that is looked at, in bytes.
    private static let limit = 96

    /// What `form` is for a form, given in UTF-8.
    @inline(__always)
    static func formHash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        hash(UnsafeBufferPointer(rebasing: bytes.prefix(limit)))
    }

    /// Creates the atoms of a form, given in UTF-8.
    package init(form bytes: UnsafeBufferPointer<UInt8>, clusters: ClusterMap) {
        let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.limit))
        form = hash(bytes)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.limit) { folded in
            let text = UnsafeMutableBufferPointer(rebasing: folded[0..<bytes.count])
            shape = Self.fold(bytes, into: text)
            setParts(UnsafeBufferPointer(text))
        }
        cluster = UInt64(clusters.cluster(of: form))
        if cluster == 0 { cluster = UInt64(clusters.cluster(of: lower)) }
    }

    /// Writes `bytes` in lower case (Latin) with digits as 0; returns the hash of the shape.
    private static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>, into text: UnsafeMutableBufferPointer<UInt8>
    ) -> UInt64 {
        var shape: UInt64 = 0x5A
        var last: UInt8 = 0
        var run = 0
        for index in 0..<bytes.count {
            var byte = bytes[index]
            let kind: UInt8
            switch byte {
            case 0x41...0x5A:
                kind = 1
                byte |= 0x20
            case 0x61...0x7A: kind = 2
            case 0x30...0x39:
                kind = 3
                byte = 0x30
            case 0x80...0xBF:
                if index > 0, bytes[index - 1] == 0xC3, byte <= 0x9E, byte != 0x97 {
                    kind = 1
                    byte += 0x20
                } else {
                    kind = last
                }
            case 0xC2...0xF4:
                kind = byte == 0xC3 && index + 1 < bytes.count && bytes[index + 1] <= 0x9E ? 1 : 2
            default: kind = byte
            }
            run = kind == last ? run + 1 : 1
            if run <= 2 { shape = mix(shape, UInt64(kind)) }
            last = kind
            text[index] = byte
        }
        return shape
    }

    /// Sets the word in lower case, its endings and its beginnings.
    private mutating func setParts(_ text: UnsafeBufferPointer<UInt8>) {
        lower = hash(text)
        suffix1 = Self.ending(text, 1)
        suffix2 = Self.ending(text, 2)
        suffix3 = Self.ending(text, 3)
        suffix4 = Self.ending(text, 4)
        suffix5 = Self.ending(text, 5)
        prefix1 = Self.beginning(text, 1)
        prefix2 = Self.beginning(text, 2)
        prefix3 = Self.beginning(text, 3)
    }

    private static func ending(_ text: UnsafeBufferPointer<UInt8>, _ letters: Int) -> UInt64 {
        var start = text.count
        var left = letters
        while start > 0, left > 0 {
            start -= 1
            if text[start] & 0xC0 != 0x80 { left -= 1 }
        }
        return hash(UnsafeBufferPointer(rebasing: text[start...])) &+ UInt64(letters)
    }

    private static func beginning(_ text: UnsafeBufferPointer<UInt8>, _ letters: Int) -> UInt64 {
        var end = 0
        var left = letters
        while end < text.count {
            if text[end] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            end += 1
        }
        return hash(UnsafeBufferPointer(rebasing: text[..<end])) &+ UInt64(letters) << 8
    }
}
