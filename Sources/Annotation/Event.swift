/// One event as an article reports it: who did what to whom, when, where, and who says so.
public struct Event: Hashable, Sendable {
    /// `e-` and 16 hexadecimal digits; the same article gives the same ids on every run.
    public var id: String
    /// `s-` and 16 hexadecimal digits; events of different articles about one event share it.
    public var story: String
    /// What happened.
    public var type: EventType
    /// A finer form: visit, talks, troops, aerial, arrest ...
    public var mode: String?
    /// CAMEO code, 2 to 4 digits.
    public var cameo: String?
    /// Whether the article vouches for it.
    public var modality: Modality
    /// Who did it.
    public var actors: [Participant]
    /// To whom, or with whom.
    public var recipients: [Participant]
    /// When, where the text says so.
    public var date: EventDate?
    /// Where, where the text says so.
    public var place: EventPlace?
    /// Numbers of troops, killed, wounded, money.
    public var quantities: [Quantity]
    /// Who says so.
    public var attribution: Attribution?
    /// Probability that the event is right, 0 to 1.
    public var confidence: Double
    /// The words that say it, and the rule that read them.
    public var evidence: Evidence
    /// Further sentences of the article that report the same event.
    public var more: [Evidence]
    /// Why participants stand here whom no words of the sentence name, for explanations; not logged.
    public var reasons: [Participant: String] = [:]

    /// Creates an event of which only type and evidence are known.
    public init(type: EventType, modality: Modality, evidence: Evidence) {
        id = ""
        story = ""
        self.type = type
        self.modality = modality
        actors = []
        recipients = []
        quantities = []
        confidence = 0.5
        self.evidence = evidence
        more = []
    }
}

/// The PLOVER event types.
public enum EventType: String, Hashable, Sendable, CaseIterable {
    case agree = "AGREE"
    case consult = "CONSULT"
    case support = "SUPPORT"
    case concede = "CONCEDE"
    case cooperate = "COOPERATE"
    case aid = "AID"
    case retreat = "RETREAT"
    case request = "REQUEST"
    case accuse = "ACCUSE"
    case reject = "REJECT"
    case threaten = "THREATEN"
    case protest = "PROTEST"
    case sanction = "SANCTION"
    case mobilize = "MOBILIZE"
    case coerce = "COERCE"
    case assault = "ASSAULT"

    /// The quad class: verbal or material, cooperation or conflict.
    public var quad: String {
        switch self {
        case .agree, .consult, .support, .concede: "verbal-cooperation"
        case .cooperate, .aid, .retreat: "material-cooperation"
        case .request, .accuse, .reject, .threaten: "verbal-conflict"
        case .protest, .sanction, .mobilize, .coerce, .assault: "material-conflict"
        }
    }
}

/// How far the article vouches for an event.
public enum Modality: String, Hashable, Sendable, CaseIterable {
    /// Reported as fact.
    case asserted
    /// Attributed to a source that the article does not vouch for.
    case reported
    /// Future, intended, announced.
    case planned
    /// Could, if, considers.
    case hypothetical
    /// Did not happen.
    case negated
}

/// Somebody who takes part in an event.
public struct Participant: Hashable, Sendable {
    /// As written in the text.
    public var text: String
    /// Canonical English name.
    public var name: String?
    /// ISO 3166 alpha-3.
    public var country: String?
    /// EU, NATO, UN ...; WST the West.
    public var bloc: String?
    /// GOV MIL LEG JUD COP OPP REB CVL MED BUS NGO IGO SPY ...
    public var sector: String?
    /// Wikidata identifier.
    public var wikidata: String?

    /// Creates a participant of whom only the wording is known.
    public init(text: String) { self.text = text }
}

/// When an event happened.
public struct EventDate: Hashable, Sendable {
    /// EDTF (ISO 8601-2).
    public var edtf: String
    /// As written in the text.
    public var text: String?
    /// How it was found.
    public var origin: Origin

    /// Creates a date.
    public init(edtf: String, text: String?, origin: Origin) {
        self.edtf = edtf
        self.text = text
        self.origin = origin
    }

    /// How a date was found.
    public enum Origin: String, Hashable, Sendable {
        /// Written out in the text.
        case stated
        /// Counted from the publication date or another date.
        case relative
        /// Counted from a well-known event.
        case anchor
        /// The publication date itself.
        case published
    }
}

/// Where an event happened.
public struct EventPlace: Hashable, Sendable {
    /// Canonical English name.
    public var name: String
    /// ISO 3166 alpha-3.
    public var country: String?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// GeoNames identifier.
    public var geonames: Int?
    /// As written in the text.
    public var text: String
    /// How exact it is.
    public var precision: Precision

    /// Creates a place.
    public init(name: String, country: String?, text: String, precision: Precision) {
        self.name = name
        self.country = country
        self.text = text
        self.precision = precision
    }

    /// How exact a place is.
    public enum Precision: String, Hashable, Sendable {
        case exact, city, region, country
    }
}

/// A number of people, things or money in an event.
public struct Quantity: Hashable, Sendable {
    /// The number, or the lower end of a range.
    public var value: Double
    /// The upper end of a range.
    public var max: Double?
    /// troops, killed, wounded, arrested, protesters, missiles, EUR ...
    public var unit: String
    /// As written in the text.
    public var text: String

    /// Creates a quantity.
    public init(value: Double, max: Double? = nil, unit: String, text: String) {
        self.value = value
        self.max = max
        self.unit = unit
        self.text = text
    }
}

/// Who says that an event happened.
public struct Attribution: Hashable, Sendable {
    /// The source, as resolved.
    public var name: String
    /// As written in the text.
    public var text: String
    /// The word of saying ("sagte", "according to").
    public var verb: String?

    /// Creates an attribution.
    public init(name: String, text: String, verb: String?) {
        self.name = name
        self.text = text
        self.verb = verb
    }
}

/// The words that say an event, and the rule that read them.
public struct Evidence: Hashable, Sendable {
    /// The sentence.
    public var text: String
    /// The clause's bytes in the article's text.
    public var range: TextRange
    /// The word that carries the event.
    public var trigger: String
    /// Index of the sentence in the document.
    public var sentence: Int
    /// The rule that decided ("events/de.rules:41 visit").
    public var rule: String
    /// Whether the bytes are counted in the title, where that was given apart from the text.
    public var isInTitle = false

    /// Creates evidence.
    public init(text: String, range: TextRange, trigger: String, sentence: Int, rule: String) {
        self.text = text
        self.range = range
        self.trigger = trigger
        self.sentence = sentence
        self.rule = rule
    }
}
