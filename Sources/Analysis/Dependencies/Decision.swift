internal import Foundation

/// What a linear classifier says of one configuration.
package struct Decision {
    /// The allowed transition with the highest score.
    package var best = 0
    /// The allowed one with the second highest, -1 where only one is allowed.
    package var rival = -1
    /// Distance of the two scores, in units of the weights.
    package var distance: Int32 = 0

    /// Nothing seen yet; shift, which is always allowed, stands first.
    package init() {}

    /// Takes the next of the allowed transitions into account.
    @inline(__always)
    package mutating func consider(_ index: Int, _ scores: UnsafeMutablePointer<Int32>) {
        if scores[index] > scores[best] {
            rival = best
            best = index
        } else if rival < 0 || scores[index] > scores[rival] {
            rival = index
        }
    }
}

/// Probabilities from distances of scores: a softmax of one scale and sharpness, from a table.
package struct SoftmaxTable: Sendable {
    /// What one unit of a weight is worth.
    private let step: Float
    private let shares: [Float]

    /// The table for weights of which one unit stands for `scale`, at `sharpness`; ends where a class
    /// no longer counts.
    package init(scale: Float, sharpness: Float) {
        let step = scale * sharpness
        self.step = step
        shares = (0..<max(1, Int(8 / max(step, 1e-4)))).map { exp(-Float($0) * step) }
    }

    /// How often a class that scores lower than the best by `distance` is taken, against the best.
    @inline(__always)
    package func share(at distance: Int32) -> Float {
        distance < Int32(shares.count) ? shares[Int(distance)] : 0
    }

    /// Logarithm of the ratio of two classes that are `distance` apart.
    package func logRatio(at distance: Int32) -> Float { Float(distance) * step }

    /// Logarithm of the probability of the best class, when the shares of all classes add up to `sum`.
    package static func logProbability(sharesAddUpTo sum: Float) -> Float { -log(sum) }
}
