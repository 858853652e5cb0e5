internal import Annotation

/// Makes an event of a frame that matched: participants, stance, date, place, evidence.
struct EventBuilder {
    let reading: Reading
    let dating: EventDating

    /// The event; nil when the record gives none, or when nobody known takes part.
    func event(
        _ match: FrameMatcher.Match, _ clause: Clause, isNoun: Bool, sentence: Int
    ) -> EventReader.Found? {
        guard let type = match.frame.type else { return nil }
        if type == .assault, match.actors.isEmpty, reading.isDisaster { return nil }
        let finder = ParticipantFinder(reading: reading)
        var actors = finder.participants(match.actors.filter { !isDeed($0, finder) })
        if isBound(match) { actors = [] }
        if let speaker = speaker(match, finder) { actors = finder.participants([speaker]) }
        var recipients = finder.participants(match.recipients, avoiding: actors)
        let both = SidesFinder(reading: reading)
        if match.frame.isSymmetric {
            actors = both.joined(actors, match, recipients)
        }
        if match.frame.isSymmetric || isMutual(type, actors, recipients)
            || both.isReciprocal(match.trigger, as: type)
        {
            share(&actors, &recipients)
            if !recipients.contains(where: { !isUnplaced($0) }), both.areAllSides(match) {
                recipients = actors
            }
        }
        if match.frame.isSymmetric || type == .consult || type == .cooperate {
            takePair(both.pair(at: match.trigger), &actors, &recipients, isNoun: isNoun)
        }
        if recipients.isEmpty, isSiteOfAttack(match, isNoun: isNoun) { swap(&actors, &recipients) }
        recipients.removeAll { part in
            actors.contains { $0.text.hasSuffix(" " + part.text) && $0.country == part.country }
        }
        guard !match.frame.needsBoth || areTwo(actors, recipients) else { return nil }
        guard !isAtHome(match, actors, recipients), !isSelf(type, match, recipients) else {
            return nil
        }
        let row = clause.trigger
        var stance = StanceReader(reading: reading, companions: match.companions)
            .stance(of: row, isNoun: isNoun)
        if let own = match.frame.modality { stance.weaken(own) }
        var event = Event(
            type: type, modality: stance.modality,
            evidence: evidence(clause, match, sentence: sentence))
        event.mode = match.frame.mode
        event.cameo = match.frame.cameo
        event.actors = actors
        event.recipients = recipients
        event.attribution = AttributionFinder(reading: reading).attribution(stance)
        let placer = EventPlacer(reading: reading)
        event.place = placer.place(of: clause, event, sentence: sentence)
        let home = HomeFinder(reading: reading)
        event = home.convened(home.held(home.settled(event, match)), match)
        if clause.isPassive, isTold(row), home.isPublic(event, match) {
            event = home.governed(event)
        }
        if event.place == nil { event.place = placer.home(of: event) }
        let features = ConfidenceFeatures(
            match: match, isNoun: isNoun, actors: event.actors, recipients: event.recipients,
            modality: stance.modality, governs: isNoun && isBackground(row))
        guard features.isPlausible else { return nil }
        event.confidence = features.confidence
        event = home.suffered(home.governed(event))
        complain(&event, isNoun: isNoun)
        event.date = type.isSpeech ? dating.dateOfSpeech(row) : dating.date(of: row)
        event = IntentReader(reading: reading).reading(event, row: row, isNoun: isNoun)
        return EventReader.Found(
            event: event, row: row, frame: match.frame.name, features: features)
    }

    /// Whether a clause of its own tells it: a verb that is no attribute of a noun.
    private func isTold(_ row: Int) -> Bool {
        guard reading.isVerbal(row) else { return false }
        return switch reading.relation(row) {
        case .root, .conj, .parataxis, .ccomp, .ccompReported: true
        default: false
        }
    }

    /// "die Anschläge von Paris": a city behind an attack is where it happened.
    private func isSiteOfAttack(_ match: FrameMatcher.Match, isNoun: Bool) -> Bool {
        guard isNoun, reading.isGerman, match.frame.type == .assault, match.actors.count == 1,
            let row = match.actors.first, reading.place[row] >= 0,
            let preposition = reading.preposition(row), reading.form[preposition] != 0,
            reading.lexicon.common.von == reading.form[preposition]
        else { return false }
        return reading.document.places[Int(reading.place[row])].place.precision == .city
    }

    /// "bei einem Luftangriff": a deed of nobody known is itself nobody who acts.
    private func isDeed(_ row: Int, _ finder: ParticipantFinder) -> Bool {
        reading.isGerman && reading.tag(row) == .noun && !reading.isSomebody(row)
            && !finder.isKnown(row) && reading.frames(row).contains { $0.type != nil }
    }

    /// "An die Regierung appellierte sie": a pronoun is never who stands beside it in its clause.
    private func isBound(_ match: FrameMatcher.Match) -> Bool {
        guard match.actors.count == 1, match.recipients.count == 1,
            let actor = match.actors.first, let recipient = match.recipients.first,
            reading.tag(actor) == .pronoun, reading.tag(recipient) == .noun,
            recipient < actor, reading.head(actor) == match.trigger,
            reading.head(recipient) == match.trigger, reading.actor[actor] >= 0,
            reading.child(recipient, .nmodPoss) == nil, reading.child(recipient, .detPoss) == nil
        else { return false }
        return ParticipantFinder(reading: reading).isSame(actor, recipient)
    }

