/// Hashes short names: FNV-1a over small letters.
enum TokenHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        return (hash ^ UInt64(small)) &* 0x100_0000_01B3
    }

    static func hash(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var hash = seed
        var index = 0
        while name[index] != 0 {
            hash = add(name[index], to: hash)
            index += 1
        }
        return hash
    }

    static func hash(_ name: String) -> UInt64 { name.utf8.reduce(seed) { add($1, to: $0) } }
}

/// A frozen table from hashes of names to small numbers, looked up without hashing again.
struct TokenTable {
    private var keys: [UInt64]
    private var values: [UInt16]
    private let mask: Int

    /// Takes entries whose keys are not 0; half of the places stay free.
    init(_ entries: [UInt64: UInt16]) {
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [UInt16](repeating: 0, count: size)
        for (key, value) in entries {
            var place = Int(truncatingIfNeeded: key) & mask
            while keys[place] != 0 { place = (place + 1) & mask }
            keys[place] = key
            values[place] = value
        }
    }

    /// The number of a hash; nil where it is not in the table.
    subscript(key: UInt64) -> UInt16? {
        var place = Int(truncatingIfNeeded: key) & mask
        while keys[place] != 0 {
            if keys[place] == key { return values[place] }
            place = (place + 1) & mask
        }
        return nil
    }
}
