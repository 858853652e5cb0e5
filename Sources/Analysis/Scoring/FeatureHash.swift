/// Stirs `value` into the hash of a feature; a chain of calls names a feature in 64 bits.
@inlinable
@inline(__always)
package func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
}

/// The 64-bit hash of bytes, FNV-1a stirred once more.
@inlinable
package func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return mix(hash, 0x51)
}

/// The hashed features of one decision, in memory that is used again for the next.
package struct FeatureList: ~Copyable {
    /// The features.
    package let base: UnsafeMutablePointer<UInt64>
    /// Where a classifier looks for each feature.
    let starts: UnsafeMutablePointer<UInt32>
    /// Weights that a classifier found, those in rows and those in pairs.
    let rows: UnsafeMutablePointer<UInt64>
    /// See `rows`.
    let pairs: UnsafeMutablePointer<UInt64>
    /// Sums of the weights by class.
    let sums: UnsafeMutablePointer<Int16>
    /// How many there are.
    package var count = 0
    /// How many there may be.
    package static let capacity = 192

    /// Makes room.
    package init() {
        base = .allocate(capacity: Self.capacity)
        starts = .allocate(capacity: Self.capacity)
        // One more than features: what is no hit is written behind the last and counted out.
        rows = .allocate(capacity: Self.capacity + 1)
        pairs = .allocate(capacity: Self.capacity + 1)
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: 2 * WeightMap.maximumLanes, alignment: 16)
        sums = bytes.bindMemory(to: Int16.self, capacity: WeightMap.maximumLanes)
        sums.initialize(repeating: 0, count: WeightMap.maximumLanes)
    }

    deinit {
        base.deallocate()
        starts.deallocate()
        rows.deallocate()
        pairs.deallocate()
        sums.deallocate()
    }

    /// Forgets all features.
    @inline(__always)
    package mutating func removeAll() { count = 0 }

    /// Adds a feature of template `template`.
    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64) {
        push(mix(mix(template &* 0xD6E8_FEB8_6659_FD93, a), 0x2545))
    }

    /// Adds a feature of two values.
    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
        push(mix(mix(template &* 0xD6E8_FEB8_6659_FD93, a), b))
    }

    /// Adds a feature of three values.
    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
        push(mix(mix(mix(template &* 0xD6E8_FEB8_6659_FD93, a), b), c))
    }

    /// Adds a feature of four values.
    @inline(__always)
    mutating func add(
        _ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64
    ) {
        push(mix(mix(mix(mix(template &* 0xD6E8_FEB8_6659_FD93, a), b), c), d))
    }

    @inline(__always)
    private mutating func push(_ feature: UInt64) {
        assert(count < Self.capacity, "templates outgrew the list")
        base[count] = feature
        count += 1
    }
}
