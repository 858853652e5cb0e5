/// Weights in 8 bits, and what of them is worth its room.
struct QuantisedWeights {
    /// A feature with the classes whose weight is not zero.
    struct Feature {
        /// Its hash.
        var key: UInt64
        /// How often it was met in training.
        var count: Float
        /// Classes, weights, and how large the weights were in quanta before they were rounded.
        var pairs: [(label: UInt8, weight: Int8, size: Float)]
    }

    /// The features, in ascending order.
    private(set) var features: [Feature] = []
    /// The weight that one quantum stands for.
    let unit: Float

    /// Share of the weights that the quanta reach; the few larger ones are cut.
    static let commonReach = 0.9998

    /// Rounds the weights of tables that have no feature in common.
    init(_ tables: [SparseWeights], reach: Double = commonReach) {
        unit = Self.unit(of: tables, reach: reach)
        for table in tables {
            for index in 0..<table.count { append(index, of: table) }
        }
        if tables.count > 1 { features.sort { $0.key < $1.key } }
    }

    private mutating func append(_ index: Int, of table: SparseWeights) {
        var pairs: [(label: UInt8, weight: Int8, size: Float)] = []
        table.forEachPair(of: index) { label, weight in
            let quantum = max(-127, min(127, (weight / unit).rounded()))
            if quantum != 0 { pairs.append((UInt8(label), Int8(quantum), abs(weight / unit))) }
        }
        guard !pairs.isEmpty else { return }
        features.append(
            Feature(key: table.keys[index], count: table.counts[index], pairs: pairs))
    }

    /// 127 quanta reach a share `reach` of the weights.
    private static func unit(of tables: [SparseWeights], reach: Double) -> Float {
        var sizes = tables.flatMap { $0.values.map { abs($0) } }
        guard !sizes.isEmpty else { return 1 }
        sizes.sort()
        return max(sizes[Int(Double(sizes.count - 1) * reach)] / 127, .leastNormalMagnitude)
    }

    /// Leaves out the smallest weights until a section of the rest has at most `budget` bytes.
    ///
    /// With `countsFrequency` a weight is the larger, the more often its feature was met (by the square
    /// root of that): it decides more often. Else the size before rounding counts: so many weights are
    /// one quantum large that leaving them all out would leave much of the budget unused.
    mutating func prune(to budget: Int, countsFrequency: Bool) {
        guard Self.size(of: features) > budget else { return }
        func worth(_ feature: Feature) -> Float {
            countsFrequency ? max(1, feature.count).squareRoot() : 1
        }
        func kept(_ least: Float) -> [Feature] {
            features.compactMap { feature in
                let least = least / worth(feature)
                var feature = feature
                feature.pairs.removeAll {
                    (countsFrequency ? abs(Float($0.weight)) : $0.size) < least
                }
                return feature.pairs.isEmpty ? nil : feature
            }
        }
        var high = features.reduce(Float(1)) { max($0, 127 * worth($1)) }
        var low: Float = 0
        for _ in 0..<20 {
            let middle = low > 0 ? (low * high).squareRoot() : high / 1000
            if Self.size(of: kept(middle)) > budget { low = middle } else { high = middle }
        }
        features = kept(high)
    }

    /// Bytes of a section: buckets, checks, numbers of classes, pairs.
    private static func size(of features: [Feature]) -> Int {
        features.reduce(0) { $0 + 3 + 2 * $1.pairs.count }
            + features.count * 4 / WeightSection.load
    }
}
