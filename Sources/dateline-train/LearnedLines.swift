import Articles
import Foundation
import Training

/// Weights learned from pastes, with the names of their facts.
struct LearnedLines {
    /// The facts by number.
    let facts: [PastedLines.Fact]
    private let numbers: [PastedLines.Fact: Int]
    /// The weights.
    let trainer: LineTrainer

    /// Learns from pastes, each with how much it counts.
    init(_ pastes: [(MarkedPaste, Double)], least: Int, penalty: Double) {
        let read = pastes.map { (PastedLines($0.0.text), $0.0, $0.1) }
        var counts: [PastedLines.Fact: Int] = [:]
        for (lines, _, _) in read {
            for fact in Set(lines.lines.flatMap(\.facts)) { counts[fact, default: 0] += 1 }
        }
        let facts = counts.filter { $0.value >= least }.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: facts.enumerated().map { ($1, $0) })
        let samples = read.map { Self.sample($0, $1, $2, numbers) }
        trainer = LineTrainer(samples, count: facts.count, penalty: penalty)
        (self.facts, self.numbers) = (facts, numbers)
    }

    private static func sample(
        _ lines: PastedLines, _ paste: MarkedPaste, _ weight: Double,
        _ numbers: [PastedLines.Fact: Int]
    ) -> LineTrainer.Paste {
        LineTrainer.Paste(
            facts: lines.lines.map { $0.facts.compactMap { numbers[$0] } },
            marks: paste.marks(of: lines.lines.map(\.text)), weight: weight)
    }

    /// The marked lines of a paste, each with its probability of prose.
    func judged(_ paste: MarkedPaste) -> [(isProse: Bool, probability: Double)] {
        let sample = Self.sample(PastedLines(paste.text), paste, 1, numbers)
        return zip(sample.marks, trainer.probabilities(sample)).compactMap { mark, probability in
            mark.map { ($0, probability) }
        }
    }

    /// The file of weights.
    func file(minimum: Double, notes: [String]) -> String {
        let head = [
            "Weights by which the lines of a pasted text are told to be prose or clutter, learned by",
            "`dateline-train lines` from pastes marked by hand (see seeds/README.md). What holds of a line",
            "adds its weight for prose; `step` is the weight of prose or clutter behind one another;",
            "lines less probably prose than `minimum` are dropped. On pastes not learned from, by the",
            "model alone:", "",
        ]
        var text = (head + notes).map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
        text += "minimum weight=\(minimum)\n"
        for (index, step) in trainer.steps.enumerated() {
            text += "step value=\(index) weight=\(Self.thousandths(step))\n"
        }
        for (fact, weight) in zip(facts, trainer.weights) where abs(weight) >= 0.02 {
            let isWord = fact.name.hasSuffix("word")
            let value = isWord ? "text=\"\(fact.value)\"" : "value=\(fact.value)"
            text += "\(fact.name) \(value) weight=\(Self.thousandths(weight))\n"
        }
        return text
    }

    private static func thousandths(_ value: Double) -> String { String(format: "%.3f", value) }
}
