internal import Annotation

/// Finds where an event happened: a place phrase of its clause, else where its target is.
struct EventPlacer {
    let reading: Reading

    /// The place; nil where the text gives none.
    func place(of clause: Clause, _ event: Event, sentence: Int) -> EventPlace? {
        if let stated = stated(clause) { return stated }
        if isOnTarget(event), let place = recipientPlace(clause, event) { return place }
        if let other = inSentence(sentence) { return other }
        if isDomestic(event), let home = country(of: event.actors) { return home }
        return isDomestic(event) || isOnTarget(event) ? mainPlace : nil
    }

    /// The country that the text is about.
    private var mainPlace: EventPlace? {
        reading.mainCountry.flatMap { country in
            reading.document.places.first {
                $0.place.country == country && $0.place.precision == .country
            }?.place
        }
    }

    /// Visits, attacks and arrests happen where the other side is.
    private func isOnTarget(_ event: Event) -> Bool {
        event.mode == "visit" || event.type == .assault || event.type == .coerce
            || event.type == .protest
    }

    /// What a state does to its own people happens in it.
    private func isDomestic(_ event: Event) -> Bool {
        switch event.type {
        case .coerce, .protest, .mobilize, .retreat: true
        default: false
        }
    }

    /// A place under a preposition of place in the clause, the nearest first.
    private func stated(_ clause: Clause) -> EventPlace? {
        var rows: [Int] = []
        collect(clause.trigger, into: &rows, depth: 0)
        for row in rows where isLocated(row) {
            if let place = place(at: row) { return place }
            for child in reading.children(row) where reading.relation(child) == .nmod {
                if reading.place[child] >= 0, let place = place(at: child) { return place }
            }
        }
        return nil
    }

    private func isLocated(_ row: Int) -> Bool {
        guard let preposition = reading.preposition(row) else { return false }
        return reading.marker(preposition, .preposition) == .before
    }

    /// The place that the phrase names: a place, or a country that is not a doer there.
    private func place(at row: Int) -> EventPlace? {
        if reading.place[row] >= 0 {
            return reading.document.places[Int(reading.place[row])].place
        }
        guard reading.actor[row] >= 0 else { return nil }
        let mention = reading.document.actors[Int(reading.actor[row])]
        guard mention.participants.count == 1, let participant = mention.participants.first,
            reading.tag(row) == .properNoun || participant.sector == nil
        else { return nil }
        return place(of: participant)
    }

    private func place(of participant: Participant) -> EventPlace? {
        guard let country = participant.country else { return nil }
        let known = reading.document.places.first {
            $0.place.country == country && $0.place.precision == .country
        }
        return known?.place
            ?? EventPlace(
                name: participant.sector == nil ? participant.name ?? country : country,
                country: country, text: participant.text, precision: .country)
    }

    private func collect(_ row: Int, into rows: inout [Int], depth: Int) {
        guard depth < 3 else { return }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .obl, .nmod, .oblArg, .obj, .nsubj, .nsubjPass, .nmodUnmarked:
                rows.append(child)
                collect(child, into: &rows, depth: depth + 1)
            default: break
            }
        }
    }

    private func recipientPlace(_ clause: Clause, _ event: Event) -> EventPlace? {
        for argument in clause.arguments where reading.place[argument.row] >= 0 {
            let place = reading.document.places[Int(reading.place[argument.row])].place
            if event.recipients.contains(where: { $0.country == place.country }) { return place }
        }
        return country(of: event.recipients)
    }

    private func country(of participants: [Participant]) -> EventPlace? {
        participants.first { $0.country != nil }.flatMap { place(of: $0) }
    }

    private func inSentence(_ sentence: Int) -> EventPlace? {
        let span = reading.document.sentences[sentence].span
        for row in span.rows where isLocated(row) {
            if let place = place(at: row) { return place }
        }
        return nil
    }
}
