/// Fits the weights of the confidence to events that were judged by hand, and measures how well it holds.
public struct ConfidenceTrainer: Sendable {
    /// The judged events, grouped by article.
    private let groups: [[Judged]]
    private let penalty: Double

    /// An event with the judgement of it.
    public struct Judged: Sendable {
        /// What is known of it, and whether it is right.
        public var sample: LogisticRegression.Sample
        /// Whether it counts as an event at all: whether the text vouches for it or announces it.
        public var isLive: Bool
        /// The required events of its article, by number, that it finds.
        public var finds: Set<Int>

        /// Creates a judged event.
        public init(sample: LogisticRegression.Sample, isLive: Bool, finds: Set<Int>) {
            self.sample = sample
            self.isLive = isLive
            self.finds = finds
        }
    }

    /// One bin of the reliability table.
    public struct Bin: Sendable {
        /// Number of events in it.
        public var count: Int
        /// Mean of their confidences.
        public var predicted: Double
        /// Share of them that are right.
        public var right: Double
    }

    /// Creates a trainer; `penalty` keeps weights small.
    public init(_ groups: [[Judged]], penalty: Double = 2) {
        self.groups = groups
        self.penalty = penalty
    }

    /// The weights from all events.
    public func weights() -> [String: Double] {
        LogisticRegression(groups.joined().map(\.sample), penalty: penalty).weights
    }

    /// The confidence of every event as a model gives it that has not seen its article, in order.
    ///
    /// Article `n` belongs to part `n % parts`.
    public func crossValidated(parts: Int = 10) -> [[Double]] {
        var found = [[Double]](repeating: [], count: groups.count)
        for part in 0..<parts {
            let seen = groups.indices.filter { $0 % parts != part }
            let model = LogisticRegression(
                seen.flatMap { groups[$0].map(\.sample) }, penalty: penalty)
            for index in groups.indices where index % parts == part {
                found[index] = groups[index].map { model.probability($0.sample.facts) }
            }
        }
        return found
    }

    /// Predicted against right in bins of equal numbers of events.
    public func reliability(_ confidences: [[Double]], bins: Int = 7) -> [Bin] {
        let all = zip(confidences.joined(), groups.joined().map(\.sample.isRight))
            .sorted { ($0.0, $0.1 ? 1 : 0) < ($1.0, $1.1 ? 1 : 0) }
        return (0..<bins).compactMap { bin in
            let part = all[(all.count * bin / bins)..<(all.count * (bin + 1) / bins)]
            guard !part.isEmpty else { return nil }
            let count = Double(part.count)
            return Bin(
                count: part.count, predicted: part.reduce(0) { $0 + $1.0 } / count,
                right: Double(part.count { $0.1 }) / count)
        }
    }

    /// Mean squared error of the confidences (Brier's score); 0.25 for a coin.
    public func brier(_ confidences: [[Double]]) -> Double {
        let all = zip(confidences.joined(), groups.joined().map(\.sample.isRight))
        let sum = all.reduce(0) { $0 + ($1.0 - ($1.1 ? 1 : 0)) * ($1.0 - ($1.1 ? 1 : 0)) }
        return sum / Double(max(1, groups.joined().count))
    }

    /// Precision, recall and F1 when events below `minimum` are left out; `required` is the number of
    /// required events in all articles.
    public func quality(
        _ confidences: [[Double]], minimum: Double, required: Int
    ) -> (precision: Double, recall: Double, f1: Double) {
        var (live, right, found) = (0, 0, 0)
        for (group, confidences) in zip(groups, confidences) {
            var finds: Set<Int> = []
            for (event, confidence) in zip(group, confidences) where confidence >= minimum {
                finds.formUnion(event.finds)
                guard event.isLive else { continue }
                live += 1
                right += event.sample.isRight ? 1 : 0
            }
            found += finds.count
        }
        let precision = Double(right) / Double(max(1, live))
        let recall = Double(found) / Double(max(1, required))
        let sum = precision + recall
        return (precision, recall, sum > 0 ? 2 * precision * recall / sum : 0)
    }

    /// The minimum in hundredths, at most 0.6, with the best F1; the lowest among equals.
    public func bestMinimum(_ confidences: [[Double]], required: Int) -> Double {
        let minima = stride(from: 0, through: 60, by: 1).map { Double($0) / 100 }
        var best = (minimum: 0.0, f1: -1.0)
        for minimum in minima {
            let f1 = quality(confidences, minimum: minimum, required: required).f1
            if f1 > best.f1 + 1e-9 { best = (minimum, f1) }
        }
        return best.minimum
    }
}
