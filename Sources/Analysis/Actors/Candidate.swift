/// A noun phrase that may act, while it is being resolved.
struct Candidate {
    /// First row.
    var start: Int
    /// One past its last row.
    var end: Int
    /// Row of its syntactic head.
    var head: Int
    /// What it is.
    var kind: Kind
    /// Country, person or body that it names, -1 for none of the lexicon.
    var entity: Int32 = -1
    /// Role that it names, -1 for none.
    var role: Int32 = -1
    /// Row of the word of its role or title, -1 where it has none.
    var titleRow = -1
    /// Countries, in the order of the text; several for "the Russian and Belarusian presidents".
    var countries: [String] = []
    /// Bloc, where it belongs to one.
    var bloc: String?
    /// Sector.
    var sector: String?
    /// Name as written, of those that the lexicon lacks.
    var name: String?
    /// Several persons or things.
    var isPlural = false
    /// Known to be a woman.
    var isFeminine = false
    /// With a definite article or possessive.
    var isDefinite = false
    /// Whether its country is only the one that its title has unless the text speaks of another.
    var isByTitle = false
    /// Whether it is beside a country that its phrase names: "Kyiv's allies".
    var isBeside = false
    /// "foreign", "international", "other": not of the country spoken of.
    var isForeign = false
    /// "former", "ehemaliger".
    var isFormer = false
    /// Possessive pronoun before it.
    var possessive: FunctionWords.Class = .none
    /// Row of the possessive.
    var possessiveRow = -1
    /// Whether it has been taken into another candidate.
    var isAbsorbed = false
    /// Whether it stands inside another candidate.
    var isNested = false
    /// Candidates that it stands for, after reference resolution.
    var referents: [Int] = []
    /// Why it was resolved so.
    var reason: String

    /// What a candidate is.
    enum Kind {
        case country, government, city, demonym, person, body, role, adjective, pronoun, description
    }

    /// Whether it names one person.
    var isPerson: Bool { kind == .person }
}
