package import LanguageData

/// The weights of a linear classifier, laid out for summing them.
///
/// A feature's 64-bit hash names a bucket (high half) and a 16-bit check (low end). What a feature
/// weighs is a few pairs of class and weight, or, where it weighs many classes, a row of one weight a
/// class, which is added without looking at classes. Sums have 16 bits: 192 features of at most 127
/// each do not overflow them. A lookup is O(features in a bucket), 4 on average.
///
/// Unchecked, because the layout is memory that nobody writes to and that `memory` keeps alive.
package struct WeightMap: @unchecked Sendable {
    /// Number of classes.
    package let classes: Int
    /// What one unit of a weight stands for in training.
    package let scale: Float
    private let buckets: UInt64
    private let layout: WeightLayout
    private let memory: WeightLayout.Memory

    /// Most classes and padding that sums are kept of.
    static let maximumLanes = 264

    /// Reads section `name` of `model`; throws when it is missing or inconsistent; O(bytes).
    package init(model: ModelFile, section name: String) throws(LanguageDataError) {
        guard let section = WeightSection(bytes: try model.required(name)) else {
            throw model.error("has a damaged section '\(name)'")
        }
        self.init(section)
    }

    /// Lays out the weights of a section; O(bytes).
    init(_ section: WeightSection) {
        classes = section.classes
        scale = section.scale
        buckets = UInt64(section.buckets)
        memory = WeightLayout.Memory(section)
        layout = memory.layout
    }

    /// Sets the first `width` entries of `scores` to the scores of the classes under `features`.
    ///
    /// What takes time is waiting for memory: all of one kind is asked for before the first is used, so
    /// that the processor waits for many at once.
    func score(
        _ features: borrowing FeatureList, width: Int, into scores: UnsafeMutablePointer<Int32>
    ) {
        let sums = features.sums
        sums.update(repeating: 0, count: (classes + 7) & ~7)
        locate(features)
        let found = find(features)
        for index in 0..<found.rows { layout.addRow(features.rows[index], to: sums) }
        for index in 0..<found.pairs { layout.addPairs(features.pairs[index], to: sums) }
        for index in 0..<width { scores[index] = Int32(sums[index]) }
    }

    /// Notes where the records of all features are, and has them fetched.
    @inline(__always)
    private func locate(_ features: borrowing FeatureList) {
        for index in 0..<features.count {
            let bucket = Int(((features.base[index] >> 32) &* buckets) >> 32)
            let start = layout.starts[bucket]
            features.starts[index] = start
            layout.fetch(start, layout.starts[bucket &+ 1])
        }
    }

    /// Looks all features up and lists what was found, without branching on it.
    @inline(__always)
    private func find(_ features: borrowing FeatureList) -> (rows: Int, pairs: Int) {
        var rows = 0
        var pairs = 0
        for index in 0..<features.count {
            let check = UInt16(truncatingIfNeeded: features.base[index])
            let (entry, isFound) = layout.entry(check, in: features.starts[index])
            let isRow = entry & 1
            features.rows[rows] = entry
            features.pairs[pairs] = entry
            rows &+= Int(isFound & isRow)
            pairs &+= Int(isFound & ~isRow)
        }
        layout.resolveRows(features.rows, count: rows)
        return (rows, pairs)
    }
}
