internal import Annotation

/// Resolves a phrase in a slot to those whom it stands for.
struct ParticipantFinder {
    let reading: Reading

    /// Whether the phrase stands for somebody whom the document knows.
    func isKnown(_ row: Int) -> Bool {
        mention(of: row, depth: 0) != nil || reading.place[row] >= 0
    }

    /// Whether the phrase stands for somebody with a country or bloc.
    func isPlaced(_ row: Int) -> Bool {
        guard let index = mention(of: row, depth: 0) else { return reading.place[row] >= 0 }
        return reading.document.actors[index].participants.contains {
            $0.country != nil || $0.bloc != nil
        }
    }

    /// Whether the phrase is a thing that a pronoun gives to those in `others`: "its package".
    func belongs(_ row: Int, to others: [Int]) -> Bool {
        guard !others.isEmpty, reading.actor[row] < 0, !reading.isSomebody(row),
            let index = mention(of: row, depth: 0)
        else { return false }
        let owner = reading.document.actors[index].head
        return isPronoun(owner) && others.contains { isSame($0, owner) }
    }

    /// Whether both phrases stand for the same ones: by name, a pronoun by code.
    func isSame(_ row: Int, _ other: Int) -> Bool {
        guard let one = mention(of: row, depth: 0), let two = mention(of: other, depth: 0) else {
            return reading.place[row] >= 0 && reading.place[row] == reading.place[other]
        }
        if one == two || names(one) == names(two) { return true }
        let actors = reading.document.actors
        return [one, two].contains { isPronoun(actors[$0].head) }
            && EventMerger.codes(actors[one].participants)
                == EventMerger.codes(actors[two].participants)
    }

    private func isPronoun(_ row: Int) -> Bool {
        reading.tag(row) == .pronoun || reading.tag(row) == .determiner
    }

    private func names(_ index: Int) -> Set<String> {
        Set(reading.document.actors[index].participants.map { $0.name ?? $0.text })
    }

    /// Those whom the phrases with these heads stand for, coordinated ones included.
    func participants(_ rows: [Int], avoiding taken: [Participant] = []) -> [Participant] {
        var found: [Participant] = []
        for row in rows {
            for participant in coordinated(row, depth: 0)
            where !found.contains(participant) && !taken.contains(participant) {
                found.append(participant)
            }
        }
        return found
    }

