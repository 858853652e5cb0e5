import Annotation

/// Whom roles stand for that have neither a name nor a country: "the government", "der Minister".
extension ReferenceResolver {
    /// Resolves a role, or gives it the country that the text supports; none where it supports none.
    mutating func resolveRole(_ index: Int) {
        let candidate = candidates[index]
        let role = world.entities[Int(candidate.role)]
        if role.kind == .personRole, !candidate.isPlural, let person = apposed(to: index) {
            candidates[index].referents = [person]
            return
        }
        if role.name != "chief", isPair(candidate) {
            let persons = role.kind == .personRole
            candidates[index].referents = pair(before: index, persons: persons)
            return
        }
        if role.kind == .countryRole {
            resolveCountryWord(index, role)
            return
        }
        guard candidate.countries.isEmpty, candidate.bloc == nil else { return }
        if candidate.possessive != .none, let owner = owner(of: index) {
            take(countryOf: owner, for: index, why: "possessive")
            return
        }
        if role.name == "spokesperson",
            let near = antecedent(of: index, { self.isThing($0) && !self.isNews($0) })
        {
            take(countryOf: near, for: index, why: "nearest body")
            return
        }
        if role.name == "conflict-party" {
            resolveConflictParty(index)
            return
        }
        if candidate.isDefinite, isOrganisation(candidate) {
            resolveOrganisation(index)
            return
        }
        guard role.bloc == nil, !role.isBound, role.sector != "IGO" else { return }
        if isLocal(role), let place = placeCountry(of: index) {
            give(place, to: index, why: "the country of the place beside it")
            return
        }
        if candidate.isDefinite {
            resolveDefinite(index, role)
        } else {
            placeIndefinite(index, role)
        }
    }

    /// "die Konfliktparteien": the two sides named together before, else those of the country that the
    /// text is about.
    private mutating func resolveConflictParty(_ index: Int) {
        let sides = coordinated(before: index)
        let speaker = subject(around: index, { _ in true }).map { countries(of: $0) } ?? []
        if sides.count == 2, sides.allSatisfy({ Set(countries(of: $0)).isDisjoint(with: speaker) })
        {
            candidates[index].referents = sides
        } else if let home = soleCountry(times: 2), !isOpposed(index, to: home) {
            give(home, to: index, why: "the country that the text is about")
        }
    }

    /// "the organisation", "das Bündnis": the body that the text has named last, first of all the one
    /// whose spokesman speaks.
    private mutating func resolveOrganisation(_ index: Int) {
        let speaker = speaker(above: candidates[index].head) {
            self.candidates[$0].bloc != nil || self.isBody($0)
        }
        guard let body = speaker ?? antecedent(of: index, { self.isBody($0) }) else { return }
        take(countryOf: body, for: index, why: "the body named before")
        candidates[index].sector = candidates[body].sector
    }

    private func isBody(_ index: Int) -> Bool {
        let known = candidates[index]
        return known.kind == .body && known.sector != "MED"
            && !(known.countries.isEmpty && known.bloc == nil)
    }

    private func isOrganisation(_ candidate: Candidate) -> Bool {
        Self.organisations.contains(stem(candidate.head))
    }

    private static let organisations: Set<String> = [
        "organisation", "organization", "alliance", "bloc", "body", "bündni", "bündniss",
        "militärbündni", "militärbündniss", "verteidigungsbündni", "staatenbund", "organisatio",
        "militärallianz", "allianz", "staatenbündni",
    ]

    /// "soldiers", "police": who can only be of one country here.
    private mutating func placeIndefinite(_ index: Int, _ role: WorldEntity) {
        guard !candidates[index].isForeign, !isIntruder(index) else { return }
        if role.sector == "MIL", role.kind != .thingRole, let country = onlyArmy() {
            give(country, to: index, why: "the only army of which the text speaks")
        } else if isHomely(role), let home = soleCountry(times: 2) {
            give(home, to: index, why: "the country that the text is about")
        }
    }

    /// "the minister", "die Armee": of which the text has spoken, or which can only be one.
    private mutating func resolveDefinite(_ index: Int, _ role: WorldEntity) {
        let candidate = candidates[index]
        if role.kind == .bodyRole, role.sector == "GOV",
            let speaker = speaker(above: candidate.head, { self.isMinister($0) })
        {
            take(countryOf: speaker, for: index, why: "of its minister, who speaks")
        } else if let same = antecedent(of: index, { self.hasRole($0, role, of: index) })
            ?? onlyHolder(of: role, before: index)
        {
            if role.kind == .personRole, candidates[same].isPerson {
                candidates[index].referents = [same]
            } else {
                take(countryOf: same, for: index, why: "same role")
            }
        } else if role.kind != .thingRole, role.sector != "CVL" {
            placeDefinite(index, role)
        }
    }

    /// The only person before `index`, however far, whom the role can mean.
    private func onlyHolder(of role: WorldEntity, before index: Int) -> Int? {
        guard role.kind == .personRole, !candidates[index].isPlural else { return nil }
        var found: Int?
        for other in candidates[..<index].indices
        where candidates[other].isPerson && hasRole(other, role, of: index) {
            if let known = found, !isSamePerson(known, other) { return nil }
            found = other
        }
        return found
    }

