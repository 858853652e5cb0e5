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

/// Turns distances of scores into probabilities: a softmax with a given sharpness, from a table.
package struct SoftmaxTable: Sendable {
    private let shares: [Float]

    /// The table for weights of which one unit stands for `scale`, at `sharpness`; ends where a class
    /// no longer counts.
    package init(scale: Float, sharpness: Float) {
        let step = scale * sharpness
        shares = (0..<max(1, Int(8 / max(step, 1e-4)))).map { exp(-Float($0) * step) }
    }

    /// How often the likeliest class of all would be taken against one that scores lower by `distance`.
    @inline(__always)
    package func share(at distance: Int32) -> Float {
        distance < Int32(shares.count) ? shares[Int(distance)] : 0
    }

    /// Logarithm of the ratio of two classes that are `distance` apart.
    package static func logRatio(_ distance: Int32, scale: Float, sharpness: Float) -> Float {
        Float(distance) * scale * sharpness
    }

    /// Logarithm of the probability of the best class, when the shares of all classes add up to `sum`.
    package static func logProbability(sharesAddUpTo sum: Float) -> Float { -log(sum) }
}
