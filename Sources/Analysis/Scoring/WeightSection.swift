/// The pruned, quantised weights of a linear classifier as a model file holds them.
///
/// Section layout: class count and bucket count (UInt32 each), scale (Float), a zero, the byte offsets of
/// the buckets (bucket count + 1, UInt32), then the buckets: number of features k (UInt8), k checks
/// (UInt16), k numbers of classes (UInt8), and for each feature its pairs of class (UInt8) and weight
/// (Int8).
struct WeightSection {
    /// Number of classes, at most 255.
    let classes: Int
    /// Number of buckets.
    let buckets: Int
    /// What one unit of a weight stands for in training.
    let scale: Float
    private let offsets: UnsafePointer<UInt32>
    private let data: UnsafePointer<UInt8>

    /// Bytes before the bucket offsets.
    static let headerSize = 16
    /// Bytes above which a layout would not find its records.
    private static let limit = 1 << 23

    /// A bucket: its checks, sizes and pairs.
    struct Bucket {
        /// Number of features.
        let count: Int
        /// Their checks, two bytes each.
        let checks: UnsafePointer<UInt8>
        /// The number of classes that each weighs.
        let sizes: UnsafePointer<UInt8>
        /// The pairs of all, one after the other.
        let pairs: UnsafePointer<UInt8>
    }

    /// Reads a section, which must outlive it; nil when it is not consistent; O(bytes).
    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.headerSize, let base = bytes.baseAddress else { return nil }
        classes = Int(base.load(as: UInt32.self))
        buckets = Int(base.load(fromByteOffset: 4, as: UInt32.self))
        scale = base.load(fromByteOffset: 8, as: Float.self)
        let start = Self.headerSize + (buckets + 1) * 4
        guard bytes.count >= start, bytes.count < Self.limit, buckets > 0,
            (1...255).contains(classes)
        else { return nil }
        offsets = (base + Self.headerSize).assumingMemoryBound(to: UInt32.self)
        data = (base + start).assumingMemoryBound(to: UInt8.self)
        guard start + Int(offsets[buckets]) == bytes.count, isConsistent else { return nil }
    }

    /// Whether every bucket lies where its offsets say and names only classes that there are.
    private var isConsistent: Bool {
        for index in 0..<buckets {
            guard offsets[index] <= offsets[index + 1], offsets[index + 1] <= offsets[buckets]
            else { return false }
            let length = Int(offsets[index + 1] - offsets[index])
            guard length > 0 else { continue }
            let bucket = bucket(index)
            guard length > 3 * bucket.count else { return false }
            var pairs = 0
            for feature in 0..<bucket.count { pairs += Int(bucket.sizes[feature]) }
            guard length == 1 + 3 * bucket.count + 2 * pairs else { return false }
            for pair in 0..<pairs where Int(bucket.pairs[2 * pair]) >= classes { return false }
        }
        return true
    }

    /// Bucket number `index`; O(1).
    @inline(__always)
    func bucket(_ index: Int) -> Bucket {
        let cell = data + Int(offsets[index])
        let count = offsets[index] == offsets[index + 1] ? 0 : Int(cell[0])
        return Bucket(
            count: count, checks: cell + 1, sizes: cell + 1 + 2 * count,
            pairs: cell + 1 + 3 * count)
    }
}