    private func isSamePerson(_ left: Int, _ right: Int) -> Bool {
        candidates[left].entity == candidates[right].entity
            && candidates[left].name == candidates[right].name
    }

    /// Gives a definite role the country that only its kind allows to guess: governments, forces and
    /// courts the one spoken of, rebels that of the scene, mere members and chiefs none.
    private mutating func placeDefinite(_ index: Int, _ role: WorldEntity) {
        if isIntruder(index) { return }
        switch role.name {
        case "chief": return
        case "rebel":
            if let home = soleCountry(times: 2) ?? sceneCountry(before: index) {
                give(home, to: index, why: "the country of the scene")
            }
        case "official": takeSoleCountry(index, role)
        case "party" where isWarCoalition(index): return
        case _ where Self.offices.contains(stem(candidates[index].head)):
            takeSoleCountry(index, role)
        default:
            let isOfState = ["GOV", "MIL", "LEG", "COP", "JUD", "SPY", "OPP", "HLH"]
                .contains(role.sector)
            if isOfState { takeCountrySpokenOf(index, role) } else { takeSoleCountry(index, role) }
        }
    }

    /// The person in "Peskov, press secretary to ..." that the role behind the comma describes.
    private func apposed(to index: Int) -> Int? {
        let start = candidates[index].start
        guard words[start - 1] == .comma, !words.startsSentence(start) else { return nil }
        return (max(0, index - 4)..<index).last {
            candidates[$0].kind == .person && candidates[$0].end == start - 1
                && agree(candidates[$0].countries, candidates[index].countries)
        }
    }

    /// The office of a body in "the chairman of the Council of Europe's assembly, Jean Smith, said",
    /// which tells for whom the one named in commas acts.
    func office(before index: Int) -> Int? {
        let candidate = candidates[index]
        guard candidate.role < 0, words[candidate.end] == .comma else { return nil }
        return (max(0, index - 4)..<index).last { other in
            let office = candidates[other]
            guard office.kind == .role, office.bloc != nil, !office.isPlural,
                world.entities[Int(office.role)].kind == .personRole
            else { return false }
            let between = (office.end..<max(office.end, candidate.start)).filter {
                !isBracketed($0, from: office.end)
            }
            return between.count == 1 && words[between[0]] == .comma
        }
    }

    /// Whether the row belongs to an abbreviation in brackets that starts at `start`: "(AU)".
    private func isBracketed(_ row: Int, from start: Int) -> Bool {
        words[start] == .openParenthesis && row <= start + 2
            && words[start + 2] == .closeParenthesis
    }

    private func agree(_ left: [String], _ right: [String]) -> Bool {
        left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
    }

    /// Gives an official of whom only name and title are known the country that the text is about.
    mutating func resolveOffice(_ index: Int) {
        let candidate = candidates[index]
        guard candidate.entity < 0, candidate.countries.isEmpty, candidate.bloc == nil else {
            return
        }
        let isOfficial = candidate.role >= 0 && world.entities[Int(candidate.role)].office != nil
        guard isOfficial || candidate.sector != "NGO" && candidate.sector != "IGO",
            let home = soleCountry(times: isOfficial ? 2 : 3), !isOpposed(index, to: home),
            isOfficial || isAboutOnly(home)
        else { return }
        give(
            home, to: index,
            why: isOfficial
                ? "the country that the text is about" : "the only country that the text is about")
    }

    /// Gives a role the country that the document is about.
    private mutating func takeSoleCountry(_ index: Int, _ role: WorldEntity) {
        guard let home = soleCountry(times: 2), mayBe(of: home, index, role) else { return }
        give(home, to: index, why: "the country that the text is about")
    }

    /// Gives a role the country that the document is about, else the one named last.
    private mutating func takeCountrySpokenOf(_ index: Int, _ role: WorldEntity) {
        guard soleCountry(times: 2) == nil else { return takeSoleCountry(index, role) }
        guard let near = antecedent(of: index, { self.isCountry($0) }),
            let country = candidates[near].countries.first, mayBe(of: country, index, role)
        else { return }
        take(countryOf: near, for: index, why: "nearest country")
    }

    /// Whether nothing in the clause speaks against the country: who stands beside it under one verb
    /// is another, and nobody calls his own government a regime.
    private func mayBe(of country: String, _ index: Int, _ role: WorldEntity) -> Bool {
        if isLocal(role) { return true }
        if isOpposed(index, to: country) { return false }
        guard Self.regimes.contains(document.form(candidates[index].head).lowercased()),
            let subject = subject(around: index, { _ in true })
        else { return true }
        return !countries(of: subject).contains(country)
    }

    /// "the Coalition" in a text about the war on an armed group: of several states, and no party.
    private func isWarCoalition(_ index: Int) -> Bool {
        stem(candidates[index].head).hasPrefix("coalition")
            && candidates.contains { $0.bloc == "ISIS" || $0.bloc == "TALIBAN" }
    }

