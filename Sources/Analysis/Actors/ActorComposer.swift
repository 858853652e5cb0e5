import Annotation

/// Puts pieces together to noun phrases: titles, adjectives, genitives, names, appositions.
///
/// Works from right to left, so that what follows a noun is known when the noun is read.
struct ActorComposer {
    let document: Document
    let world: World
    let words: FunctionWords
    let pieces: [Piece]
    /// The result, from right to left.
    var candidates: [Candidate] = []
    /// Candidate that starts at each row, the longest; -1 for none.
    private(set) var startAt: [Int32]
    /// Piece that covers each row; -1 for none.
    private(set) var pieceAt: [Int32]
    private var consumed: [Bool]

    /// Prepares the look-ups by row.
    init(document: Document, world: World, words: FunctionWords, pieces: [Piece]) {
        self.document = document
        self.world = world
        self.words = words
        self.pieces = pieces
        startAt = [Int32](repeating: -1, count: document.tokens.count + 1)
        pieceAt = [Int32](repeating: -1, count: document.tokens.count + 1)
        consumed = [Bool](repeating: false, count: pieces.count)
        for (index, piece) in pieces.enumerated() {
            for row in piece.start..<piece.end { pieceAt[row] = Int32(index) }
        }
    }

    /// Composes all candidates, in the order of the text.
    mutating func compose() -> [Candidate] {
        for index in pieces.indices.reversed() {
            if pieces[index].kind == .adjective || consumed[index] { continue }
            if pieces[index].isPartial { continue }
            add(index)
        }
        for index in pieces.indices where !consumed[index] {
            if pieces[index].kind == .adjective || pieces[index].isPartial { addModifier(index) }
        }
        return candidates.filter { !$0.isAbsorbed }
            .sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
    }

    private mutating func add(_ index: Int) {
        if isBeforeHyphen(pieces[index]) {
            addModifier(index)
            return
        }
        switch pieces[index].kind {
        case .country, .capital, .government, .demonym: addNation(index)
        case .person, .surname, .unknownPerson: addPerson(index)
        case .body, .unknownBody: addBody(index)
        case .role: addRole(index)
        case .city: addCity(index)
        case .adjective: break
        }
    }

    /// Whether a hyphen joins the piece to a word that is none: "Russland-Sanktionen", "state-run".
    private func isBeforeHyphen(_ piece: Piece) -> Bool {
        guard words[piece.end] == .hyphen, piece.end + 1 < document.tokens.count,
            document.tokens.end[piece.end - 1] == document.tokens.start[piece.end],
            document.tokens.end[piece.end] == document.tokens.start[piece.end + 1]
        else { return false }
        return startAt[piece.end + 1] < 0 && pieceAt[piece.end + 1] < 0
    }

    /// Adds a candidate, and notes where it starts.
    mutating func keep(_ candidate: Candidate) {
        let index = Int32(candidates.count)
        candidates.append(candidate)
        let known = startAt[candidate.start]
        if known < 0 || candidates[Int(known)].end <= candidate.end {
            startAt[candidate.start] = index
        }
    }

    /// Marks a piece as part of another phrase, so that it makes none of its own.
    mutating func markConsumed(_ index: Int) { consumed[index] = true }

    /// The entity with that index.
    func entity(_ index: Int32) -> WorldEntity { world.entities[Int(index)] }

    // MARK: Simple names

    private mutating func addModifier(_ index: Int) {
        let piece = pieces[index]
        let known = piece.entity >= 0 ? entity(piece.entity) : nil
        guard let known, !known.isRole else { return }
        // "der westliche Teil": the direction alone means nobody.
        if piece.kind == .adjective, known.bloc == "WST" { return }
        var candidate = Candidate(
            start: piece.start, end: piece.end, head: piece.end - 1, kind: .adjective,
            reason: (piece.kind == .adjective ? "adjective: " : "compound modifier: ") + known.rule)
        candidate.entity = piece.entity
        candidate.countries = known.country.map { [$0] } ?? []
        candidate.bloc = known.bloc
        keep(candidate)
    }

    private mutating func addNation(_ index: Int) {
        let piece = pieces[index]
        let known = entity(piece.entity)
        let kind: Candidate.Kind =
            switch piece.kind {
            case .country: .country
            case .demonym: .demonym
            default: .government
            }
        var candidate = Candidate(
            start: piece.start, end: piece.end, head: piece.end - 1, kind: kind, reason: known.rule)
        candidate.entity = piece.entity
        candidate.countries = known.country.map { [$0] } ?? []
        candidate.bloc = known.bloc
        if kind == .government { candidate.sector = known.sector ?? "GOV" }
        if kind == .demonym {
            candidate.sector = "CVL"
            candidate.isPlural = isPlural(piece)
            candidate.isFeminine = piece.flags.contains(.feminine)
        }
        let left = leftModifiers(of: index, takesCountries: false)
        candidate.start = left.start
        candidate.isDefinite = left.isDefinite
        keep(candidate)
    }

