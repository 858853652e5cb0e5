/// Somebody or something that the lexicon knows by name, or a role.
struct WorldEntity: Sendable {
    /// What it is.
    var kind: Kind
    /// Canonical English name; of a role, its record's name.
    var name: String
    /// ISO 3166 alpha-3; of a role, the country it belongs to unless the text says another.
    var country: String?
    /// Code of a bloc or body.
    var bloc: String?
    /// Sector code.
    var sector: String?
    /// Other countries that it is one of where the text speaks of them: a Bundeskanzler of Austria.
    var rivals: [String] = []
    /// Countries beside it, whose names speak for it where its own name has another meaning.
    var near: [String] = []
    /// Whether it means nobody without a country or body that it is one of: "the Russian side".
    var isBound = false
    /// Grammatical gender of a person.
    var isFeminine = false
    /// Whether a person's last name alone is enough at first mention.
    var standsAlone = true
    /// Offices of a person with their terms, in order.
    var terms: [Term] = []
    /// Office that a role names.
    var office: Office?
    /// Where it is defined, for explanations.
    var rule: String

    /// Kinds of entities.
    enum Kind: UInt8, Sendable {
        case country, region, person, body
        /// Roles: of one person, of a group, of an institution, of things, and words for countries.
        case personRole, groupRole, bodyRole, thingRole, countryRole
    }

    /// An office held in a span of time; days as yyyymmdd.
    struct Term: Sendable {
        var office: Office
        var from: Int32
        var to: Int32
        /// Body or group that the office belongs to.
        var bloc: String?
    }

    /// Whether it is one of the role kinds.
    var isRole: Bool { kind.rawValue >= Kind.personRole.rawValue }

    /// The sector on day `date` (yyyymmdd; nil where unknown: the latest office).
    func sector(on date: Int32?) -> String? {
        guard let last = terms.last else { return sector }
        guard let date else { return last.office.sector }
        if let term = term(on: date) { return term.office.sector }
        if date > last.to { return last.office.isState ? "ELI" : last.office.sector }
        return terms.first?.office.sector
    }

    /// The office on day `date`, where that is unknown the latest.
    func office(on date: Int32?) -> Term? {
        guard let date else { return terms.last }
        return term(on: date)
    }

    /// The term that covers day `date`.
    func term(on date: Int32) -> Term? { terms.last { $0.from <= date && date <= $0.to } }
}

/// Offices that persons hold, and that role nouns name.
enum Office: String, Sendable, CaseIterable {
    case president, monarch, minister, general, judge, speaker, opposition, rebel, activist
    case primeMinister = "prime-minister"
    case vicePresident = "vice-president"
    case foreignMinister = "foreign-minister"
    case defenceMinister = "defence-minister"
    case interiorMinister = "interior-minister"
    case financeMinister = "finance-minister"
    case secretaryGeneral = "secretary-general"
    case lawmaker, spokesperson, official, party, spy, media, business, religion, scholar, citizen
    case igo

    /// The sector of those who hold it.
    var sector: String {
        switch self {
        case .president, .monarch, .minister, .primeMinister, .vicePresident, .foreignMinister,
            .defenceMinister, .interiorMinister, .financeMinister, .spokesperson, .official:
            "GOV"
        case .general: "MIL"
        case .judge: "JUD"
        case .speaker, .lawmaker: "LEG"
        case .opposition: "OPP"
        case .rebel: "REB"
        case .activist: "NGO"
        case .secretaryGeneral, .igo: "IGO"
        case .party: "PTY"
        case .spy: "SPY"
        case .media: "MED"
        case .business: "BUS"
        case .religion: "REL"
        case .scholar: "EDU"
        case .citizen: "CVL"
        }
    }

    /// Whether a state has one holder of it at a time, so that office and day tell the person.
    var isSingle: Bool {
        switch self {
        case .president, .monarch, .primeMinister, .foreignMinister, .defenceMinister,
            .interiorMinister, .financeMinister, .secretaryGeneral:
            true
        default: false
        }
    }

    /// Whether one who has left it is a former official.
    var isState: Bool { ["GOV", "MIL", "LEG", "JUD", "SPY"].contains(sector) }
}
