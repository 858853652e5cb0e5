import Annotation

extension ActorComposer {
    /// Adds the candidate of a name of a person.
    mutating func addPerson(_ index: Int) {
        let piece = pieces[index]
        var candidate = Candidate(
            start: piece.start, end: piece.end, head: piece.start, kind: .person, reason: "")
        if piece.entity >= 0 {
            let known = entity(piece.entity)
            candidate.entity = piece.entity
            candidate.countries = known.country.map { [$0] } ?? []
            candidate.bloc = known.bloc
            candidate.isFeminine = known.isFeminine
            candidate.reason = known.rule
        } else {
            candidate.name = name(piece)
            candidate.reason = "name unknown to the lexicon"
        }
        if words[piece.start - 1] == .honorific {
            candidate.start -= 1
            candidate.isFeminine = candidate.isFeminine || isFeminineHonorific(piece.start - 1)
        }
        if candidate.countries.isEmpty { takeApposition(&candidate) }
        if candidate.countries.isEmpty, candidate.bloc == nil { takeEmployer(&candidate) }
        keep(candidate)
    }

    private func isFeminineHonorific(_ row: Int) -> Bool {
        ["Frau", "Mrs.", "Mrs", "Ms.", "Ms", "Lady"].contains(document.form(row))
    }

    /// A name as written, without the ending of a genitive.
    func name(_ piece: Piece) -> String {
        var name = document.text(Span(piece.start, piece.end))
        if piece.flags.contains(.genitive), name.hasSuffix("s") { name.removeLast() }
        return name
    }

    /// Country and sector of an unknown name from ", the Russian minister," or "(CDU)" behind it.
    private func takeApposition(_ candidate: inout Candidate) {
        let mark = words[candidate.end]
        guard mark == .comma || mark == .openParenthesis,
            !words.startsSentence(candidate.end + 1)
        else { return }
        let next = candidate.end + 1
        if isAmericanSeat(next) {
            candidate.countries = ["USA"]
            candidate.sector = "LEG"
            candidate.reason += "; party and state of an American lawmaker"
            return
        }
        guard next < startAt.count, startAt[next] >= 0 else { return }
        let other = candidates[Int(startAt[next])]
        let isTitle = other.kind == .role && mark == .comma
        let isParty = other.kind == .body && mark == .openParenthesis
        guard isTitle || isParty else { return }
        candidate.countries = other.countries
        candidate.bloc = other.bloc
        candidate.sector = other.sector
        candidate.role = other.role
        candidate.titleRow = other.titleRow
        candidate.reason += "; apposition: " + other.reason
    }

    /// "(D-CA)", ", R-Texas": how American papers give a lawmaker's party and state.
    private func isAmericanSeat(_ row: Int) -> Bool {
        guard document.language == .english, row < document.tokens.count else { return false }
        let form = document.form(row)
        if form.count == 1 {
            return "RDI".contains(form) && words[row + 1] == .hyphen
                && row + 2 < document.tokens.count
                && document.tokens.start[row + 1] == document.tokens.end[row]
        }
        let parts = form.split(separator: "-")
        return parts.count == 2 && ["R", "D", "I"].contains(parts[0])
            && parts[1].first?.isUppercase == true
    }

    /// Country and sector of an unknown name from the body behind it: "Joe Stork von HRW".
    private mutating func takeEmployer(_ candidate: inout Candidate) {
        let mark = words[candidate.end]
        guard mark == .of || mark == .from, candidate.end + 1 < startAt.count else { return }
        let index = Int(startAt[candidate.end + 1])
        guard index >= 0, candidates[index].kind == .body else { return }
        let other = candidates[index]
        candidates[index].isNested = true
        candidate.countries = other.countries
        candidate.bloc = other.bloc
        candidate.sector = other.sector
        candidate.reason += "; of: " + other.reason
    }
}