    /// "the occupiers": of another country than the one that the text is about.
    private func isIntruder(_ index: Int) -> Bool {
        Self.intruders.contains(stem(candidates[index].head))
    }

    private static let intruders: Set<String> = [
        "occupier", "invader", "besatz", "invasor", "besatzungstrupp", "besatzungsmacht", "angreif",
        "eindringling", "intruder",
    ]

    /// Bodies of which every country, and many a firm, has more than one.
    private static let offices: Set<String> = [
        "agency", "agencie", "department", "behörd", "municipality", "council", "mission",
    ]

    private static let regimes: Set<String> = [
        "regime", "regimes", "junta", "dictatorship", "diktatur", "militärregime", "militärjunta",
    ]

    /// The country of the last place before `index` at which something is said to be.
    private func sceneCountry(before index: Int) -> String? {
        guard let here = document.sentence(of: candidates[index].start) else { return nil }
        for other in candidates[..<index].indices.reversed() {
            guard let there = document.sentence(of: candidates[other].start), here - there <= 4
            else { return nil }
            let isPlace = candidates[other].kind == .country || candidates[other].kind == .city
            if isPlace, isLocative(other), let country = candidates[other].countries.first {
                return country
            }
        }
        return nil
    }

    /// Gives a candidate a country, with the reason.
    mutating func give(_ country: String, to index: Int, why: String) {
        candidates[index].countries = [country]
        candidates[index].reason += "; " + why
    }

    // MARK: Same role

    /// Whether `other` is a person in the role of `index`, or an earlier mention of the role with its
    /// country.
    private func hasRole(_ other: Int, _ role: WorldEntity, of index: Int) -> Bool {
        let candidate = candidates[other]
        guard !(candidate.countries.isEmpty && candidate.bloc == nil) else { return false }
        if candidate.role == candidates[index].role {
            guard candidate.possessive == .none || candidate.isPerson else { return false }
            return !Self.mixed.contains(role.name) || isSameWord(candidate, candidates[index])
                || candidate.isPerson && isGeneral(candidates[index])
        }
        guard candidate.kind == .person else { return false }
        if candidate.role >= 0, role.kind == .personRole,
            world.entities[Int(candidate.role)].sector == role.sector,
            isSameWord(candidate, candidates[index])
        {
            return true
        }
        guard candidate.entity >= 0, let office = role.office else { return false }
        let person = world.entities[Int(candidate.entity)]
        if let date { return person.term(on: date)?.office == office }
        return person.terms.contains { $0.office == office }
    }

    /// Roles whose words mean many things, so that only the same word is the same somebody.
    private static let mixed: Set<String> = [
        "chief", "official", "party", "education", "media", "business", "ngo", "labour", "religion",
        "minister", "officer", "criminal",
    ]

    /// Whether the word is said of anybody in such a role: "the diplomat" of an ambassador.
    private func isGeneral(_ candidate: Candidate) -> Bool {
        ["diplomat", "official", "politik", "politician", "offizi", "officer", "beamt"]
            .contains(stem(candidate.titleRow))
    }

    /// Whether the title or role word of an earlier mention is, or ends in, that of a later one:
    /// "Verteidigungsminister" and "der Minister".
    private func isSameWord(_ earlier: Candidate, _ later: Candidate) -> Bool {
        guard earlier.titleRow >= 0, later.titleRow >= 0 else { return false }
        let (long, short) = (
            document.tokens.form[earlier.titleRow], document.tokens.form[later.titleRow]
        )
        if long == short { return true }
        let endings = document.language == .german ? Self.endings : Self.plurals
        return document.strings.withBytes(of: long) { long in
            document.strings.withBytes(of: short) { short in
                Self.stem(of: long, ends: Self.stem(of: short, endings), endings)
            }
        }
    }

    /// Whether the stem of a word ends in that of another, whatever the case of its letters.
    private static func stem(
        of long: UnsafeBufferPointer<UInt8>, ends short: Slice<UnsafeBufferPointer<UInt8>>,
        _ endings: [StaticString]
    ) -> Bool {
        let long = stem(of: long, endings)
        guard long.count >= short.count else { return false }
        return zip(long.reversed(), short.reversed()).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }

    /// A word without the ending of case or number.
    private static func stem(
        of word: UnsafeBufferPointer<UInt8>, _ endings: [StaticString]
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        for ending in endings {
            let count = ending.utf8CodeUnitCount
            guard word.count >= count + 4 else { continue }
            let start = word.count - count
            if (0..<count).allSatisfy({ word[start + $0] == ending.utf8Start[$0] }) {
                return word[..<start]
            }
        }
        return word[...]
    }

    /// A word in small letters without the ending of case or number.
    private func stem(_ row: Int) -> String {
        let endings = document.language == .german ? Self.endings : Self.plurals
        return document.strings.withBytes(of: document.tokens.form[row]) { word in
            String(decoding: Self.stem(of: word, endings), as: UTF8.self).lowercased()
        }
    }

    private static let endings: [StaticString] = [
        "innen", "in", "ern", "en", "er", "es", "n", "s", "e",
    ]
    private static let plurals: [StaticString] = ["s"]
}