    private func coordinated(_ row: Int, depth: Int) -> [Participant] {
        var found = single(row)
        guard depth < 8 else { return found }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .conj where !reading.isVerbal(child):
                found += coordinated(child, depth: depth + 1)
            case .flat, .flatName:
                // "Jack Straw and his counterpart": the rest may hang on a part of the name.
                for other in reading.children(child)
                where reading.relation(other) == .conj && !reading.isVerbal(other) {
                    found += coordinated(other, depth: depth + 1)
                }
            default: break
            }
        }
        return found
    }

    private func single(_ row: Int) -> [Participant] {
        if let index = mention(of: row, depth: 0) {
            return placed(reading.document.actors[index].participants, row)
        }
        if reading.place[row] >= 0 {
            return [place(reading.document.places[Int(reading.place[row])])]
        }
        guard reading.tag(row) == .noun || reading.tag(row) == .properNoun,
            !reading.datelines.contains(where: { $0.span.contains(row) })
        else { return [] }
        return [Participant(text: reading.document.text(reading.phrase(row)))]
    }

    /// Participants without a country take that of a modifier: "forces of the regime in Minsk".
    private func placed(_ participants: [Participant], _ row: Int) -> [Participant] {
        guard participants.allSatisfy({ $0.country == nil && $0.bloc == nil }),
            reading.tag(row) != .pronoun,
            let country = modifierCountry(of: row, outside: span(at: row), depth: 0)
                ?? authorCountry(of: row)
        else { return participants }
        return participants.map {
            var participant = $0
            participant.country = country
            return participant
        }
    }

    /// The words of the mention at `row`, which have already told what they can.
    private func span(at row: Int) -> Span {
        guard reading.actor[row] >= 0 else { return Span(row, row + 1) }
        return reading.document.actors[Int(reading.actor[row])].span
    }

    private func modifierCountry(of row: Int, outside span: Span, depth: Int) -> String? {
        guard depth < 3 else { return nil }
        for child in reading.children(row)
        where Self.modifiers.contains(where: { $0.contains(reading.relation(child)) }) {
            if reading.relation(child) == .nmod, isOutside(child),
                !isAtPlace(child) || isDeed(row)
            {
                continue
            }
            if reading.actor[child] >= 0, !span.contains(child) {
                let participants = reading.document.actors[Int(reading.actor[child])].participants
                if let country = participants.first?.country { return country }
            }
            if let country = modifierCountry(of: child, outside: span, depth: depth + 1) {
                return country
            }
        }
        return nil
    }

    /// "ministers meeting in Geneva": a deed happens at a place, and is not of it.
    private func isDeed(_ row: Int) -> Bool { reading.lexicon.nouns[reading.noun[row]] != nil }

    private func place(_ mention: PlaceMention) -> Participant {
        var participant = Participant(text: reading.document.text(mention.span))
        participant.name = mention.place.name
        participant.country = mention.place.country
        return participant
    }

    /// The actor mention that the phrase is, or that the nearest of its modifiers is.
    private func mention(of row: Int, depth: Int) -> Int? {
        if let named = namedCountry(of: row) { return named }
        if reading.actor[row] >= 0 { return Int(reading.actor[row]) }
        if depth == 0, let speaker = SpeakerFinder(reading: reading).speaker(of: row) {
            return mention(of: speaker, depth: 1)
        }
        guard depth < 3 else { return nil }
        for relations in Self.modifiers {
            for child in reading.children(row) where relations.contains(reading.relation(child)) {
                if reading.relation(child) == .nmod, isOutside(child), !isSite(row, child) {
                    continue
                }
                if reading.isScene(child, of: row) { continue }
                if reading.isPatient(child, of: row) { continue }
                if let found = mention(of: child, depth: depth + 1) { return found }
            }
        }
        return author(of: row)
    }

    /// "threats made by Iran", "die von Moskau verhängten Strafen": whose deed the thing is.
    private func author(of row: Int) -> Int? {
        guard reading.tag(row) == .noun else { return nil }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .acl where reading.morphology(child).form == .participle: break
            // The German tagger often takes a participle before its noun for an adjective.
            case .amod where reading.isGerman || reading.morphology(child).form == .participle:
                break
            default: continue
            }
            for agent in reading.children(child) where reading.actor[agent] >= 0 {
                if let preposition = reading.preposition(agent), reading.isAgentive(preposition) {
                    return Int(reading.actor[agent])
                }
            }
        }
        return nil
    }

    /// "the airport in Damascus": a site belongs to where it is.
    private func isSite(_ row: Int, _ child: Int) -> Bool {
        reading.classes[row] & reading.lexicon.territoryClass != 0 && isAtPlace(child)
    }

    /// "die von Peru geführte Koalition": the country of those by whom it is led.
    private func authorCountry(of row: Int) -> String? {
        guard reading.classes[row] & reading.lexicon.violenceClasses == 0 else { return nil }
        return author(of: row).flatMap { reading.document.actors[$0].participants.first?.country }
    }

    /// Whether a preposition of place stands before the phrase.
    private func isAtPlace(_ child: Int) -> Bool {
        guard let preposition = reading.preposition(child) else { return false }
        return reading.marker(preposition, .preposition) == .before
    }

    /// "das Nachbarland Belarus": the name says more than the word before it.
    private func namedCountry(of row: Int) -> Int? {
        guard reading.tag(row) == .noun,
            reading.classes[row] & reading.lexicon.territoryClass != 0
        else { return nil }
        for child in reading.children(row) {
            let relation = reading.relation(child)
            guard relation == .appos || relation == .flat || relation == .flatName,
                reading.actor[child] >= 0
            else { continue }
            return Int(reading.actor[child])
        }
        return nil
    }

    /// Whether a modifier names a bystander: only "of" and genitive phrases belong to the phrase.
    private func isOutside(_ row: Int) -> Bool {
        guard let preposition = reading.preposition(row) else { return false }
        let word = reading.form[preposition]
        let common = reading.lexicon.common
        return word == 0 || !common.belongings.contains(word)
    }

    private static let modifiers: [[Relation]] = [
        [.appos, .flat, .flatName], [.nmodPoss, .detPoss], [.nmod, .nmodUnmarked, .nmodDesc],
        [.amod, .compound, .det],
    ]
}