    private mutating func addCity(_ index: Int) {
        let piece = pieces[index]
        let place = document.places[Int(piece.sense)].place
        var candidate = Candidate(
            start: piece.start, end: piece.end, head: piece.end - 1, kind: .city,
            reason: "place: \(place.name)")
        candidate.countries = place.country.map { [$0] } ?? []
        candidate.name = place.name
        keep(candidate)
    }

    private func isPlural(_ piece: Piece) -> Bool {
        document.tokens.morphology[piece.end - 1].number == .plural
    }

    // MARK: Bodies

    private mutating func addBody(_ index: Int) {
        let piece = pieces[index]
        var candidate = Candidate(
            start: piece.start, end: piece.end, head: piece.end - 1, kind: .body, reason: "")
        if piece.entity >= 0 {
            let known = entity(piece.entity)
            candidate.entity = piece.entity
            candidate.countries = known.country.map { [$0] } ?? []
            candidate.bloc = known.bloc
            candidate.sector = known.sector
            candidate.isByTitle = !known.rivals.isEmpty
            candidate.reason = known.rule
        } else {
            candidate.name = name(piece)
            candidate.reason = "name unknown to the lexicon"
        }
        let isParty = candidate.sector == "PTY" || candidate.sector == "LEG"
        let left = leftModifiers(of: index, takesCountries: candidate.countries.isEmpty || isParty)
        candidate.start = left.start
        candidate.isDefinite = left.isDefinite
        if candidate.countries.isEmpty && candidate.bloc == nil
            || isParty && !left.countries.isEmpty
        {
            if isParty, candidate.countries != left.countries {
                candidate.isByTitle = false
                candidate.entity = -1
                candidate.name = name(piece)
            }
            candidate.countries = left.countries
        }
        if candidate.countries.isEmpty, candidate.bloc == nil { attach(to: &candidate) }
        keep(candidate)
    }

    // MARK: Roles

    private mutating func addRole(_ index: Int) {
        let piece = pieces[index]
        let role = entity(piece.entity)
        var candidate = Candidate(
            start: piece.start, end: piece.end, head: piece.end - 1, kind: .role, reason: role.rule)
        candidate.role = piece.entity
        candidate.titleRow = piece.end - 1
        candidate.sector = role.sector
        candidate.isFeminine = piece.flags.contains(.feminine)
        candidate.isPlural = isPlural(piece)
        let left = leftModifiers(of: index, takesCountries: true)
        candidate.start = left.start
        candidate.countries = left.countries
        candidate.bloc = left.bloc
        candidate.isDefinite = left.isDefinite
        candidate.isFormer = left.isFormer
        candidate.possessive = left.possessive
        candidate.possessiveRow = left.possessiveRow
        if Self.isGeneral(role), let sector = left.sector { candidate.sector = sector }
        candidate.isForeign = left.isForeign
        if left.isForeign { candidate.isDefinite = false }
        let hasName = attachName(to: &candidate)
        let isNamed = hasName || attachCountry(to: &candidate, role)
        if !isNamed {
            let wasPlaced = !candidate.countries.isEmpty
            attach(to: &candidate)
            if role.kind == .personRole, candidate.end > piece.end {
                attachLateName(to: &candidate)
            }
            if role.kind == .countryRole, left.isOwned || !wasPlaced { disown(&candidate) }
        }
        if candidate.countries.isEmpty, candidate.bloc == nil {
            candidate.countries = role.country.map { [$0] } ?? []
            candidate.bloc = role.bloc
            candidate.isByTitle = !role.rivals.isEmpty
        }
        if candidate.isFormer, !hasName, candidate.sector == "GOV" { candidate.sector = "ELI" }
        keep(candidate)
    }

    /// "Kyiv's allies", "Nachbarn Russlands": those beside a country are not the country.
    private func disown(_ candidate: inout Candidate) {
        guard !candidate.countries.isEmpty,
            Self.besides.contains(document.form(candidate.head).lowercased())
        else { return }
        candidate.countries = []
        candidate.bloc = nil
        candidate.isBeside = true
        candidate.reason += "; beside that country, not of it"
    }

    /// Words for those beside a country.
    static let besides: Set<String> = [
        "ally", "allies", "partner", "partners", "neighbor", "neighbors", "neighbour",
        "neighbours", "rival", "rivals", "foe", "foes", "adversary", "verbündete", "verbündeten",
        "verbündeter", "alliierte", "alliierten", "nachbar", "nachbarn", "nachbarländer",
        "nachbarländern", "nachbarstaaten", "bündnispartner", "rivale", "rivalen", "erzfeind",
    ]

    /// Whether a role takes its sector from what it is the spokesman, chief or fighter of.
    static func isGeneral(_ role: WorldEntity) -> Bool {
        ["spokesperson", "chief", "official", "ruler", "rebel", "civilians", "country-word"]
            .contains(role.name)
    }

