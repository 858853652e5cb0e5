internal import Analysis

/// Ripple-down rules over suffixes: a longer suffix is kept only where it decides differently.
struct SuffixTree {
    /// A kept suffix: the hash of its bytes from the end, and the script it decides for.
    typealias Rule = (key: UInt64, script: UInt16)

    private let examples: [LemmaExample]
    private(set) var rules: [Rule] = []

    /// Learns the rules of one class; O(bytes of the examples, sorted).
    init(_ examples: [LemmaExample], wordClass: UInt64) {
        self.examples = examples.sorted {
            $0.reversed == $1.reversed
                ? ($0.script, $0.weight) < ($1.script, $1.weight)
                : $0.reversed.lexicographicallyPrecedes($1.reversed)
        }
        learn(
            0..<self.examples.count, depth: 0, hash: LemmaKey.suffixes(of: wordClass), parent: nil)
    }

    private mutating func learn(
        _ range: Range<Int>, depth: Int, hash: LemmaKey.Hash, parent: UInt16?
    ) {
        guard let (script, isUnanimous) = majority(range, parent: parent) else { return }
        if script != parent { rules.append((hash.key, script)) }
        if isUnanimous { return }
        var start = range.lowerBound
        while start < range.upperBound, examples[start].reversed.count == depth { start += 1 }
        if let (whole, _) = majority(range.lowerBound..<start, parent: script), whole != script {
            var ended = hash
            ended.add(0)
            rules.append((ended.key, whole))
        }
        while start < range.upperBound {
            let byte = examples[start].reversed[depth]
            var end = start
            while end < range.upperBound, examples[end].reversed[depth] == byte { end += 1 }
            var longer = hash
            longer.add(byte)
            learn(start..<end, depth: depth + 1, hash: longer, parent: script)
            start = end
        }
    }

    /// The script with the greatest weight, the parent's in doubt, and whether there is no other.
    private func majority(
        _ range: Range<Int>, parent: UInt16?
    ) -> (script: UInt16, isUnanimous: Bool)? {
        var weights: [UInt16: Float] = [:]
        for index in range { weights[examples[index].script, default: 0] += examples[index].weight }
        let best = weights.max { left, right in
            if left.value != right.value { return left.value < right.value }
            if left.key == parent || right.key == parent { return right.key == parent }
            return left.key > right.key
        }
        return best.map { ($0.key, weights.count == 1) }
    }
}
