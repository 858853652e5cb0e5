/// The best sequence of name labels under scores of rows and of neighbouring labels (Viterbi).
package final class NameDecoder {
    private static let count = NameLabels.count
    /// Scores of rows: `count` labels for each row; filled by the caller.
    package let emissions: UnsafeMutablePointer<Float>
    /// Scores of label pairs: row of the earlier label (`count` for the start), column of the later.
    package let pairs: UnsafeMutablePointer<Float>
    /// The sequence found.
    package let labels: UnsafeMutablePointer<UInt8>
    private let back: UnsafeMutablePointer<UInt8>
    private let allowed: [Bool]

    /// Makes room for sentences of `SentenceBuffer.limit` rows.
    package init() {
        let rows = SentenceBuffer.limit
        emissions = .allocate(capacity: rows * Self.count)
        back = .allocate(capacity: rows * Self.count)
        labels = .allocate(capacity: rows)
        pairs = .allocate(capacity: (Self.count + 1) * Self.count)
        pairs.initialize(repeating: 0, count: (Self.count + 1) * Self.count)
        allowed = (0...Self.count).flatMap { label in
            (0...Self.count).map { NameLabels.canFollow(label, $0) }
        }
    }

    deinit {
        emissions.deallocate()
        back.deallocate()
        labels.deallocate()
        pairs.deallocate()
    }

    /// Sets `labels` to the best well-formed sequence for `rows` rows; O(rows), 289 steps each.
    package func decode(rows: Int) {
        guard rows > 0 else { return }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * Self.count) { scores in
            for label in 0..<Self.count {
                scores[label] =
                    isAllowed(Self.count, label)
                    ? emissions[label] + pairs[Self.count * Self.count + label] : -.infinity
            }
            var current = 0
            for row in 1..<max(rows, 1) {
                step(row, from: scores, at: current)
                current = Self.count - current
            }
            var best = 0
            for label in 0..<Self.count
            where isAllowed(label, Self.count) && scores[current + label] > scores[current + best] {
                best = label
            }
            for row in stride(from: rows - 1, through: 0, by: -1) {
                labels[row] = UInt8(best)
                best = Int(back[row * Self.count + best])
            }
        }
    }

    private func step(_ row: Int, from scores: UnsafeMutableBufferPointer<Float>, at current: Int) {
        let next = Self.count - current
        for label in 0..<Self.count {
            var best = 0
            var bestScore = -Float.infinity
            for earlier in 0..<Self.count where isAllowed(earlier, label) {
                let score = scores[current + earlier] + pairs[earlier * Self.count + label]
                if score > bestScore {
                    bestScore = score
                    best = earlier
                }
            }
            scores[next + label] = bestScore + emissions[row * Self.count + label]
            back[row * Self.count + label] = UInt8(best)
        }
    }

    @inline(__always)
    private func isAllowed(_ label: Int, _ next: Int) -> Bool {
        allowed[label * (Self.count + 1) + next]
    }
}
