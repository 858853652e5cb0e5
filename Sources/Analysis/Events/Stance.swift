internal import Annotation

/// How far an event is meant, and on whose word.
struct Stance {
    /// The modality so far.
    var modality: Annotation.Modality = .asserted
    /// Row of the phrase that names who says so.
    var source: Int?
    /// Row of the word of saying.
    var saying: Int?

    /// Takes the weaker of two: what is denied stays denied, what is imagined is never a fact.
    mutating func weaken(_ other: Annotation.Modality) {
        if other.distance > modality.distance { modality = other }
    }

    /// Remembers who says so, the nearest one first.
    mutating func attribute(to source: Int?, by saying: Int) {
        guard self.source == nil, let source else { return }
        self.source = source
        self.saying = saying
    }
}

extension Annotation.Modality {
    /// Distance from fact.
    fileprivate var distance: Int {
        switch self {
        case .asserted: 0
        case .reported: 1
        case .planned: 2
        case .hypothetical: 3
        case .negated: 4
        }
    }
}
