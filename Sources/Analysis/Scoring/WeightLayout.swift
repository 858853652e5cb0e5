internal import CProcessor

/// Where the weights of a classifier lie in memory, and how one entry is found and added.
///
/// A bucket is one record, mostly one cache line: a check of 2 bytes for each feature, then for each
/// the length of what it weighs, then what they weigh. Even lengths are pairs of class (UInt8) and weight
/// (Int8), odd ones rows: with few classes the weights themselves, else the place of the row (UInt32)
/// and its length in units of 8 (UInt8).
///
/// An entry is the offset of what a feature weighs from `base`, and in its lowest byte the length.
struct WeightLayout {
    /// Of each bucket and one more: offset of its record, and in the lowest byte its number of features.
    let starts: UnsafeMutablePointer<UInt32>
    /// Records, then rows.
    let base: UnsafeMutableRawPointer
    /// Units of 8 weights in rows that lie in records; 0 where rows are elsewhere.
    let innerChunks: Int
    /// Four pairs that weigh nothing: each of a class of its own that there is not, so that none waits
    /// for another, or all of the last.
    let padding: UInt64

    /// Most classes of which rows lie in records.
    static let fewClasses = 24
    /// Weights from which on a feature has a row, where rows lie in records and elsewhere.
    static let fewestForRow = (inner: 8, outer: 12)
    /// Bytes that may be read behind the last record or row.
    static let slack = 32

    /// Has the processor fetch a record, up to where the next begins.
    @inline(__always)
    func fetch(_ start: UInt32, _ next: UInt32) {
        dateline_prefetch(base + Int(start >> 8))
        dateline_prefetch(base + Int(next >> 8))
    }

    /// The entry with this check in a bucket, and 1 where there is one, else any and 0.
    ///
    /// Four checks are compared at once: where two 64-bit words are equal in 16 bits, their difference
    /// has 16 zeros there, and the lowest such place is exact (Warren, Hacker's Delight, 6-1). The lengths
    /// before one are added up by a multiplication.
    @inline(__always)
    func entry(_ check: UInt16, in start: UInt32) -> (entry: UInt64, isFound: UInt64) {
        let count = Int(start & 0xFF)
        let record = base + Int(start >> 8)
        let wanted = UInt64(check) &* 0x0001_0001_0001_0001
        let low = Self.zeros(record.loadUnaligned(as: UInt64.self) ^ wanted)
        let high = Self.zeros(record.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ wanted)
        let place = (low | high &<< 4 | 0x100).trailingZeroBitCount
        if count > 8, place >= 8 { return laterEntry(check, in: start) }
        let lengths = record.loadUnaligned(fromByteOffset: 2 &* count, as: UInt64.self)
        let shift = UInt64(place & 7) &* 8
        let before = lengths & ((1 &<< shift) &- 1)
        let offset =
            UInt64(start >> 8) &+ UInt64(3 &* count)
            &+ (before &* 0x0101_0101_0101_0101) &>> 56
        return (offset &<< 8 | (lengths &>> shift) & 0xFF, place < count ? 1 : 0)
    }

    /// A bit for each 16-bit part of a word that is zero, exact up to the first.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        let marks = (word &- 0x0001_0001_0001_0001) & ~word & 0x8000_8000_8000_8000
        // Brings the bits 15, 31, 47 and 63 side by side.
        return ((marks &>> 15) &* 0x0001_0002_0004_0008) &>> 48
    }

    /// As `entry`, behind the eighth feature of a bucket.
    private func laterEntry(_ check: UInt16, in start: UInt32) -> (entry: UInt64, isFound: UInt64) {
        let count = Int(start & 0xFF)
        let record = base + Int(start >> 8)
        var offset = UInt64(start >> 8) + UInt64(3 * count)
        for place in 0..<count {
            let length = record.load(fromByteOffset: 2 * count + place, as: UInt8.self)
            if place >= 8,
                record.loadUnaligned(fromByteOffset: 2 * place, as: UInt16.self) == check
            {
                return (offset << 8 | UInt64(length), 1)
            }
            offset += UInt64(length)
        }
        return (0, 0)
    }

    /// Turns entries of rows into places of rows, with the number of units of 8 weights in the lowest
    /// byte, and has the rows fetched.
    @inline(__always)
    func resolveRows(_ rows: UnsafeMutablePointer<UInt64>, count: Int) {
        if innerChunks > 0 {
            for index in 0..<count { rows[index] = rows[index] & ~0xFF | UInt64(innerChunks) }
        } else {
            for index in 0..<count {
                let place = base + Int(rows[index] >> 8)
                let row = place.loadUnaligned(as: UInt64.self)
                let start = Int(row & 0xFFFF_FFFF)
                dateline_prefetch(base + start)
                dateline_prefetch(base + start + 64)
                rows[index] = UInt64(start) &<< 8 | (row &>> 32) & 0xFF
            }
        }
    }

    /// Adds a row.
    @inline(__always)
    func addRow(_ row: UInt64, to sums: UnsafeMutablePointer<Int16>) {
        var weights = base + Int(row >> 8)
        var sum = UnsafeMutableRawPointer(sums)
        for _ in 0..<Int(row & 0xFF) {
            let some = SIMD8<Int16>(truncatingIfNeeded: weights.loadUnaligned(as: SIMD8<Int8>.self))
            sum.storeBytes(of: sum.load(as: SIMD8<Int16>.self) &+ some, as: SIMD8<Int16>.self)
            weights += 8
            sum += 16
        }
    }

    /// Adds the pairs of an entry, four at a time, without branching on how many there are.
    @inline(__always)
    func addPairs(_ entry: UInt64, to sums: UnsafeMutablePointer<Int16>) {
        var place = base + Int(entry >> 8)
        var left = Int(entry & 0xFF)
        repeat {
            let mask = UInt64.max >> UInt64(64 - 8 * min(left, 8))
            let pairs = place.loadUnaligned(as: UInt64.self) & mask | padding & ~mask
            Self.add(pairs, to: sums)
            Self.add(pairs >> 16, to: sums)
            Self.add(pairs >> 32, to: sums)
            Self.add(pairs >> 48, to: sums)
            place += 8
            left &-= 8
        } while left > 0
    }

    @inline(__always)
    private static func add(_ pair: UInt64, to sums: UnsafeMutablePointer<Int16>) {
        sums[Int(pair & 0xFF)] &+= Int16(Int8(truncatingIfNeeded: pair >> 8))
    }
}
