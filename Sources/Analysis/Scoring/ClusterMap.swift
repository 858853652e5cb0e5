package import LanguageData

/// Word clusters, read in place from a model file: 64-bit hash of a form to a cluster.
///
/// Clusters are Brown-like: the low bits of the number are the upper branches of the tree of clusters.
/// Section layout: bucket count (UInt32), a zero, first entries of the buckets (bucket count + 1,
/// UInt32), entries of a 16-bit check and a 16-bit cluster.
///
/// Unchecked, because the pointers are to the read-only mapping that `owner` keeps alive.
package struct ClusterMap: @unchecked Sendable {
    private let buckets: UInt64
    private let starts: UnsafePointer<UInt32>
    private let entries: UnsafePointer<UInt16>
    private let owner: ModelFile?

    /// Bytes before the bucket starts.
    package static let headerSize = 8

    /// Reads section `name` of `model`; throws when it is inconsistent.
    package init(model: ModelFile, section name: String) throws(LanguageDataError) {
        let bytes = try model.required(name)
        guard bytes.count >= Self.headerSize, let base = bytes.baseAddress else {
            throw model.error("has a section '\(name)' that is too short")
        }
        self.init(base: base, owner: model)
        let start = Self.headerSize + (Int(buckets) + 1) * 4
        guard bytes.count >= start, start + Int(starts[Int(buckets)]) * 4 == bytes.count else {
            throw model.error("has a section '\(name)' of a wrong length")
        }
    }

    /// Reads a section that training has just made; `base` must outlive the map.
    package init(base: UnsafeRawPointer) { self.init(base: base, owner: nil) }

    private init(base: UnsafeRawPointer, owner: ModelFile?) {
        buckets = UInt64(base.load(as: UInt32.self))
        starts = (base + Self.headerSize).assumingMemoryBound(to: UInt32.self)
        entries = (base + Self.headerSize + (Int(buckets) + 1) * 4)
            .assumingMemoryBound(to: UInt16.self)
        self.owner = owner
    }

    /// Tells this map from all others that there are at the same time.
    var identity: UnsafeRawPointer { UnsafeRawPointer(starts) }

    /// The cluster of the form with this hash; 0 where it is in none.
    func cluster(of form: UInt64) -> UInt32 {
        if buckets == 0 { return 0 }
        let bucket = Int(((form >> 32) &* buckets) >> 32)
        let check = UInt16(truncatingIfNeeded: form)
        for index in Int(starts[bucket])..<Int(starts[bucket + 1])
        where entries[2 &* index] == check {
            return UInt32(entries[2 &* index &+ 1])
        }
        return 0
    }
}
