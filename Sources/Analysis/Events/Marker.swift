internal import Annotation

/// A word that tells how far a clause is meant: "will", "angeblich", "if", "laut".
enum Marker {
    /// Where such a word stands in relation to the event's word.
    enum Place: String, Sendable, CaseIterable {
        /// Auxiliary or modal verb.
        case auxiliary = "aux"
        /// Auxiliary by which a speaker tells others what to do ("must").
        case duty
        /// Verb or adjective that says the same of the clause under it ("need to", "essential that").
        case necessity
        /// Adverb or particle.
        case adverb
        /// Conjunction that introduces the clause.
        case conjunction
        /// Particle that parsers take for a preposition ("voted down the proposal").
        case particle
        /// Adjective of an event noun.
        case adjective
        /// Preposition of a source or of a state ("laut", "trotz drohender").
        case preposition
    }

    /// What it says.
    enum Value: UInt8, Sendable {
        case reported, planned, hypothetical, negated
        /// Future seen from the past in what somebody says, else only imagined ("would").
        case backshift
        /// Names who says so.
        case source
        /// The conjunction of a purpose ("um").
        case purpose
        /// The clause happened before the main one; nothing changes.
        case before
    }

    /// A word in a place.
    struct Key: Hashable, Sendable {
        /// The place.
        var place: Place
        /// The word.
        var word: WordID
    }
}

extension Marker.Value {
    /// The marker value that a record names.
    init?(name: String) {
        switch name {
        case "reported": self = .reported
        case "planned": self = .planned
        case "hypothetical": self = .hypothetical
        case "negated": self = .negated
        case "backshift": self = .backshift
        case "source": self = .source
        case "purpose": self = .purpose
        case "before": self = .before
        default: return nil
        }
    }
}
