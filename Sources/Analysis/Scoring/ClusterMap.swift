package import LanguageData

/// Word clusters, read in place from a model file: 64-bit hash of a form to a cluster.
///
/// Clusters are Brown-like: the low bits of the number are the upper branches of the tree of clusters.
/// Section layout: bucket count (UInt32), buckets in a group (UInt32), first entries of the groups
/// (group count + 1, UInt32), behind which entry of its group each bucket ends (UInt8), a zero where
/// that makes the length even, entries of a 16-bit check and a 16-bit cluster.
///
/// Unchecked, because the pointers are to the read-only mapping that `owner` keeps alive.
package struct ClusterMap: @unchecked Sendable {
    private let buckets: UInt64
    private let groups: UnsafePointer<UInt32>
    private let ends: UnsafePointer<UInt8>
    private let entries: UnsafePointer<UInt16>
    private let owner: ModelFile?

    /// Bytes before the first entries of the groups.
    package static let headerSize = 8
    /// Buckets in a group: few enough that a byte counts their entries, of which each has four.
    package static let groupSize = 16

    /// Reads section `name` of `model`; throws when it is inconsistent.
    package init(model: ModelFile, section name: String) throws(LanguageDataError) {
        let bytes = try model.required(name)
        guard bytes.count >= Self.headerSize, let base = bytes.baseAddress else {
            throw model.error("has a section '\(name)' that is too short")
        }
        self.init(base: base, owner: model)
        guard (base + 4).load(as: UInt32.self) == Self.groupSize else {
            throw model.error("has a section '\(name)' of an older layout; train it again")
        }
        let start = Self.entriesOffset(buckets: Int(buckets))
        let count = Self.groupCount(buckets: Int(buckets))
        guard bytes.count >= start, start + Int(groups[count]) * 4 == bytes.count else {
            throw model.error("has a section '\(name)' of a wrong length")
        }
    }

    /// Reads a section that training has just made; `base` must outlive the map.
    package init(base: UnsafeRawPointer) { self.init(base: base, owner: nil) }

    private init(base: UnsafeRawPointer, owner: ModelFile?) {
        buckets = UInt64(base.load(as: UInt32.self))
        let count = Self.groupCount(buckets: Int(buckets))
        groups = (base + Self.headerSize).assumingMemoryBound(to: UInt32.self)
        ends = (base + Self.headerSize + (count + 1) * 4).assumingMemoryBound(to: UInt8.self)
        entries = (base + Self.entriesOffset(buckets: Int(buckets)))
            .assumingMemoryBound(to: UInt16.self)
        self.owner = owner
    }

    /// Tells this map from all others that there are at the same time.
    var identity: UnsafeRawPointer { UnsafeRawPointer(groups) }

    /// Groups of so many buckets.
    package static func groupCount(buckets: Int) -> Int {
        (buckets + groupSize - 1) / groupSize
    }

    /// Where the entries of so many buckets begin.
    package static func entriesOffset(buckets: Int) -> Int {
        headerSize + (groupCount(buckets: buckets) + 1) * 4 + (buckets + 1) / 2 * 2
    }

    /// The cluster of the form with this hash; 0 where it is in none.
    func cluster(of form: UInt64) -> UInt32 {
        if buckets == 0 { return 0 }
        let bucket = Int(((form >> 32) &* buckets) >> 32)
        let check = UInt16(truncatingIfNeeded: form)
        let first = Int(groups[bucket / Self.groupSize])
        let start = bucket % Self.groupSize == 0 ? first : first &+ Int(ends[bucket &- 1])
        for index in start..<(first &+ Int(ends[bucket]))
        where entries[2 &* index] == check {
            return UInt32(entries[2 &* index &+ 1])
        }
        return 0
    }
}
