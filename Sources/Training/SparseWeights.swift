/// Averaged weights of a linear classifier in little memory: the features in order, each with the classes
/// whose weight is not zero.
struct SparseWeights {
    /// Number of classes.
    let classes: Int
    /// The features, in ascending order.
    private(set) var keys: [UInt64] = []
    /// How often each feature was met in training.
    private(set) var counts: [Float] = []
    private var starts: [Int] = [0]
    private var labels: [UInt8] = []
    private var weights: [Float] = []

    /// Creates weights without features.
    init(classes: Int) { self.classes = classes }

    /// Takes over the weights of a trained table.
    init(_ table: WeightTable) {
        classes = table.classes
        table.forEachFeature { key, row in
            for label in 0..<table.classes where row[label] != 0 { append(label, row[label]) }
            close(key, count: row[table.classes])
        }
    }

    /// Number of features.
    var count: Int { keys.count }

    /// All weights, feature by feature.
    var values: [Float] { weights }

    /// Calls `body` with every class of feature `index` and its weight.
    @inline(__always)
    func forEachPair(of index: Int, _ body: (Int, Float) -> Void) {
        for place in starts[index]..<starts[index + 1] { body(Int(labels[place]), weights[place]) }
    }

    /// The sum of these weights and `other`, feature by feature; O(features of both).
    ///
    /// The scores of the sum are the sums of the scores: a committee for the price of one member.
    func adding(_ other: SparseWeights) -> SparseWeights {
        var sum = SparseWeights(classes: max(classes, other.classes))
        var mine = 0
        var theirs = 0
        var row = [Float](repeating: 0, count: sum.classes)
        while mine < count || theirs < other.count {
            let key = Swift.min(
                mine < count ? keys[mine] : .max, theirs < other.count ? other.keys[theirs] : .max)
            var met: Float = 0
            if mine < count, keys[mine] == key {
                met += counts[mine]
                forEachPair(of: mine) { row[$0] += $1 }
                mine += 1
            }
            if theirs < other.count, other.keys[theirs] == key {
                met += other.counts[theirs]
                other.forEachPair(of: theirs) { row[$0] += $1 }
                theirs += 1
            }
            for label in row.indices where row[label] != 0 {
                sum.append(label, row[label])
                row[label] = 0
            }
            sum.close(key, count: met)
        }
        return sum
    }

    /// Multiplies all weights.
    mutating func scale(by factor: Float) {
        if factor != 1 { for index in weights.indices { weights[index] *= factor } }
    }

    private mutating func append(_ label: Int, _ weight: Float) {
        labels.append(UInt8(label))
        weights.append(weight)
    }

    private mutating func close(_ key: UInt64, count: Float) {
        guard labels.count > starts[keys.count] else { return }
        keys.append(key)
        counts.append(count)
        starts.append(labels.count)
    }
}
