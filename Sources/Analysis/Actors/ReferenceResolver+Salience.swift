import Annotation

extension ReferenceResolver {
    /// The most salient candidate before `index` that fits, followed to what it refers to.
    func antecedent(of index: Int, _ fits: (Int) -> Bool) -> Int? {
        let target = candidates[index]
        let sentence = document.sentence(of: target.start) ?? 0
        let isHeOrShe = target.possessive == .he || target.possessive == .she
        var best: Int?
        var bestScore = Int.min
        for other in stride(from: index - 1, through: 0, by: -1) {
            let candidate = candidates[other]
            guard candidate.end <= target.start, candidate.kind != .adjective else { continue }
            let distance = sentence - (document.sentence(of: candidate.start) ?? 0)
            if distance > 4 { break }
            let source = candidate.referents.count == 1 ? candidate.referents[0] : other
            guard fits(source) else { continue }
            let score =
                salience(candidate, isNamed: isHeOrShe) - distance * 30
                - (target.start - candidate.end) / 8
            if score > bestScore {
                bestScore = score
                best = source
            }
        }
        return best
    }

    /// How much in view the candidate is; for a pronoun of a person, names count more, and how often
    /// the text speaks of a country counts nothing.
    private func salience(_ candidate: Candidate, isNamed: Bool) -> Int {
        var score = 0
        if document.tokens.relation[candidate.head].isSubject { score += 25 }
        if isSentenceStart(candidate) { score += 15 }
        if candidate.isNested { score -= 20 }
        if isNamed {
            if candidate.kind == .person || candidate.kind == .pronoun { score += 10 }
        } else if let country = candidate.countries.first {
            score += 2 * min(10, mentions[country] ?? 0)
        }
        if candidate.kind == .person || candidate.kind == .pronoun { score += 5 }
        return score
    }

    private func isSentenceStart(_ candidate: Candidate) -> Bool {
        guard let sentence = document.sentence(of: candidate.start) else { return false }
        return document.sentences[sentence].span.start == candidate.start
    }

    /// Whether it names one person.
    func isPerson(_ index: Int) -> Bool {
        let candidate = candidates[index]
        if candidate.kind == .person { return true }
        guard candidate.kind == .role, candidate.role >= 0, !candidate.isPlural else {
            return false
        }
        return world.entities[Int(candidate.role)].kind == .personRole
            && !candidate.countries.isEmpty
    }

    /// Whether it can be "he".
    func isMan(_ index: Int) -> Bool {
        guard isPerson(index), !candidates[index].isFeminine else { return false }
        guard document.language == .german, candidates[index].kind == .role else { return true }
        switch document.tokens.morphology[candidates[index].head].gender {
        case .neuter, .feminine: return false
        default: return true
        }
    }

    /// Whether it can be "she".
    func isWoman(_ index: Int) -> Bool {
        let candidate = candidates[index]
        guard isPerson(index) || candidate.isFeminine && isOneOfGroup(index) else { return false }
        return candidate.isFeminine
            || candidate.entity < 0 && candidate.kind == .person
                && document.language == .english
    }

    /// Whether it is one person described by nation and what she is: "eine französische Lehrerin".
    private func isOneOfGroup(_ index: Int) -> Bool {
        let candidate = candidates[index]
        return candidate.kind == .role && !candidate.isPlural && !candidate.countries.isEmpty
    }

    /// Whether it can be "it" or "the country".
    func isThing(_ index: Int) -> Bool {
        let candidate = candidates[index]
        switch candidate.kind {
        case .country, .government, .body: return true
        case .role:
            return candidate.role >= 0
                && isInstitution(world.entities[Int(candidate.role)], candidate)
                && !(candidate.countries.isEmpty && candidate.bloc == nil)
        default: return false
        }
    }

    /// Whether a role means one body: a ministry, or in English an army.
    private func isInstitution(_ role: WorldEntity, _ candidate: Candidate) -> Bool {
        role.kind == .bodyRole || role.isBound
            || role.kind == .groupRole && role.sector == "MIL" && !candidate.isPlural
                && document.language == .english
    }

    /// Whether it is a newspaper or agency, which reports rather than acts.
    func isNews(_ index: Int) -> Bool { candidates[index].sector == "MED" }

    /// Whether a German feminine pronoun can mean it: die Ukraine, die EU, die Regierung.
    func isFeminine(_ index: Int) -> Bool {
        guard isThing(index) else { return false }
        let row = candidates[index].head
        return document.tokens.morphology[row].gender == .feminine
            || document.form(candidates[index].start).lowercased() == "die"
    }

    /// Whether it can be "they".
    func isGroup(_ index: Int) -> Bool {
        let candidate = candidates[index]
        guard !(candidate.countries.isEmpty && candidate.bloc == nil) else { return false }
        switch candidate.kind {
        case .demonym: return true
        case .role:
            guard candidate.role >= 0 else { return false }
            let kind = world.entities[Int(candidate.role)].kind
            return candidate.isPlural || kind == .groupRole || kind == .bodyRole
        case .country, .body: return document.language == .english
        default: return false
        }
    }

    /// Whether it is a country or its government.
    func isCountry(_ index: Int) -> Bool {
        let candidate = candidates[index]
        return (candidate.kind == .country || candidate.kind == .government)
            && !candidate.countries.isEmpty
    }
}
