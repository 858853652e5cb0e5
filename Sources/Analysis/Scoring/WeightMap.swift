package import LanguageData

/// The pruned, quantised weights of a linear classifier, read in place from a model file.
///
/// A feature's 64-bit hash names a bucket (high half) and a 16-bit check (low end). Section layout:
/// class count and bucket count (UInt32 each), scale (Float), a zero, the byte offsets of the buckets
/// (bucket count + 1, UInt32), then the buckets: number of features k (UInt8), k checks (UInt16), k
/// numbers of classes (UInt8), and for each feature its pairs of class (UInt8) and weight (Int8).
/// A lookup is O(features in a bucket), 4 on average; two cache lines.
///
/// Unchecked, because the pointers are to the read-only mapping that `owner` keeps alive.
package struct WeightMap: @unchecked Sendable {
    /// Number of classes.
    package let classes: Int
    /// What one unit of a weight stands for in training.
    package let scale: Float
    private let buckets: UInt64
    private let offsets: UnsafePointer<UInt32>
    private let data: UnsafePointer<UInt8>
    private let last: UInt32
    private let owner: ModelFile

    /// Bytes before the bucket offsets.
    package static let headerSize = 16

    /// Reads section `name` of `model`; throws when it is missing or inconsistent.
    package init(model: ModelFile, section name: String) throws(LanguageDataError) {
        let bytes = try model.required(name)
        guard bytes.count >= Self.headerSize, let base = bytes.baseAddress else {
            throw model.error("has a section '\(name)' that is too short")
        }
        classes = Int(base.load(as: UInt32.self))
        buckets = UInt64(base.load(fromByteOffset: 4, as: UInt32.self))
        scale = base.load(fromByteOffset: 8, as: Float.self)
        let start = Self.headerSize + (Int(buckets) + 1) * 4
        guard bytes.count >= start, buckets > 0 else {
            throw model.error("has a section '\(name)' that is too short")
        }
        offsets = (base + Self.headerSize).assumingMemoryBound(to: UInt32.self)
        data = (base + start).assumingMemoryBound(to: UInt8.self)
        last = max(offsets[Int(buckets)], 1) - 1
        guard start + Int(offsets[Int(buckets)]) == bytes.count else {
            throw model.error("has a section '\(name)' of a wrong length")
        }
        owner = model
    }

    /// Adds the weights of the feature with this check that a bucket of `count` features holds.
    @inline(__always)
    private func add(
        _ check: UInt16, in cell: UnsafePointer<UInt8>, count: Int,
        to scores: UnsafeMutablePointer<Int32>
    ) {
        let checks = UnsafeRawPointer(cell + 1)
        var index = 0
        while index < count {
            if checks.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self) == check {
                addPairs(of: index, in: cell, count: count, to: scores)
                return
            }
            index &+= 1
        }
    }

    @inline(__always)
    private func addPairs(
        of index: Int, in cell: UnsafePointer<UInt8>, count: Int,
        to scores: UnsafeMutablePointer<Int32>
    ) {
        let sizes = cell + 1 + 2 &* count
        var skip = 0
        for earlier in 0..<index { skip &+= Int(sizes[earlier]) }
        var pair = sizes + count + 2 &* skip
        for _ in 0..<sizes[index] {
            scores[Int(pair[0])] &+= Int32(Int8(bitPattern: pair[1]))
            pair += 2
        }
    }

    /// Sets the first `width` entries of `scores` to the scores of the classes under `features`.
    ///
    /// What takes time is waiting for memory: all offsets are asked for before the first is used, then
    /// all buckets, so that the processor waits for many at once.
    @inline(__always)
    func score(
        _ features: borrowing FeatureList, width: Int, into scores: UnsafeMutablePointer<Int32>
    ) {
        scores.update(repeating: 0, count: width)
        let places = features.places
        for index in 0..<features.count {
            let bucket = Int(((features.base[index] >> 32) &* buckets) >> 32)
            let start = offsets[bucket]
            places[index] = start == offsets[bucket + 1] ? .max : start
        }
        for index in 0..<features.count {
            let start = Int(min(places[index], last))
            places[index + FeatureList.capacity] = UInt32(data[start])
        }
        for index in 0..<features.count where places[index] != .max {
            add(
                UInt16(truncatingIfNeeded: features.base[index]), in: data + Int(places[index]),
                count: Int(places[index + FeatureList.capacity]), to: scores)
        }
    }
}
