internal import Annotation

/// A place in a clause where a participant of a frame can stand, in terms of the active voice.
enum Slot: Hashable, Sendable {
    /// Who does it: the subject of the active, the agent of the passive.
    case subject
    /// Whom it is done to: the direct object, the subject of the passive.
    case object
    /// The indirect (dative) object.
    case indirect
    /// The clause that a verb or noun takes as its complement.
    case complement
    /// That clause where it is an infinitive.
    case infinitive
    /// The subject of that clause.
    case complementSubject
    /// An object of that clause.
    case complementObject
    /// Possessor: "Russia's", "seine".
    case possessor
    /// Genitive, "of" or "von" phrase of a noun.
    case genitive
    /// Adjective of a noun: "russische".
    case adjective
    /// First part of a compound: "Ukraine-Besuch", "Gaza talks".
    case compound
    /// A phrase with the preposition of that word.
    case preposition(WordID)
}

/// The name of a word in a `FrameLexicon`; 0 is none.
typealias WordID = Int32

/// A set of classes of things, one bit each.
typealias ClassSet = UInt128

/// What a frame asks of one slot of a clause.
struct Condition: Sendable {
    /// The slot; any slot where nil.
    var slot: Slot?
    /// The classes of which the head must have one; only presence is asked where 0.
    var classes: ClassSet
}

/// What a predicate makes of the clause or event noun that it takes as its complement.
enum Embedding: String, Sendable {
    /// Nothing: the complement is as true as the predicate.
    case same
    /// Somebody says it.
    case reported
    /// It is intended or announced.
    case planned
    /// It is imagined, demanded, feared, possible.
    case hypothetical
    /// It did not happen.
    case negated
    /// Whoever says it denies it, so that nobody vouches for it.
    case denied
}

/// One record of an events file: what happens when certain words are used, and who takes part.
struct Frame: Sendable {
    /// Name of the record.
    var name: String
    /// Rule id: "de/events.rules:41 visit".
    var rule: String
    /// The event's type; nil for a record that only says what becomes of complements, or that
    /// keeps other records from firing.
    var type: EventType?
    /// The finer form.
    var mode: String?
    /// CAMEO code.
    var cameo: String?
    /// Modality that the words themselves bring ("geplanter Besuch").
    var modality: Modality?
    /// What becomes of a complement.
    var embedding: Embedding?
    /// Whether the subject of an infinitive is the subject even if there is an object.
    var controlsBySubject = false
    /// Whether its subject is also the actor of an event noun that is its object.
    var isSupport = false
    /// Whether both sides do it together.
    var isSymmetric = false
    /// Whether it is only told where the text names two sides.
    var needsBoth = false
    /// Whether an event in its complement is part of it and gives no event of its own.
    var absorbs = false
    /// Probability that the words mean this, before the context is seen.
    var prior: Float = 0.6
    /// Where the actor of a verb is looked for, best first.
    var actor: [Slot] = []
    /// Where the recipient of a verb is looked for.
    var recipient: [Slot] = []
    /// Where the actor of a noun is looked for.
    var nounActor: [Slot] = []
    /// Where the recipient of a noun is looked for.
    var nounRecipient: [Slot] = []
    /// What must hold, all of it.
    var needs: [Condition] = []
    /// What must not hold, none of it.
    var bars: [Condition] = []

    /// Whether the record gives no event.
    var isSilent: Bool { type == nil }

    /// Whether the record only says what becomes of complements.
    var isOperator: Bool { type == nil && embedding != nil }
}

/// One way in which a word evokes a frame.
struct Evocation: Sendable {
    /// Index of the frame in the lexicon.
    var frame: Int32
    /// Further words that must depend on the word ("unter", "Druck" of "setzen").
    var companions: [WordID]
}
