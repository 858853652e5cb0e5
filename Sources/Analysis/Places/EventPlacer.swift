internal import Annotation

/// Finds where an event happened: by a phrase of its clause, else by what the type tells of the
/// sides, else by the sentence, the place line of the report, the country spoken of.
struct EventPlacer {
    let reading: Reading

    /// The place; nil where the text gives none.
    func place(of clause: Clause, _ event: Event, sentence: Int) -> EventPlace? {
        let phrases = phrases(for: event)
        if let own = phrases.own(of: clause.trigger) ?? phrases.antecedent(of: clause.trigger) {
            return own
        }
        if isOnTarget(event), let place = targetPlace(clause, event) { return place }
        if !isVerbal(event.type),
            let other = phrases.nearest(
                to: clause.trigger, in: sentence, limit: isAtHome(event) ? 60 : .max)
        {
            return other
        }
        if event.type == .consult, isHosting(clause.trigger),
            let host = place(of: event.actors, phrases)
        {
            return host
        }
        return ofSides(event, phrases) ?? scene(event, clause, sentence, reach: 0)
            ?? lead(event, clause, sentence: sentence)
            ?? scene(event, clause, sentence, reach: SceneFinder.reach)
            ?? ofOffice(event, phrases)
            ?? (isDomestic(event) || isOnTarget(event) ? mainPlace(sentence) : nil)
    }

    /// The place of an event whose sides have since been given a country: what the sides tell, else
    /// the country that the text is about where all who take part are of it.
    func home(of event: Event) -> EventPlace? {
        let phrases = phrases(for: event)
        if let known = ofSides(event, phrases) { return known }
        let sides = event.actors + event.recipients
        guard !countries(event.actors).isEmpty, event.mode != "phone", event.mode != "visit",
            countries(sides).count == 1, countries(sides).first == reading.mainCountry,
            sides.allSatisfy({ $0.bloc == nil || $0.country != nil })
        else { return nil }
        return place(of: event.actors, phrases)
    }

    private func phrases(for event: Event) -> PlacePhrases {
        PlacePhrases(
            reading: reading, takesGoals: takesGoals(event), isVerbal: isVerbal(event.type),
            isMeeting: event.type == .consult,
            hasReason: event.type == .protest || event.mode == "resign")
    }

    /// "hosted several rounds of talks between the two": who hosts has them at home.
    private func isHosting(_ trigger: Int) -> Bool {
        !reading.isGerman && reading.document.form(trigger).lowercased().hasPrefix("host")
    }

    /// Whether a state acts on its own ground, so that only its own clause can say another place.
    private func isAtHome(_ event: Event) -> Bool {
        isDomestic(event) && !countries(event.actors).isEmpty
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
                ?? (event.type == .protest || isAlone(event, all)
                    ? place(of: event.actors, phrases) : nil)
        case .coerce:
            return isByState(event)
                ? place(of: event.actors, phrases) ?? place(of: event.recipients, phrases)
                : place(of: event.recipients, phrases) ?? place(of: event.actors, phrases)
        case .mobilize, .retreat: return place(of: event.actors, phrases)
        default: return nil
        }
    }

    /// Whether violence that hits nobody known is done by people at home, and not by a state that may
    /// strike anywhere.
    private func isAlone(_ event: Event, _ countries: Set<String>) -> Bool {
        guard countries.count == 1, event.recipients.isEmpty else { return false }
        return countries.first == reading.mainCountry
            || event.actors.allSatisfy { ["COP", "REB", "CVL", "OPP", "UAF"].contains($0.sector) }
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
    private func lead(_ event: Event, _ clause: Clause, sentence: Int) -> EventPlace? {
        guard isVerbal(event.type) || event.type == .consult || event.type == .protest,
            event.modality == .asserted || event.modality == .planned, isMain(clause.trigger),
            let (place, first) = headPlace(for: event)
        else { return nil }
        if event.mode == "phone" || event.mode == "visit" { return nil }
        let isNear = abs(sentence - first) < 3
        let isAtHome = event.actors.contains { $0.country == place.country }
        return isNear || isAtHome || isNamedInLead(event, first) ? place : nil
    }

    /// The place of the place line and the sentence that it heads.
    private func headPlace(for event: Event) -> (EventPlace, Int)? {
        guard let line = reading.datelines.first(where: { !$0.isTopic }) else {
            return reading.document.placeLine.map { ($0, 0) }
        }
        guard let place = place(of: line, for: event),
            let first = reading.document.sentence(of: line.span.start)
        else { return nil }
        return (place, first)
    }

    /// The place of the line; of several ("London/Brüssel –") the one where those who act are at
    /// home.
    private func place(of line: Dateline, for event: Event) -> EventPlace? {
        let places = reading.document.places.filter { line.span.contains($0.span) }.map(\.place)
        guard Set(places.compactMap(\.country)).count > 1 else {
            return line.place.map { reading.document.places[$0].place }
        }
        return places.first { place in
            event.actors.contains { $0.country == place.country && place.country != nil }
        }
    }

    /// Where people met or spoke, for what is said there in the same paragraph; `reach` is the
    /// number of sentences back.
    private func scene(
        _ event: Event, _ clause: Clause, _ sentence: Int, reach: Int
    ) -> EventPlace? {
        guard isVerbal(event.type) || event.type == .consult, event.mode != "phone",
            event.mode != "visit", event.modality == .asserted,
            reach == 0 || headPlace(for: event) == nil, isMain(clause.trigger)
        else { return nil }
        return SceneFinder(reading: reading).scene(before: sentence, reach: reach)?.place
    }

    /// Whether the event is told in a main clause, and not only what somebody says about others.
    private func isMain(_ trigger: Int) -> Bool {
        var row = trigger
        while reading.relation(row) == .conj, let head = reading.head(row), head != row {
            row = head
        }
        return switch reading.relation(row) {
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
        if let topic = reading.datelines.first(where: \.isTopic)?.place {
            return reading.document.places[topic].place
        }
        return reading.mainCountry.flatMap { country in
            reading.document.places.first {
                $0.place.country == country && $0.place.precision == .country
            }?.place
        }
    }
}
