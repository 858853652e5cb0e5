internal import Annotation

/// One record of what a speaker does by saying something: the words that make a clause a judgement
/// on another, a refusal, a threat or a promise.
struct StatementRule: Sendable {
    /// Type, mode, code, prior and name, as of any other record.
    var frame: Frame
    /// Words of the predicate, one of which must be there.
    var predicate: Set<WordID> = []
    /// Words of an object or further phrase; nothing is asked where empty.
    var argument: Set<WordID> = []
    /// Words of the subject; nothing is asked where empty.
    var subject: Set<WordID> = []
    /// Words that must not be subject, object or predicate.
    var barred: Set<WordID> = []
    /// Whether the clause must be denied; otherwise it must not be.
    var isDenied = false
    /// How far the clause must at least be about what is to come.
    var prospect = Prospect.none
    /// Whether the word of the predicate must be a verb.
    var isVerb = false
    /// Whether the clause must be in the passive.
    var isPassive = false
    /// Whether somebody else must be named in it.
    var isNamed = false
    /// Whose clause it must be.
    var side = Side.any

    /// Whether a clause is about what is to come.
    enum Prospect: Int, Comparable, Sendable {
        /// It is about what is or was.
        case none
        /// It can or could be.
        case possible
        /// It will be, or would be if something else were.
        case certain

        static func < (one: Prospect, other: Prospect) -> Bool { one.rawValue < other.rawValue }
    }

    /// Who the subject of a clause is, to its speaker.
    enum Side: String, Sendable {
        /// The speaker, or those for whom he speaks.
        case own
        /// Somebody else.
        case other
        /// Anybody.
        case any
    }
}

/// What a language knows of statements: the records, and the lists of words that reading them asks
/// for.
struct StatementLexicon: Sendable {
    /// The records, in the order of the file.
    let rules: [StatementRule]
    /// Words of saying, beside those whose records embed what is reported.
    let voices: Set<WordID>
    /// Words that embed what is reported, but are no saying of their subject: "hear", "know".
    let mute: Set<WordID>
    /// Speakers whose words are no act of politics.
    let unheard: Set<WordID>
    /// Verbs that lead to an infinitive that is their subject's deed: "tries to".
    let linking: Set<WordID>
    /// Verbs that lead to what their subject is: "represents".
    let being: Set<WordID>
    /// Verbs by which their subject judges their object.
    let attitudes: Set<WordID>
    /// Verbs of what may be demanded of nobody in particular.
    let demanded: Set<WordID>
    /// All words of the records: compounds are known by the last part that is one of them.
    let words: Set<WordID>

    init(rules: [StatementRule], lists: [String: Set<WordID>]) {
        self.rules = rules
        voices = lists["voices"] ?? []
        mute = lists["mute"] ?? []
        unheard = lists["unheard"] ?? []
        linking = lists["linking"] ?? []
        being = lists["being"] ?? []
        attitudes = lists["attitudes"] ?? []
        demanded = lists["demanded"] ?? []
        words = rules.reduce(into: []) { words, rule in
            words.formUnion(rule.predicate)
            words.formUnion(rule.argument)
            words.formUnion(rule.subject)
            words.formUnion(rule.barred)
        }
    }
}
