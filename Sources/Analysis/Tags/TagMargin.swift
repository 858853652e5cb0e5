/// How sure a part of speech is: classes of the distance to the second best.
package enum TagMargin {
    /// The class from which on a tag is not looked at again.
    package static let sure: UInt8 = 5

    /// The class of a distance in units of training's margin.
    @inline(__always)
    package static func of(_ distance: Float) -> UInt8 {
        switch distance {
        case ..<0.15: 0
        case ..<0.35: 1
        case ..<0.65: 2
        case ..<1: 3
        case ..<1.6: 4
        default: sure
        }
    }
}
