internal import Annotation

/// Finds where an event happened: by a phrase of its clause, else by what the type tells of the
/// sides, else by the sentence, the place line of the report, the country spoken of.
struct EventPlacer {
    let reading: Reading

    /// The place; nil where the text gives none.
    func place(of clause: Clause, _ event: Event, sentence: Int) -> EventPlace? {
        let phrases = PlacePhrases(
            reading: reading, takesGoals: takesGoals(event), isVerbal: isVerbal(event.type),
            isMeeting: event.type == .consult)
        if let own = phrases.own(of: clause.trigger) ?? phrases.antecedent(of: clause.trigger) {
            return own
        }
        if isOnTarget(event), let place = targetPlace(clause, event) { return place }
        if !isVerbal(event.type),
            let other = phrases.nearest(to: clause.trigger, in: sentence)
        {
            return other
        }
        return ofSides(event, phrases) ?? lead(event, sentence: sentence)
            ?? scene(event, clause, sentence)
            ?? ofOffice(event, phrases)
            ?? (isDomestic(event) || isOnTarget(event) ? mainPlace(sentence) : nil)
    }

    // MARK: What the type tells

    /// What is said, agreed or decided, rather than done at a place.
    private func isVerbal(_ type: EventType) -> Bool {
        switch type {
        case .accuse, .reject, .request, .support, .threaten, .agree, .sanction: true
        default: false
        }
    }

    /// Troops, visitors and helpers are where they are sent.
    private func takesGoals(_ event: Event) -> Bool {
        switch event.type {
        case .mobilize, .assault, .retreat, .aid, .coerce: true
        case .consult: event.mode == "visit"
        default: false
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

    // MARK: The sides

    /// The place among the clause's phrases that is the other side.
    private func targetPlace(_ clause: Clause, _ event: Event) -> EventPlace? {
        for argument in clause.arguments where reading.place[argument.row] >= 0 {
            let place = reading.document.places[Int(reading.place[argument.row])].place
            if event.recipients.contains(where: { $0.country == place.country }) { return place }
        }
        return nil
    }

    /// The country of the sides: where both are of one, the host of a visit, the target of an
    /// attack, the state that arrests and withdraws.
    private func ofSides(_ event: Event, _ phrases: PlacePhrases) -> EventPlace? {
        let actors = countries(event.actors)
        let recipients = countries(event.recipients)
        let all = actors.union(recipients)
        if all.count == 1, !event.actors.isEmpty, !event.recipients.isEmpty,
            !actors.isEmpty || isDomestic(event), !recipients.isEmpty || isDomestic(event)
        {
            return place(of: event.actors + event.recipients, phrases)
        }
        switch event.type {
        case .consult where event.mode == "visit":
            return recipients == actors ? nil : place(of: event.recipients, phrases)
        case .consult where event.mode == "host": return place(of: event.actors, phrases)
        case .assault, .protest:
            return place(of: event.recipients, phrases)
                ?? (event.type == .protest || all.count == 1 && event.recipients.isEmpty
                    ? place(of: event.actors, phrases) : nil)
        case .coerce:
            return isByState(event)
                ? place(of: event.actors, phrases) ?? place(of: event.recipients, phrases)
                : place(of: event.recipients, phrases) ?? place(of: event.actors, phrases)
        case .mobilize, .retreat: return place(of: event.actors, phrases)
        default: return nil
        }
    }

    /// Courts, prosecutors and police decide and ask at home.
    private func ofOffice(_ event: Event, _ phrases: PlacePhrases) -> EventPlace? {
        let isHome = event.actors.contains { ($0.sector == "JUD" || $0.sector == "COP") }
        return isHome ? place(of: event.actors, phrases) : nil
    }

    /// Whether it is an act of justice or police, which a state does at home.
    private func isByState(_ event: Event) -> Bool {
        switch event.mode {
        case "arrest", "sentence", "ban", "deport", "curfew", "repress": true
        default: false
        }
    }

    private func countries(_ participants: [Participant]) -> Set<String> {
        Set(participants.compactMap(\.country))
    }

    /// The country of the first of them who has one and is no news desk.
    private func place(of participants: [Participant], _ phrases: PlacePhrases) -> EventPlace? {
        participants.first { $0.country != nil && $0.sector != "MED" }
            .flatMap { phrases.country(of: $0) }
    }

    // MARK: The text around it

    /// The place line of the report, for meetings, protests and words: in the lead, and further on
    /// for those whom the lead names or who are at home there.
    private func lead(_ event: Event, sentence: Int) -> EventPlace? {
        guard isVerbal(event.type) || event.type == .consult || event.type == .protest,
            event.modality == .asserted || event.modality == .planned,
            let line = reading.datelines.first(where: { !$0.isTopic })
        else { return nil }
        let place = reading.document.places[line.place].place
        guard let first = reading.document.sentence(of: line.span.start) else { return nil }
        if event.mode == "phone" || event.mode == "visit" { return nil }
        let isNear = abs(sentence - first) < 3
        let isAtHome = event.actors.contains { $0.country == place.country }
        return isNear || isAtHome || isNamedInLead(event, first) ? place : nil
    }

    /// Where people met or spoke, for what is said there in the same paragraph or by those whom the
    /// sentence names.
    private func scene(_ event: Event, _ clause: Clause, _ sentence: Int) -> EventPlace? {
        guard isVerbal(event.type) || event.type == .consult, event.mode != "phone",
            event.mode != "visit", event.modality == .asserted,
            reading.datelines.allSatisfy(\.isTopic), isMain(clause.trigger)
        else { return nil }
        return SceneFinder(reading: reading).scene(before: sentence)?.place
    }

    /// Whether the event is told in a main clause, and not only what somebody says about others.
    private func isMain(_ trigger: Int) -> Bool {
        switch reading.relation(trigger) {
        case .root, .conj, .parataxis, .obj, .nsubj, .nsubjPass, .advcl, .obl: true
        default: false
        }
    }

    private func isNamedInLead(_ event: Event, _ first: Int) -> Bool {
        let rows = reading.document.sentences[first].span
        return reading.document.actors.contains { mention in
            rows.contains(mention.head)
                && mention.participants.contains { one in
                    one.name != nil && event.actors.contains { $0.name == one.name }
                }
        }
    }

    /// The place that heads the headline, else the country that the text is about.
    private func mainPlace(_ sentence: Int) -> EventPlace? {
        if let topic = reading.datelines.first(where: \.isTopic) {
            return reading.document.places[topic.place].place
        }
        return reading.mainCountry.flatMap { country in
            reading.document.places.first {
                $0.place.country == country && $0.place.precision == .country
            }?.place
        }
    }
}
