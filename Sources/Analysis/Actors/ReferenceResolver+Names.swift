import Annotation

/// Names that stand for somebody introduced otherwise, and words for two sides at once.
extension ReferenceResolver {
    private static let reach = 4

    /// Notes the first part of an unknown name, by which the text may call the person later: "Ban"
    /// after "Ban Ki Moon".
    func noteFirstName(of index: Int, in names: inout [Substring: Int]) {
        let candidate = candidates[index]
        guard candidate.kind == .person, candidate.end - candidate.start > 1 else { return }
        let isKnown = candidate.entity >= 0
        let name = isKnown ? world.entities[Int(candidate.entity)].name : candidate.name
        guard !isBare(index) || isKnown,
            let parts = name?.split(separator: " "), parts.count > 1,
            let first = parts.first, names[first] == nil
        else { return }
        names[first] = index
    }

    /// Gives an unknown full name the country of the one person described shortly before without
    /// a name, as in "a teenage Palestinian girl" and then "Ahed Tamimi, 16".
    mutating func introduce() {
        let order = candidates.indices.sorted { candidates[$0].start < candidates[$1].start }
        var seen: Set<Substring> = []
        for index in order where isUnplacedName(index) {
            guard let last = candidates[index].name?.split(separator: " ").last,
                seen.insert(last).inserted,
                let source = introduction(before: index)
            else { continue }
            candidates[index].countries = candidates[source].countries
            candidates[index].sector = candidates[index].sector ?? candidates[source].sector
            candidates[index].reason +=
                "; introduced as: "
                + document.text(Span(candidates[source].start, candidates[source].end))
        }
    }

    private func isUnplacedName(_ index: Int) -> Bool {
        let candidate = candidates[index]
        return candidate.kind == .person && candidate.entity < 0 && candidate.countries.isEmpty
            && candidate.bloc == nil && candidate.role < 0
            && candidate.name?.contains(" ") ?? false
    }

    /// The only person described by nation and without a name in the sentences before.
    private func introduction(before index: Int) -> Int? {
        let start = candidates[index].start
        guard let sentence = document.sentence(of: start) else { return nil }
        var found: Int?
        for other in candidates.indices where candidates[other].end <= start {
            guard let place = document.sentence(of: candidates[other].start),
                sentence - place <= Self.reach, sentence > place
            else { continue }
            if isUnplacedName(other) { return nil }
            guard isUnnamedPerson(other) else { continue }
            if let known = found, candidates[known].countries != candidates[other].countries {
                return nil
            }
            found = other
        }
        return found
    }

    /// "a Palestinian girl": one person, introduced as new, of whom the nation is told.
    private func isUnnamedPerson(_ index: Int) -> Bool {
        let candidate = candidates[index]
        guard candidate.kind == .role || candidate.kind == .demonym, !candidate.isPlural,
            !candidate.isDefinite, candidate.countries.count == 1, isIntroduced(candidate)
        else { return false }
        return !["GOV", "MIL", "REB", "LEG", "COP", "JUD", "SPY"].contains(candidate.sector)
    }

    /// Whether an indefinite article stands before it.
    private func isIntroduced(_ candidate: Candidate) -> Bool {
        for row in stride(from: candidate.start, through: max(0, candidate.start - 5), by: -1) {
            let form = document.form(row).lowercased()
            if form == "a" || form == "an" || form.hasPrefix("ein") { return true }
            if row == candidate.start { continue }
            switch document.tokens.tag[row] {
            case .adjective, .numeral, .noun, .adverb: continue
            default: guard words[row] == .hyphen else { return false }
            }
        }
        return false
    }

    /// The country of all soldiers of whom the text says whose they are, where it is one.
    func onlyArmy() -> String? {
        var found: String?
        var count = 0
        for index in candidates.indices where candidates[index].sector == "MIL" {
            guard candidates[index].kind == .role || candidates[index].kind == .body,
                let country = candidates[index].countries.first
            else { continue }
            if let known = found, known != country { return nil }
            found = country
            count += 1
        }
        return count > 1 ? found : nil
    }

    /// Whether the one name of a person known to the lexicon tells neither country nor body.
    func isBare(_ index: Int) -> Bool {
        candidates[index].countries.isEmpty && candidates[index].bloc == nil
    }

    /// Whether a preposition of place stands before it.
    func isLocative(_ index: Int) -> Bool {
        PlaceWords.isLocative(document, before: candidates[index].start)
    }

    /// The last two before `index` that "and" joins and that are not the same: by country, or by
    /// what they are in one country ("government and rebels").
    mutating func coordinated(before index: Int) -> [Int] {
        guard let sentence = document.sentence(of: candidates[index].start) else { return [] }
        let near = candidates.indices.filter { other in
            candidates[other].end <= candidates[index].start
                && sentence - (document.sentence(of: candidates[other].start) ?? 0) <= Self.reach
                && candidates[other].kind != .adjective
        }
        for right in near.reversed() {
            let start = candidates[right].start
            guard start > 0, words[start - 1] == .and,
                let left = near.last(where: { candidates[$0].end == start - 1 })
            else { continue }
            settleSides(left, right)
            if canBeSide(left), canBeSide(right), areSides(left, right) { return [left, right] }
        }
        return []
    }

    /// "Vertreter von Rebellen und Regierung": both are of the country that the text names most.
    private mutating func settleSides(_ left: Int, _ right: Int) {
        let sides = [left, right]
        let powers: Set<String> = ["GOV", "REB", "OPP", "MIL", "UAF"]
        guard sides.contains(where: isBare),
            sides.allSatisfy({
                candidates[$0].kind == .role && candidates[$0].referents.isEmpty
                    && powers.contains(candidates[$0].sector ?? "")
            }), candidates[left].sector != candidates[right].sector,
            let home = sides.flatMap({ candidates[$0].countries }).first ?? soleCountry(times: 1)
        else { return }
        for side in sides where isBare(side) {
            candidates[side].countries = [home]
            candidates[side].reason += "; the country that the text names most"
        }
    }

    private func canBeSide(_ index: Int) -> Bool {
        let candidate = candidates[index]
        guard !(countries(of: index).isEmpty && candidate.bloc == nil) else { return false }
        switch candidate.kind {
        case .country, .government, .demonym: return true
        case .body:
            return candidate.bloc != nil || candidate.sector == "GOV" || candidate.sector == nil
        case .role: return !["CVL", "MED", "BUS", "EDU"].contains(candidate.sector)
        default: return false
        }
    }

    private func areSides(_ left: Int, _ right: Int) -> Bool {
        countries(of: left) != countries(of: right)
            || candidates[left].sector != candidates[right].sector
    }
}
