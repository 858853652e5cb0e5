internal import Foundation

/// Learns the weights of a chain of two states, clutter and prose, from lines that were marked by hand.
///
/// A linear-chain conditional random field, fitted by gradient ascent on the penalised likelihood with a
/// step of its own for each weight (AdaGrad: Duchi, Hazan and Singer, 2011). Lines without a mark take part
/// as whatever their neighbours make of them. The same pastes give the same weights.
public struct LineTrainer: Sendable {
    /// A text: for each line the numbers of its facts, and whether it is prose; nil where that is open.
    public struct Paste: Sendable {
        /// Numbers of the facts of each line.
        public var facts: [[Int]]
        /// The marks.
        public var marks: [Bool?]
        /// How much it counts.
        public var weight: Double

        /// Creates a text.
        public init(facts: [[Int]], marks: [Bool?], weight: Double) {
            self.facts = facts
            self.marks = marks
            self.weight = weight
        }
    }

    /// Weights of the facts for prose.
    public private(set) var weights: [Double]
    /// Weights of steps: from clutter or prose (0, 2) to clutter or prose (0, 1).
    public private(set) var steps = [0.0, 0, 0, 0]
    private let penalty: Double

    /// Fits weights of `count` facts; O(rounds × facts of all lines).
    public init(_ pastes: [Paste], count: Int, penalty: Double = 1, rounds: Int = 100) {
        weights = [Double](repeating: 0, count: count)
        self.penalty = penalty
        var squares = [Double](repeating: 1e-8, count: count)
        var stepSquares = [1e-8, 1e-8, 1e-8, 1e-8]
        for _ in 0..<rounds {
            let (gradient, stepGradient) = gradient(pastes)
            for index in weights.indices {
                squares[index] += gradient[index] * gradient[index]
                weights[index] += Self.rate * gradient[index] / squares[index].squareRoot()
            }
            for index in steps.indices {
                stepSquares[index] += stepGradient[index] * stepGradient[index]
                steps[index] += Self.rate * stepGradient[index] / stepSquares[index].squareRoot()
            }
        }
    }

    private static let rate = 0.3

    /// The direction in which the pastes become more probable as marked.
    private func gradient(_ pastes: [Paste]) -> (weights: [Double], steps: [Double]) {
        var gradient = weights.map { -penalty * $0 }
        var stepGradient = steps.map { -penalty * $0 }
        for paste in pastes {
            let scores = paste.facts.map { $0.reduce(0) { $0 + weights[$1] } }
            let free = expectation(scores, marks: scores.map { _ in nil })
            let marked = expectation(scores, marks: paste.marks)
            for (index, facts) in paste.facts.enumerated() {
                let error = paste.weight * (marked.prose[index] - free.prose[index])
                for fact in facts { gradient[fact] += error }
            }
            for index in steps.indices {
                stepGradient[index] += paste.weight * (marked.steps[index] - free.steps[index])
            }
        }
        return (gradient, stepGradient)
    }

    /// The probability of prose at each line, and how often each step is expected (forward-backward).
    private func expectation(
        _ scores: [Double], marks: [Bool?]
    ) -> (prose: [Double], steps: [Double]) {
        let own = zip(scores, marks).map { score, mark in
            (clutter: mark == true ? -Self.never : 0, prose: mark == false ? -Self.never : score)
        }
        var forward = own
        for index in own.indices.dropFirst() {
            let before = forward[index - 1]
            forward[index].clutter += Self.sum(before.clutter + steps[0], before.prose + steps[2])
            forward[index].prose += Self.sum(before.clutter + steps[1], before.prose + steps[3])
        }
        var backward = own.map { _ in (clutter: 0.0, prose: 0.0) }
        for index in own.indices.dropLast().reversed() {
            let clutter = backward[index + 1].clutter + own[index + 1].clutter
            let prose = backward[index + 1].prose + own[index + 1].prose
            backward[index] = (
                Self.sum(steps[0] + clutter, steps[1] + prose),
                Self.sum(steps[2] + clutter, steps[3] + prose)
            )
        }
        let whole = forward.last.map { Self.sum($0.clutter, $0.prose) } ?? 0
        let prose = zip(forward, backward).map { exp($0.prose + $1.prose - whole) }
        var expected = [0.0, 0, 0, 0]
        for index in own.indices.dropFirst() {
            let before = forward[index - 1]
            let clutter = own[index].clutter + backward[index].clutter - whole
            let prose = own[index].prose + backward[index].prose - whole
            expected[0] += exp(before.clutter + steps[0] + clutter)
            expected[1] += exp(before.clutter + steps[1] + prose)
            expected[2] += exp(before.prose + steps[2] + clutter)
            expected[3] += exp(before.prose + steps[3] + prose)
        }
        return (prose, expected)
    }

    /// The weight of what is marked otherwise.
    private static let never = 1e6

    private static func sum(_ left: Double, _ right: Double) -> Double {
        max(left, right) + log1p(exp(-abs(left - right)))
    }

    /// The probability of prose at each line of a text.
    public func probabilities(_ paste: Paste) -> [Double] {
        let scores = paste.facts.map { $0.reduce(0) { $0 + weights[$1] } }
        return expectation(scores, marks: scores.map { _ in nil }).prose
    }
}
