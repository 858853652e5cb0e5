/// A name in the text: a person, place, organisation or other.
public struct Mention: Hashable, Sendable {
    /// The tokens of the name.
    public var span: Span
    /// Row of its syntactic head.
    public var head: Int
    /// What it names.
    public var kind: Kind
    /// What decided: a model's or a gazetteer's id.
    public var source: String

    /// Creates a mention.
    public init(span: Span, head: Int, kind: Kind, source: String) {
        self.span = span
        self.head = head
        self.kind = kind
        self.source = source
    }

    /// What a name stands for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case person = "PER"
        case place = "LOC"
        case organisation = "ORG"
        case other = "OTH"
    }
}

/// A time expression with its value.
public struct TimeMention: Hashable, Sendable {
    /// Where it stands in the text, in bytes.
    public var range: TextRange
    /// Its tokens.
    public var span: Span
    /// TIMEX3 type.
    public var type: Kind
    /// TIMEX3 value ("2022-12-19", "P3D", "XXXX-12-19", "PRESENT_REF").
    public var value: String
    /// EDTF of a calendar date, where it is one.
    public var edtf: String?
    /// How the value was found.
    public var origin: EventDate.Origin
    /// The rule that decided ("times/de.rules:41 day-month").
    public var rule: String
    /// Date of the well-known event from which the expression counts ("2022-02-24").
    public var anchor: String?

    /// Creates a time mention.
    public init(
        range: TextRange, span: Span, type: Kind, value: String, edtf: String?,
        origin: EventDate.Origin, rule: String, anchor: String? = nil
    ) {
        self.anchor = anchor
        self.range = range
        self.span = span
        self.type = type
        self.value = value
        self.edtf = edtf
        self.origin = origin
        self.rule = rule
    }

    /// The TIMEX3 types.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case date = "DATE"
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }
}

/// A place in the text, resolved as far as the text allows.
public struct PlaceMention: Hashable, Sendable {
    /// Its tokens.
    public var span: Span
    /// What it resolves to.
    public var place: EventPlace

    /// Creates a place mention.
    public init(span: Span, place: EventPlace) {
        self.span = span
        self.place = place
    }
}

/// Somebody in the text who can act: a country, person, body or group, resolved.
public struct ActorMention: Hashable, Sendable {
    /// The tokens of the noun phrase that names it.
    public var span: Span
    /// Row of its syntactic head.
    public var head: Int
    /// Whom it stands for; several where it names several ("both countries").
    public var participants: [Participant]
    /// Why it was resolved so, for explanation ("actors/persons.records:12", "pronoun -> Putin").
    public var reason: String

    /// Creates an actor mention.
    public init(span: Span, head: Int, participants: [Participant], reason: String) {
        self.span = span
        self.head = head
        self.participants = participants
        self.reason = reason
    }
}
