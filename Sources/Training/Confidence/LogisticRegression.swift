internal import Foundation

/// A logistic regression with a penalty on large weights (L2), fitted by Newton's method.
///
/// The penalty keeps facts that are seen rarely from deciding much. The same samples in the same order
/// give the same weights.
public struct LogisticRegression: Sendable {
    /// Weights by name.
    public private(set) var weights: [String: Double] = [:]

    /// What was seen: facts with their values, and whether it was right.
    public struct Sample: Sendable {
        /// Values by the name of the fact.
        public var facts: [(name: String, value: Double)]
        /// Whether it was right.
        public var isRight: Bool

        /// Creates a sample.
        public init(facts: [(name: String, value: Double)], isRight: Bool) {
            self.facts = facts
            self.isRight = isRight
        }
    }

    /// Fits weights to samples; `free` names the fact that the penalty spares.
    ///
    /// O(rounds × (samples × facts of each squared + facts cubed)).
    public init(_ samples: [Sample], penalty: Double, free: String = "bias", rounds: Int = 25) {
        let names = Set(samples.flatMap { $0.facts.map(\.name) }).sorted()
        var numbers: [String: Int] = [:]
        for (number, name) in names.enumerated() { numbers[name] = number }
        let rows = samples.map { sample in
            sample.facts.map { (numbers[$0.name] ?? 0, $0.value) }
        }
        var values = [Double](repeating: 0, count: names.count)
        let penalties = names.map { $0 == free ? 1e-6 : penalty }
        for _ in 0..<rounds {
            let step = Self.step(rows, samples.map(\.isRight), values, penalties)
            for index in values.indices { values[index] -= step[index] }
            if step.allSatisfy({ abs($0) < 1e-9 }) { break }
        }
        for (name, value) in zip(names, values) { weights[name] = value }
    }

    /// The probability that something with these facts is right.
    public func probability(_ facts: [(name: String, value: Double)]) -> Double {
        let sum = facts.reduce(0) { $0 + $1.value * (weights[$1.name] ?? 0) }
        return 1 / (1 + exp(-sum))
    }

    /// Gradient times the inverse of the curvature.
    private static func step(
        _ rows: [[(Int, Double)]], _ labels: [Bool], _ values: [Double], _ penalties: [Double]
    ) -> [Double] {
        let count = values.count
        var gradient = zip(values, penalties).map { $0 * $1 }
        var curvature = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for index in 0..<count { curvature[index][index] = penalties[index] }
        for (row, isRight) in zip(rows, labels) {
            let sum = row.reduce(0) { $0 + $1.1 * values[$1.0] }
            let probability = 1 / (1 + exp(-sum))
            let error = probability - (isRight ? 1 : 0)
            let weight = max(1e-6, probability * (1 - probability))
            for (left, value) in row {
                gradient[left] += error * value
                for (right, other) in row { curvature[left][right] += weight * value * other }
            }
        }
        return solve(curvature, gradient)
    }

    /// Solves a system of linear equations with a positive definite matrix (Cholesky).
    private static func solve(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        let count = vector.count
        var lower = matrix
        for column in 0..<count {
            for row in column..<count {
                var sum = lower[row][column]
                for inner in 0..<column { sum -= lower[row][inner] * lower[column][inner] }
                lower[row][column] =
                    row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column][column]
            }
        }
        var solution = vector
        for row in 0..<count {
            for column in 0..<row { solution[row] -= lower[row][column] * solution[column] }
            solution[row] /= lower[row][row]
        }
        for row in stride(from: count - 1, through: 0, by: -1) {
            for column in (row + 1)..<max(row + 1, count) {
                solution[row] -= lower[column][row] * solution[column]
            }
            solution[row] /= lower[row][row]
        }
        return solution
    }
}
