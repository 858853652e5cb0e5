internal import Annotation

extension Reading {
    /// Whether the verb at `row` leaves its subject in charge of an infinitive ("promise to").
    func controlsBySubject(_ row: Int) -> Bool {
        frames(row).contains { $0.controlsBySubject }
    }

    /// The frames that the word at `row` can evoke as a verb, noun or adjective; of expressions
    /// only those of which all words are there.
    func frames(_ row: Int) -> [Frame] {
        if let found = framesByRow[row] { return found }
        let matcher = FrameMatcher(reading: self)
        let found = evocations(row)
            .filter { $0.companions.isEmpty || matcher.companions($0.companions, of: row) != nil }
            .map { lexicon.frames[Int($0.frame)] }
        framesByRow[row] = found
        return found
    }

    /// The evocations of the word at `row` by its part of speech.
    func evocations(_ row: Int) -> [Evocation] {
        switch tag(row) {
        case .verb, .auxiliary: lexicon.verbs[predicate[row]] ?? []
        case .adjective, .adverb:
            lexicon.adjectives[lemma[row]]
                ?? (morphology(row).form == .participle ? lexicon.verbs[predicate[row]] ?? [] : [])
        case .noun, .properNoun, .unknown: lexicon.nouns[noun[row]] ?? []
        default: []
        }
    }

    /// "the Kabul blast": a town before an act of force is where it was, not whose it is.
    func isScene(_ child: Int, of noun: Int) -> Bool {
        guard !isGerman, relation(child) == .compound, place[child] >= 0,
            document.places[Int(place[child])].place.precision != .country
        else { return false }
        return frames(noun).contains { $0.type == .assault }
    }

    /// "the invasion of Ukraine": whom the genitive of an event noun names suffers the deed.
    func isPatient(_ child: Int, of noun: Int) -> Bool {
        switch relation(child) {
        case .nmod, .nmodUnmarked: break
        default: return false
        }
        guard tag(noun) == .noun, !isSomebody(noun) else { return false }
        if let preposition = preposition(child) {
            let word = form[preposition]
            guard word != 0, word == lexicon.common.of || word == lexicon.common.von else {
                return false
            }
        }
        let isAimed = children(noun).contains { other in
            guard other != child, let preposition = self.preposition(other) else { return false }
            return lexicon.common.aims.contains(form[preposition])
        }
        guard !isAimed else { return false }
        return evocations(noun).contains { evocation in
            let frame = lexicon.frames[Int(evocation.frame)]
            guard evocation.companions.isEmpty, frame.type == .assault || frame.type == .coerce,
                frame.nounRecipient.contains(.genitive)
            else { return false }
            return !frame.nounActor.contains(.genitive) || isTaking(noun, child)
        }
    }

    /// Whether a noun whose genitive may name either side means what is done to a place, or has a
    /// place that does nothing as its genitive: "Annexion der Krim", "Bombardierung Aleppos".
    private func isTaking(_ noun: Int, _ child: Int) -> Bool {
        if lexicon.common.takings.contains(self.noun[noun]) { return true }
        guard place[child] >= 0 else { return false }
        return document.places[Int(place[child])].place.precision != .country
    }
}
