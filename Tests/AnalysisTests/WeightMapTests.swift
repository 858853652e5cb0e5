import Testing

@testable import Analysis

/// Random weights in the form of a model file, with what a feature weighs by class.
private struct RandomSection {
    var bytes: [UInt8] = []
    /// Weights by bucket and check.
    var weights: [UInt64: [Int32]] = [:]
    let buckets = 64
    let classes: Int
    private var random: UInt64

    /// About `features` features; those of few buckets share one.
    init(classes: Int, features: Int, seed: UInt64) {
        self.classes = classes
        random = seed
        var offsets: [UInt32] = [0]
        var data: [UInt8] = []
        for bucket in 0..<buckets {
            data += cell(bucket, count: bucket % 9 == 0 ? 0 : features / buckets + next(below: 12))
            offsets.append(UInt32(data.count))
        }
        append(UInt32(classes))
        append(UInt32(buckets))
        append(Float(0.01).bitPattern)
        append(0)
        for offset in offsets { append(offset) }
        bytes += data
    }

    private mutating func append(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }

    private mutating func next(below limit: Int) -> Int {
        random = mix(random &+ 1, 0x77)
        return Int(random >> 33) % limit
    }

    private mutating func cell(_ bucket: Int, count: Int) -> [UInt8] {
        var checks: [UInt16] = []
        var sizes: [UInt8] = []
        var pairs: [UInt8] = []
        for _ in 0..<count {
            let check = UInt16(next(below: 65_536))
            guard !checks.contains(check) else { continue }
            checks.append(check)
            var row = [Int32](repeating: 0, count: classes)
            let few = next(below: 3) > 0
            for label in 0..<classes where next(below: few ? classes : 2) < 2 {
                row[label] = Int32(next(below: 255) - 127)
                pairs += [UInt8(label), UInt8(bitPattern: Int8(row[label]))]
            }
            sizes.append(UInt8((pairs.count - 2 * sizes.reduce(0) { $0 + Int($1) }) / 2))
            weights[UInt64(bucket) << 16 | UInt64(check)] = row
        }
        guard !checks.isEmpty else { return [] }
        return [UInt8(checks.count)] + checks.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + sizes
            + pairs
    }

    /// Features, about two of three of them known.
    mutating func features(_ count: Int) -> [UInt64] {
        let known = weights.keys.sorted()
        return (0..<count).map { index in
            guard index % 3 > 0 else { return mix(UInt64(index), random) }
            let key = known[next(below: known.count)]
            // The high half that the middle of the bucket's share has.
            let high = ((key >> 16) << 32 + 1 << 31) / UInt64(buckets)
            return high << 32 | key & 0xFFFF
        }
    }

    /// The sums of the weights of `features`.
    func scores(of features: [UInt64]) -> [Int32] {
        var scores = [Int32](repeating: 0, count: classes)
        for feature in features {
            let bucket = ((feature >> 32) &* UInt64(buckets)) >> 32
            for (label, weight) in (weights[bucket << 16 | feature & 0xFFFF] ?? []).enumerated() {
                scores[label] += weight
            }
        }
        return scores
    }
}

@Suite struct WeightMapTests {
    @Test(arguments: [2, 8, 17, 24, 25, 57, 81, 91, 128, 129, 230, 255])
    func `scores are the sums of the weights in the section`(classes: Int) throws {
        var section = RandomSection(classes: classes, features: 400, seed: UInt64(classes))
        let map = try section.bytes.withUnsafeBytes {
            WeightMap(try #require(WeightSection(bytes: $0)))
        }
        var list = FeatureList()
        let memory = DecodingMemory()
        for count in [0, 1, 40, 150] {
            let features = section.features(count)
            list.count = count
            for (index, feature) in features.enumerated() { list.base[index] = feature }
            map.score(list, width: classes, into: memory.scores)
            let scores = (0..<classes).map { memory.scores[$0] }
            #expect(scores == section.scores(of: features))
        }
    }

    @Test func `a section that is cut or altered is refused`() {
        let section = RandomSection(classes: 17, features: 300, seed: 5)
        let isRead = { (bytes: [UInt8]) in
            bytes.withUnsafeBytes { WeightSection(bytes: $0) != nil }
        }
        #expect(isRead(section.bytes))
        #expect(!isRead(Array(section.bytes.dropLast())))
        #expect(!isRead(Array(section.bytes.prefix(12))))
        var longer = section.bytes
        longer[16 + 4 * 30 + 2] ^= 1
        #expect(!isRead(longer))
        var fuller = section.bytes
        fuller[16 + 4 * 65] ^= 1
        #expect(!isRead(fuller) || section.bytes[16 + 4 * 65] == 0)
    }
}