    /// "Sie würden mit der Regierung Perus reden, sagte die Sprecherin": a pronoun that would stand for
    /// the other side stands for those who say so.
    private func speaker(_ match: FrameMatcher.Match, _ finder: ParticipantFinder) -> Int? {
        guard match.actors.count == 1, match.recipients.count == 1,
            let quad = match.frame.type?.quad,
            quad.hasPrefix("verbal") || quad.hasSuffix("cooperation"),
            let actor = match.actors.first, let recipient = match.recipients.first,
            reading.tag(actor) == .pronoun, reading.head(actor) == match.trigger,
            !reading.isPronominal(recipient)
        else { return nil }
        let codes = EventMerger.codes(finder.participants([actor]))
        guard !codes.isEmpty, codes == EventMerger.codes(finder.participants([recipient])),
            let speaker = SpeakerFinder(reading: reading).sayer(of: actor),
            codes != EventMerger.codes(finder.participants([speaker]))
        else { return nil }
        return speaker
    }

    /// Whether both sides are states or bodies, and not the same.
    private func areTwo(_ actors: [Participant], _ recipients: [Participant]) -> Bool {
        let one = Set(actors.compactMap { $0.country ?? $0.bloc })
        let other = Set(recipients.compactMap { $0.country ?? $0.bloc })
        return !one.isEmpty && !other.isEmpty && one != other
    }

    /// Whether an event noun is only mentioned by the way, under a verb that is about something else.
    private func isBackground(_ row: Int) -> Bool {
        switch reading.relation(row) {
        case .root, .conj, .appos, .parataxis: return false
        case .obj, .nsubj, .nsubjPass:
            guard let head = reading.head(row) else { return false }
            return !reading.frames(head).contains { $0.isSupport }
        default: return true
        }
    }

    /// "Peru and Chile agreed to a truce": several states agree with each other, not with a thing.
    private func isMutual(
        _ type: EventType, _ actors: [Participant], _ recipients: [Participant]
    ) -> Bool {
        guard type == .agree || type == .cooperate, recipients.allSatisfy(isUnplaced) else {
            return false
        }
        return Set(actors.compactMap { $0.country ?? $0.bloc }).count > 1
    }

    /// "The French president returned to Paris": nobody visits his own country.
    private func isAtHome(
        _ match: FrameMatcher.Match, _ actors: [Participant], _ recipients: [Participant]
    ) -> Bool {
        guard match.frame.mode == "visit", let goal = match.recipients.first,
            reading.place[goal] >= 0, let country = recipients.first?.country, recipients.count == 1
        else { return false }
        return !actors.isEmpty && actors.allSatisfy { $0.country == country }
    }

    /// Whether whom it is said of or asked of are only those who say it.
    private func isSelf(
        _ type: EventType, _ match: FrameMatcher.Match, _ recipients: [Participant]
    ) -> Bool {
        guard type == .accuse || type == .request else { return false }
        return !match.recipients.isEmpty && recipients.isEmpty
            && ParticipantFinder(reading: reading).isKnown(match.recipients[0])
    }

    /// "Japan protested against the Chinese drills": a state does not take to the streets against
    /// another.
    private func complain(_ event: inout Event, isNoun: Bool) {
        guard event.type == .protest, !isNoun, !event.actors.isEmpty,
            event.actors.allSatisfy({
                ($0.sector == nil || $0.sector == "GOV") && ($0.country != nil || $0.bloc != nil)
            }),
            let other = event.recipients.first(where: { $0.country != nil || $0.bloc != nil }),
            !EventMerger.codes(event.actors).contains(EventMerger.codes([other])[0])
        else { return }
        event.type = .accuse
        event.mode = nil
        event.cameo = "111"
    }

    /// "signed a deal on Sino-British trade": the partner of one of the two is the other; of a noun
    /// that nobody else is said to do, both are the sides.
    private func takePair(
        _ pair: [Participant], _ actors: inout [Participant], _ recipients: inout [Participant],
        isNoun: Bool
    ) {
        guard pair.count == 2, recipients.allSatisfy(isUnplaced) else { return }
        let own = Set(EventMerger.codes(actors))
        if let side = pair.firstIndex(where: { own == Set(EventMerger.codes([$0])) }) {
            recipients = [pair[1 - side]]
        } else if isNoun ? actors.allSatisfy(isUnplaced) : actors.isEmpty {
            actors = [pair[0]]
            recipients = [pair[1]]
        }
    }

    private func isUnplaced(_ participant: Participant) -> Bool {
        participant.country == nil && participant.bloc == nil && participant.name == nil
    }

    /// Two sides in one phrase ("Russia and Ukraine met") stand on both sides of the event.
    private func share(_ actors: inout [Participant], _ recipients: inout [Participant]) {
        if recipients.allSatisfy(isUnplaced), actors.count > 1 {
            recipients = Array(actors.dropFirst())
            actors = [actors[0]]
        } else if actors.isEmpty, recipients.count > 1 {
            actors = [recipients.removeFirst()]
        }
    }

    private func evidence(
        _ clause: Clause, _ match: FrameMatcher.Match, sentence: Int
    ) -> Evidence {
        let document = reading.document
        let span = document.sentences[sentence].span
        var start = clause.trigger
        var end = clause.trigger + 1
        for row in [clause.trigger] + match.actors + match.recipients + match.companions
        where span.contains(row) {
            let phrase = reading.phrase(row)
            start = min(start, max(span.start, phrase.start))
            end = max(end, min(span.end, phrase.end))
        }
        return Evidence(
            text: document.text(span), range: document.range(of: Span(start, end)),
            trigger: document.text(document.tokens.range(clause.trigger)), sentence: sentence,
            rule: match.frame.rule)
    }
}

extension EventType {
    /// Whether it is done by words.
    fileprivate var isSpeech: Bool {
        switch self {
        case .request, .accuse, .reject, .threaten, .support, .agree: true
        default: false
        }
    }
}