    /// Takes the name that follows a title.
    private mutating func attachName(to candidate: inout Candidate) -> Bool {
        let row = candidate.end
        guard row < document.tokens.count, !words.startsSentence(row) else { return false }
        if startAt[row] >= 0 {
            let index = Int(startAt[row])
            let other = candidates[index]
            guard other.kind == .person, other.start == row, !other.isAbsorbed else { return false }
            merge(other, at: index, into: &candidate)
            return true
        }
        let end = endOfName(from: row)
        guard end > row, entity(candidate.role).kind == .personRole, !candidate.isPlural,
            document.form(row).first?.isUppercase ?? false
        else { return false }
        candidate.kind = .person
        candidate.name = document.text(Span(row, end))
        candidate.end = end
        candidate.reason += "; name unknown to the lexicon"
        return true
    }

    /// "the President of Ukraine Volodymyr Zelensky": the name stands behind the whole title.
    private mutating func attachLateName(to candidate: inout Candidate) {
        let row = candidate.end
        guard !candidate.isPlural, row < startAt.count, startAt[row] >= 0,
            !words.startsSentence(row)
        else { return }
        let index = Int(startAt[row])
        let other = candidates[index]
        guard other.kind == .person, other.start == row, !other.isAbsorbed,
            other.end - other.start > 1, other.role < 0,
            other.countries.isEmpty || other.countries == candidate.countries
        else { return }
        merge(other, at: index, into: &candidate)
    }

    /// "das Nachbarland Belarus", "its neighbour Poland": the name says which.
    private mutating func attachCountry(
        to candidate: inout Candidate, _ role: WorldEntity
    ) -> Bool {
        let row = candidate.end
        guard role.kind == .countryRole, candidate.countries.isEmpty, row < startAt.count,
            startAt[row] >= 0, !words.startsSentence(row)
        else { return false }
        let other = candidates[Int(startAt[row])]
        guard other.kind == .country, other.start == row, !other.isAbsorbed,
            pieceAt[row] >= 0, !pieces[Int(pieceAt[row])].flags.contains(.genitive)
        else { return false }
        candidates[Int(startAt[row])].isNested = true
        candidate.kind = .country
        candidate.entity = other.entity
        candidate.countries = other.countries
        candidate.end = other.end
        candidate.possessive = .none
        candidate.sector = nil
        candidate.reason += "; name: " + other.reason
        return true
    }

    private mutating func merge(_ other: Candidate, at index: Int, into candidate: inout Candidate)
    {
        candidates[index].isAbsorbed = true
        let titleCountries = candidate.countries
        candidate.kind = .person
        candidate.end = other.end
        candidate.isFeminine = candidate.isFeminine || other.isFeminine
        candidate.name = other.name
        let agrees =
            titleCountries.isEmpty || other.countries.isEmpty
            || !Set(titleCountries).isDisjoint(with: other.countries)
            || entity(candidate.role).office == .secretaryGeneral
        if other.entity >= 0, agrees {
            candidate.entity = other.entity
            candidate.countries = other.countries
            candidate.bloc = other.bloc
            let isOffice = entity(candidate.role).office != nil
            if document.article.published != nil || !isOffice { candidate.sector = nil }
        } else if other.entity >= 0 {
            candidate.name = document.text(Span(other.head, other.end))
        }
        if candidate.countries.isEmpty { candidate.countries = other.countries }
        candidate.reason = other.reason + "; title: " + candidate.reason
    }

    /// End of a run of proper nouns that no piece covers.
    private func endOfName(from row: Int) -> Int {
        var end = row
        while end < document.tokens.count, end < row + 3, pieceAt[end] < 0,
            !words.startsSentence(end),
            document.tokens.tag[end] == .properNoun, words[end] == .none
        {
            end += 1
        }
        return end
    }

    // MARK: What follows a noun

    /// Takes country, bloc and sector from "of X", "in X", a German genitive behind the noun.
    private mutating func attach(to candidate: inout Candidate) {
        for _ in 0..<2 {
            guard let index = attachment(at: candidate.end, of: candidate) else { return }
            let other = candidates[index]
            candidates[index].isNested = true
            let isNew = candidate.countries.isEmpty
            if isNew { candidate.countries = other.countries }
            if candidate.bloc == nil, candidate.countries.isEmpty || other.kind == .body {
                candidate.bloc = other.bloc
            }
            let isGeneral = candidate.role >= 0 && Self.isGeneral(entity(candidate.role))
            if isGeneral, other.kind == .role || other.kind == .body, let sector = other.sector {
                candidate.sector = sector
            }
            candidate.end = other.end
            candidate.reason += "; of: " + other.reason
            if isNew, isSeveral(candidate) { attachFurther(to: &candidate) }
            if !candidate.countries.isEmpty || candidate.bloc != nil { return }
        }
    }
}
