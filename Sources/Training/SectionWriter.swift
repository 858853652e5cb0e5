internal import Analysis
internal import LanguageData

/// Bytes of a model file in the making, little-endian.
struct ByteBuilder {
    /// The bytes so far.
    private(set) var bytes: [UInt8] = []

    /// Adds an integer.
    mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds bytes.
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Adds zeros up to a multiple of `size`.
    mutating func pad(to size: Int) {
        while bytes.count % size != 0 { bytes.append(0) }
    }
}

/// Writes trained weights as `WeightMap` reads them: quantised to 8 bits and pruned to a budget.
enum WeightSection {
    /// Features in a bucket on average.
    static let load = 4

    /// The section of trained tables, which have no feature in common, in at most `budget` bytes.
    static func bytes(of tables: [WeightTable], budget: Int) -> [UInt8] {
        bytes(of: tables.map { SparseWeights($0) }, budget: budget, countsFrequency: false)
    }

    /// The section of `tables`, which have no feature in common, in at most `budget` bytes.
    static func bytes(
        of tables: [SparseWeights], budget: Int, countsFrequency: Bool,
        reach: Double = QuantisedWeights.commonReach
    ) -> [UInt8] {
        var weights = QuantisedWeights(tables, reach: reach)
        weights.prune(to: budget, countsFrequency: countsFrequency)
        return encode(
            weights.features, classes: tables.reduce(0) { max($0, $1.classes) }, unit: weights.unit)
    }

    /// The features of `tables` that the section of this budget would keep.
    static func features(of tables: [SparseWeights], budget: Int) -> [UInt64] {
        var weights = QuantisedWeights(tables)
        weights.prune(to: budget, countsFrequency: true)
        return weights.features.map(\.key)
    }

    private static func encode(_ features: [QuantisedWeights.Feature], classes: Int, unit: Float)
        -> [UInt8]
    {
        let buckets = max(1, features.count / load)
        var offsets = ByteBuilder()
        var data = ByteBuilder()
        var next = 0
        for bucket in 0..<buckets {
            offsets.append(UInt32(data.bytes.count))
            var members: [QuantisedWeights.Feature] = []
            while next < features.count, Self.bucket(features[next].key, buckets) == bucket {
                let check = UInt16(truncatingIfNeeded: features[next].key)
                if !members.contains(where: { UInt16(truncatingIfNeeded: $0.key) == check }) {
                    members.append(features[next])
                }
                next += 1
            }
            append(members, to: &data)
        }
        offsets.append(UInt32(data.bytes.count))
        var section = ByteBuilder()
        section.append(UInt32(classes))
        section.append(UInt32(buckets))
        section.append(unit.bitPattern)
        section.append(UInt32(0))
        section.append(offsets.bytes)
        section.append(data.bytes)
        return section.bytes
    }

    private static func bucket(_ key: UInt64, _ buckets: Int) -> Int {
        Int(((key >> 32) &* UInt64(buckets)) >> 32)
    }

    private static func append(_ members: [QuantisedWeights.Feature], to data: inout ByteBuilder) {
        if members.isEmpty { return }
        let members = members.prefix(255)
        data.append(UInt8(members.count))
        for member in members { data.append(UInt16(truncatingIfNeeded: member.key)) }
        for member in members { data.append(UInt8(min(255, member.pairs.count))) }
        for member in members {
            for pair in member.pairs.prefix(255) {
                data.append(pair.label)
                data.append(UInt8(bitPattern: pair.weight))
            }
        }
    }
}

/// Writes word clusters as `ClusterMap` reads them.
enum ClusterSection {
    /// The section of a table of word, tab, cluster; empty where `path` is nil.
    static func bytes(path: String?) throws(TrainingError) -> [UInt8] {
        var entries: [(key: UInt64, cluster: UInt16)] = []
        if let path {
            for line in try PackedText.read(path).split(separator: 0x0A) where line.first != 0x23 {
                let cells = line.split(separator: 0x09)
                guard cells.count >= 2,
                    let cluster = UInt16(String(decoding: cells[1], as: UTF8.self))
                else { continue }
                entries.append((cells[0].withUnsafeBufferPointer { hash($0) }, cluster))
            }
        }
        return encode(entries)
    }

    /// The section of entries, which it sorts; of one form's entries the first counts.
    static func encode(_ entries: [(key: UInt64, cluster: UInt16)]) -> [UInt8] {
        let entries = entries.sorted { ($0.key, $0.cluster) < ($1.key, $1.cluster) }
        let buckets = (entries.count + 3) / 4
        var groups = ByteBuilder()
        var ends = ByteBuilder()
        var next = 0
        var first = 0
        for bucket in 0..<buckets {
            if bucket % ClusterMap.groupSize == 0 {
                first = next
                groups.append(UInt32(first))
            }
            while next < entries.count,
                Int(((entries[next].key >> 32) &* UInt64(buckets)) >> 32) == bucket
            {
                next += 1
            }
            ends.append(UInt8(next - first))
        }
        groups.append(UInt32(next))
        ends.pad(to: 2)
        var section = ByteBuilder()
        section.append(UInt32(buckets))
        section.append(UInt32(ClusterMap.groupSize))
        section.append(groups.bytes)
        section.append(ends.bytes)
        for entry in entries where buckets > 0 {
            section.append(UInt16(truncatingIfNeeded: entry.key))
            section.append(entry.cluster)
        }
        return section.bytes
    }
}

/// Clusters in memory, for training.
final class ClusterStorage {
    /// The section.
    let bytes: [UInt8]
    /// The clusters, readable as long as this object lives.
    let map: ClusterMap
    private let memory: UnsafeMutableRawBufferPointer

    /// Keeps the bytes of a section.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        memory = .allocate(byteCount: max(64, bytes.count), alignment: 64)
        memory.copyBytes(from: bytes)
        map = ClusterMap(base: UnsafeRawPointer(memory.baseAddress.unsafelyUnwrapped))
    }

    deinit { memory.deallocate() }
}
