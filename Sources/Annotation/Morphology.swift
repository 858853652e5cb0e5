/// The inflection that later stages ask about, unpacked from the features of a token.
///
/// The complete feature string stays in the token table; this is the part of it that decides
/// case, number, tense, mood and polarity, as small integers in one word.
public struct Morphology: Hashable, Sendable {
    /// The packed fields.
    public var bits: UInt32

    /// Creates a morphology in which nothing is known.
    @inlinable
    public init() { bits = 0 }

    /// Creates the morphology of a CoNLL-U feature string ("Case=Nom|Number=Sing").
    public init(features: String) {
        bits = 0
        for pair in features.split(separator: "|") {
            let sides = pair.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { continue }
            set(String(sides[0]), String(sides[1]))
        }
    }

    /// Grammatical case.
    public enum Case: UInt32, Sendable { case unknown, nominative, accusative, dative, genitive }
    /// Grammatical number.
    public enum Number: UInt32, Sendable { case unknown, singular, plural }
    /// Grammatical gender.
    public enum Gender: UInt32, Sendable { case unknown, masculine, feminine, neuter }
    /// Tense of a verb form.
    public enum Tense: UInt32, Sendable { case unknown, past, present, pluperfect }
    /// Mood of a verb form.
    public enum Mood: UInt32, Sendable { case unknown, indicative, subjunctive, imperative }
    /// Kind of a verb form.
    public enum Form: UInt32, Sendable { case unknown, finite, infinitive, participle, gerund }
    /// Voice of a verb form.
    public enum Voice: UInt32, Sendable { case unknown, active, passive }

    /// Case, or unknown.
    public var `case`: Case { Case(rawValue: field(0, 3)) ?? .unknown }
    /// Number, or unknown.
    public var number: Number { Number(rawValue: field(3, 2)) ?? .unknown }
    /// Gender, or unknown.
    public var gender: Gender { Gender(rawValue: field(5, 2)) ?? .unknown }
    /// Tense, or unknown.
    public var tense: Tense { Tense(rawValue: field(7, 2)) ?? .unknown }
    /// Mood, or unknown.
    public var mood: Mood { Mood(rawValue: field(9, 2)) ?? .unknown }
    /// Verb form, or unknown.
    public var form: Form { Form(rawValue: field(11, 3)) ?? .unknown }
    /// Voice, or unknown.
    public var voice: Voice { Voice(rawValue: field(14, 2)) ?? .unknown }
    /// First, second or third person; 0 where unknown.
    public var person: Int { Int(field(16, 2)) }
    /// Whether the word itself denies (not, kein).
    public var isNegative: Bool { field(18, 1) == 1 }
    /// Whether a determiner is definite.
    public var isDefinite: Bool { field(19, 1) == 1 }

    private func field(_ shift: UInt32, _ width: UInt32) -> UInt32 {
        (bits >> shift) & ((1 << width) - 1)
    }

    private static let values: [String: [String: (shift: UInt32, value: UInt32)]] = [
        "Case": ["Nom": (0, 1), "Acc": (0, 2), "Dat": (0, 3), "Gen": (0, 4)],
        "Number": ["Sing": (3, 1), "Plur": (3, 2)],
        "Gender": ["Masc": (5, 1), "Fem": (5, 2), "Neut": (5, 3)],
        "Tense": ["Past": (7, 1), "Pres": (7, 2), "Pqp": (7, 3)],
        "Mood": ["Ind": (9, 1), "Sub": (9, 2), "Imp": (9, 3)],
        "VerbForm": ["Fin": (11, 1), "Inf": (11, 2), "Part": (11, 3), "Ger": (11, 4)],
        "Voice": ["Act": (14, 1), "Pass": (14, 2)],
        "Person": ["1": (16, 1), "2": (16, 2), "3": (16, 3)],
        "Polarity": ["Neg": (18, 1)],
        "PronType": ["Neg": (18, 1)],
        "Definite": ["Def": (19, 1)],
    ]

    private mutating func set(_ name: String, _ value: String) {
        guard let entry = Self.values[name]?[value] else { return }
        bits |= entry.value << entry.shift
    }
}
