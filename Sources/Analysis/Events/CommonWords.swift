internal import Annotation

/// The grammatical words that the reading of clauses asks for by name.
///
/// They belong to the grammar of the two languages, not to the knowledge about events, and stand
/// here because the code that asks for them means exactly these words. Longer lists are records
/// of events-stance.rules.
struct CommonWords: Sendable {
    let von: WordID
    let durch: WordID
    let by: WordID
    let es: WordID
    let it: WordID
    let der: WordID
    let sein: WordID
    let man: WordID
    let announcing: WordID
    let sich: WordID
    let werden: WordID
    let haben: WordID
    let movers: Set<WordID>
    let demonstratives: Set<WordID>
    let purposes: Set<WordID>
    let to: WordID
    let of: WordID
    let from: WordID
    let against: WordID
    let forWord: WordID
    let inWord: WordID
    let gegen: WordID
    let laut: WordID
    let circumstances: Set<WordID>
    let firstPersons: Set<WordID>
    let gerundMarks: Set<WordID>
    let definites: Set<WordID>
    let who: WordID
    let agreements: [WordID: Agreement]
    let none: WordID
    let belongings: Set<WordID>
    let onlys: Set<WordID>
    let amounts: Set<WordID>
    let befores: Set<WordID>
    let endings: Set<WordID>
    let relatives: Set<WordID>
    let accusatives: Set<WordID>
    let agents: Set<WordID>
    let accordings: Set<WordID>
    let accounts: Set<WordID>
    let nominatives: Set<WordID>
    let reciprocals: Set<WordID>
    let parties: Set<WordID>
    let directions: Set<WordID>
    let withs: Set<WordID>
    let including: WordID
    let aims: Set<WordID>
    let takings: Set<WordID>
    let furthers: Set<WordID>
    let pendings: Set<WordID>
    let carriers: Set<WordID>
    let roles: Set<WordID>
    let topics: Set<WordID>
    let participations: Set<WordID>
    /// Before what something is called: "as a threat", "für falsch".
    let likenings: Set<WordID>
    /// Of what is the speaker's own.
    let ours: Set<WordID>
    /// Before what something becomes or counts as.
    let outcomes: Set<WordID>
    let so: WordID
    let heissen: WordID

    /// Takes the words of the grammar from `intern`, and the lists of words from the lexicon, by the
    /// names of their records; a list that the lexicon lacks is empty.
    init(_ intern: (String) -> WordID, lists: [String: Set<WordID>]) {
        von = intern("von")
        durch = intern("durch")
        by = intern("by")
        es = intern("es")
        it = intern("it")
        der = intern("der")
        sein = intern("sein")
        man = intern("man")
        announcing = intern("ankündigen")
        sich = intern("sich")
        werden = intern("werden")
        haben = intern("haben")
        demonstratives = Set(["das", "dies", "dieses", "dergleichen", "alles"].map(intern))
        purposes = Set(["für", "for", "of", "on"].map(intern))
        movers = lists["movers"] ?? []
        to = intern("to")
        of = intern("of")
        from = intern("from")
        against = intern("against")
        forWord = intern("for")
        inWord = intern("in")
        gegen = intern("gegen")
        laut = intern("laut")
        circumstances = lists["circumstances"] ?? []
        firstPersons = Set(["i", "we", "us", "me", "ich", "wir", "uns", "mich", "mir"].map(intern))
        gerundMarks = Set(["of", "for", "from", "against", "into", "over"].map(intern))
        definites = Set(
            [
                "der", "die", "das", "den", "dem", "diese", "diesen", "dieses", "the", "this",
                "these",
            ]
            .map(intern))
        who = intern("who")
        agreements = Self.agreements(intern)
        none = intern("none")
        belongings = Set(["von", "of", "from", "by", "durch", "aus"].map(intern))
        onlys = Set(["nur", "only", "just", "merely", "bloß", "allein"].map(intern))
        amounts = lists["amounts"] ?? []
        befores = Set(["before", "by"].map(intern))
        endings = lists["endings"] ?? []
        relatives = Set(
            [
                "der", "die", "das", "den", "dem", "dessen", "deren", "denen", "welcher", "welche",
                "welches", "who", "which", "that", "whom", "whose",
            ].map(intern))
        agents = Set(["by", "von", "durch", "seitens", "vonseiten"].map(intern))
        accordings = Set(["laut", "zufolge", "gemäß", "according"].map(intern))
        accounts = lists["accounts"] ?? []
        nominatives = Set(
            ["er", "ich", "wir", "he", "she", "they", "we", "i"].map(intern))
        reciprocals = lists["reciprocals"] ?? []
        parties = lists["parties"] ?? []
        withs = Set(["with", "mit"].map(intern))
        directions = lists["directions"] ?? []
        including = intern("including")
        takings = lists["takings"] ?? []
        furthers = lists["furthers"] ?? []
        pendings = lists["pendings"] ?? []
        carriers = lists["carriers"] ?? []
        roles = lists["roles"] ?? []
        topics = lists["topics"] ?? []
        participations = lists["participations"] ?? []
        likenings = Set(["as", "als", "für"].map(intern))
        ours = Set(["my", "our", "mein", "unser", "ours"].map(intern))
        so = intern("so")
        heissen = intern("heißen")
        outcomes = Set(["as", "als", "to", "into", "zu", "zum", "zur"].map(intern))
        aims = Set(["auf", "gegen", "in", "into", "on", "against"].map(intern))
        accusatives = Set(["den", "einen", "keinen", "diesen", "seinen", "ihren"].map(intern))
    }

    /// What each relative pronoun can refer to.
    private static func agreements(_ intern: (String) -> WordID) -> [WordID: Agreement] {
        let table: [(String, Agreement)] = [
            ("das", .neuter), ("welches", .neuter), ("den", .masculine),
            ("der", [.masculine, .feminine]), ("welcher", [.masculine, .feminine]),
            ("dem", [.masculine, .neuter]), ("dessen", [.masculine, .neuter]),
            ("die", [.feminine, .plural]), ("welche", [.feminine, .plural]),
            ("deren", [.feminine, .plural]), ("denen", .plural),
        ]
        return Dictionary(table.map { (intern($0.0), $0.1) }) { first, _ in first }
    }
}
