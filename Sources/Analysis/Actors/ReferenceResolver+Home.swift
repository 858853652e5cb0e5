import Annotation

extension ReferenceResolver {
    /// Gives titles that several states have ("Bundeskanzler") the one that the text speaks of more
    /// than of the state where the title is best known.
    mutating func settleTitles() {
        for index in candidates.indices where candidates[index].isByTitle {
            let candidate = candidates[index]
            let known = candidate.role >= 0 ? candidate.role : candidate.entity
            guard known >= 0, let first = candidate.countries.first else { continue }
            var rivals = world.entities[Int(known)].rivals
            // "Die Sozialdemokraten" in a text about another country that has such a party, too.
            if candidate.sector == "PTY", mentions[first] == nil, let home = soleCountry(times: 2) {
                rivals.append(home)
            }
            let best = rivals.max { mentions[$0, default: 0] < mentions[$1, default: 0] }
            guard let best, mentions[best, default: 0] > mentions[first, default: 0] else {
                continue
            }
            candidates[index].countries = [best]
            candidates[index].reason += "; of the state that the text speaks of"
            if candidate.kind == .body { candidates[index].entity = -1 }
        }
    }

    /// The candidate that fits and is the subject of the verb of saying above the clause of `row`:
    /// "The army said it ...".
    func speaker(above row: Int, _ fits: (Int) -> Bool) -> Int? {
        guard document.layers.contains(.dependencies), let verb = document.tokens.head(of: row),
            document.tokens.relation[row].isSubject, let above = document.tokens.head(of: verb)
        else { return nil }
        switch document.tokens.relation[verb] {
        case .ccomp, .ccompReported, .parataxis: break
        default: return nil
        }
        return candidates.indices.first { index in
            let candidate = candidates[index]
            return candidate.end <= row && document.tokens.relation[candidate.head].isSubject
                && document.tokens.head(of: candidate.head) == above && fits(index)
        }
    }

    /// Whether it is somebody in the government of a state.
    func isMinister(_ index: Int) -> Bool {
        guard isPerson(index), countries(of: index).count == 1 else { return false }
        if candidates[index].sector == "GOV" { return true }
        let entity = candidates[index].entity
        return entity >= 0 && world.entities[Int(entity)].sector(on: date) == "GOV"
    }

    /// The country that the text names at least four times and so many times as often as any other.
    func soleCountry(times: Int) -> String? {
        let ranked = mentions.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = ranked.first, first.value > 3,
            ranked.count < 2 || first.value >= times * ranked[1].value
        else { return nil }
        return first.key
    }

    /// Whether the text names the country twice as often as all others together.
    func isAboutOnly(_ country: String) -> Bool {
        let all = mentions.values.reduce(0, +)
        return 3 * mentions[country, default: 0] >= 2 * all
    }

    /// Whether those in the role are of the country spoken of even without an article: "Police said".
    func isHomely(_ role: WorldEntity) -> Bool {
        switch role.sector {
        case "COP", "JUD", "HLH", "OPP", "LEG", "LAB": true
        case "CVL": role.kind == .groupRole && role.name != "civilians"
        case "GOV": role.name == "government" || role.name == "official"
        default: false
        }
    }

    /// Whether those in the role act where they are: police, courts, authorities, people.
    func isLocal(_ role: WorldEntity) -> Bool {
        switch role.sector {
        case "COP", "JUD", "HLH": true
        case "CVL": role.kind == .groupRole && role.name != "civilians"
        default: false
        }
    }

    /// The country of the place in the clause of a role: "Die Polizei, die in Minsk ...".
    func placeCountry(of index: Int) -> String? {
        let head = candidates[index].head
        guard document.layers.contains(.dependencies), let sentence = document.sentence(of: head)
        else { return nil }
        let span = document.sentences[sentence].span
        let verb = document.tokens.head(of: head)
        for mention in document.places where span.contains(mention.span.start) {
            guard let country = mention.place.country,
                PlaceWords.isLocative(document, before: mention.span.start)
            else { continue }
            var row = mention.span.start
            for _ in 0..<6 {
                guard let up = document.tokens.head(of: row) else { break }
                row = up
                if row == head || row == verb { return country }
            }
        }
        return nil
    }
}
