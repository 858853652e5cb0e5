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
    private struct Feature {
        var key: UInt64
        var pairs: [(label: UInt8, weight: Int8)]
    }

    /// Features in a bucket on average.
    private static let load = 4

    /// The section of trained tables, which have no feature in common, in at most `budget` bytes.
    static func bytes(of tables: [WeightTable], budget: Int) -> [UInt8] {
        bytes(of: tables.map { SparseWeights($0) } as [SparseWeights], budget: budget)
    }

    /// The section of `tables`, which have no feature in common, in at most `budget` bytes.
    static func bytes(of tables: [SparseWeights], budget: Int) -> [UInt8] {
        let unit = unit(of: tables)
        let classes = tables.reduce(0) { max($0, $1.classes) }
        var features = quantise(tables, unit: unit)
        var least = 1
        while size(of: features) > budget, least < 100 {
            least += 1
            features = prune(features, least: least)
        }
        return encode(features, classes: classes, unit: unit)
    }

    private static func size(of features: [Feature]) -> Int {
        features.reduce(0) { $0 + 3 + 2 * $1.pairs.count } + features.count * 4 / load
    }

    private static func prune(_ features: [Feature], least: Int) -> [Feature] {
        features.compactMap { feature in
            let pairs = feature.pairs.filter { abs(Int($0.weight)) >= least }
            return pairs.isEmpty ? nil : Feature(key: feature.key, pairs: pairs)
        }
    }

    /// The weight that one quantum stands for: 127 quanta reach beyond all but the largest weights.
    private static func unit(of tables: [SparseWeights]) -> Float {
        var sizes = tables.flatMap { $0.values.map { abs($0) } }
        guard !sizes.isEmpty else { return 1 }
        sizes.sort()
        return max(sizes[Int(Double(sizes.count - 1) * 0.9998)] / 127, .leastNormalMagnitude)
    }

    private static func quantise(_ tables: [SparseWeights], unit: Float) -> [Feature] {
        var features: [Feature] = []
        for table in tables {
            for index in 0..<table.count {
                var pairs: [(label: UInt8, weight: Int8)] = []
                table.forEachPair(of: index) { label, weight in
                    let quantum = max(-127, min(127, (weight / unit).rounded()))
                    if quantum != 0 { pairs.append((UInt8(label), Int8(quantum))) }
                }
                if !pairs.isEmpty { features.append(Feature(key: table.keys[index], pairs: pairs)) }
            }
        }
        return tables.count == 1 ? features : features.sorted { $0.key < $1.key }
    }

    private static func encode(_ features: [Feature], classes: Int, unit: Float) -> [UInt8] {
        let buckets = max(1, features.count / load)
        var offsets = ByteBuilder()
        var data = ByteBuilder()
        var next = 0
        for bucket in 0..<buckets {
            offsets.append(UInt32(data.bytes.count))
            var members: [Feature] = []
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

    private static func append(_ members: [Feature], to data: inout ByteBuilder) {
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
        var starts = ByteBuilder()
        var next = 0
        for bucket in 0..<buckets {
            starts.append(UInt32(next))
            while next < entries.count,
                Int(((entries[next].key >> 32) &* UInt64(buckets)) >> 32) == bucket
            {
                next += 1
            }
        }
        starts.append(UInt32(buckets == 0 ? 0 : entries.count))
        var section = ByteBuilder()
        section.append(UInt32(buckets))
        section.append(UInt32(0))
        section.append(starts.bytes)
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
