internal import Annotation

/// Finds to whom somebody answers who answers to no one by name: "Iran denies this" after "the
/// agency accuses Iran", "Moscow criticised the decision" after a decision of somebody else.
struct ReplyResolver {
    let reading: Reading

    /// How many sentences back an answer can reach.
    private static let reach = 2

    /// The events, in the order of the text, with the other side of answers filled in.
    func resolved(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        for index in found.indices where isOpen(found[index]) {
            if let known = doer(of: found[index], among: found) {
                found[index].event.recipients = [known]
                found[index].event.reasons[known] = "whose deed it is about"
            } else if pointsBack(found[index].row),
                let partner = partner(of: found[index], in: found[..<index])
            {
                found[index].event.recipients = [partner]
                found[index].event.reasons[partner] = "who acted before, and is answered"
            }
        }
        return found
    }

    /// Whose deed the object of the verb is, where that deed was read as an event: "condemned the
    /// attack on the hospital".
    private func doer(
        of verdict: EventReader.Found, among found: [EventReader.Found]
    ) -> Participant? {
        guard verdict.event.type != .support else { return nil }
        let own = EventMerger.codes(verdict.event.actors)
        let objects = blamed(by: verdict.row)
        func other(_ event: Event) -> Participant? {
            event.actors.first { Self.isKnown($0) && !own.contains(EventMerger.codes([$0])[0]) }
        }
        if let named = found.first(where: { objects.contains($0.row) }).flatMap({ other($0.event) })
        {
            return named
        }
        guard verdict.event.type == .accuse else { return nil }
        let types = Set(
            objects.filter(isDefinite).flatMap { reading.frames($0).compactMap(\.type) })
        let sentence = verdict.event.evidence.sentence
        return found.last { candidate in
            candidate.row < verdict.row && types.contains(candidate.event.type)
                && sentence - candidate.event.evidence.sentence <= Self.reach
                && other(candidate.event) != nil
        }.flatMap { other($0.event) }
    }

    /// The nouns that a verdict is about: its objects, and the subject of what it says.
    private func blamed(by row: Int) -> [Int] {
        reading.children(row).flatMap { child -> [Int] in
            switch reading.relation(child) {
            case .obj, .nsubjPass, .oblArg, .iobj, .obl, .nmod:
                reading.tag(child) == .noun ? [child] : []
            case .ccomp, .ccompReported:
                reading.children(child).filter {
                    reading.relation($0).isSubject && reading.tag($0) == .noun
                }
            default: []
            }
        }
    }

    private func isDefinite(_ row: Int) -> Bool {
        guard let article = reading.child(row, .det) else { return false }
        return reading.lexicon.common.definites.contains(reading.form[article])
    }

    /// The events with the doers of deeds that an event noun stands for: "the attack killed twelve
    /// people" after an attack.
    func echoed(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        for index in found.indices where !found[index].event.actors.contains(where: Self.isKnown) {
            guard let source = source(of: found[index], in: found[..<index]) else { continue }
            found[index].event.actors = source.actors
            for actor in source.actors {
                found[index].event.reasons[actor] = "who did it as told before"
            }
        }
        return found
    }

    /// The events with the other side of what two do together filled in, where the text only says
    /// "they" or "we": "they agreed to meet again" after a meeting.
    func partnered(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        for index in found.indices where isOneSided(found[index]) {
            let near = addressee(of: found[index], in: found)
            let isFurther = asksMore(found[index]) && !asksForTalks(found[index])
            guard
                let partner = isFurther
                    ? near : near ?? companion(of: found[index], in: found[..<index])
            else { continue }
            found[index].event.recipients = [partner]
            found[index].event.reasons[partner] = "who did it together with the other before"
        }
        return found
    }

    private func isOneSided(_ found: EventReader.Found) -> Bool {
        if asksForTalks(found) || asksMore(found) { return true }
        guard Self.isMutual(found.event), found.event.actors.contains(where: Self.isKnown),
            !found.event.recipients.contains(where: Self.isKnown), reading.isVerbal(found.row),
            let subject = ClauseReader(reading: reading).surfaceSubject(of: found.row, depth: 0)
        else { return false }
        let isPlural = reading.morphology(subject).number == .plural
        return reading.tag(subject) == .pronoun && isPlural
    }

    /// "requested the call": who asks for talks asks the one with whom they are held.
    private func asksForTalks(_ found: EventReader.Found) -> Bool {
        guard found.event.type == .request, found.event.actors.contains(where: Self.isKnown),
            !found.event.recipients.contains(where: Self.isKnown), reading.isVerbal(found.row),
            let object = reading.child(found.row, .obj)
        else { return false }
        return reading.frames(object).contains { $0.type == .consult }
    }

    /// "thanked the minister and asked for support": a request beside another word to somebody.
    private func asksMore(_ found: EventReader.Found) -> Bool {
        found.event.type == .request && reading.isVerbal(found.row)
            && reading.relation(found.row) == .conj
            && found.event.actors.contains(where: Self.isKnown)
            && !found.event.recipients.contains(where: Self.isKnown)
    }

    /// To whom the word is said with which the request is coordinated.
    private func addressee(
        of request: EventReader.Found, in found: [EventReader.Found]
    ) -> Participant? {
        guard asksMore(request), let head = reading.head(request.row) else { return nil }
        let own = EventMerger.codes(request.event.actors)
        let first = found.first {
            $0.row == head && [.support, .consult].contains($0.event.type)
                && EventMerger.codes($0.event.actors) == own
        }
        return first?.event.recipients.first(where: Self.isKnown)
    }

    private static func isMutual(_ event: Event) -> Bool {
        switch event.type {
        case .agree, .consult, .cooperate: true
        default: false
        }
    }

    /// Who last did something together with the actors.
    private func companion(
        of later: EventReader.Found, in earlier: ArraySlice<EventReader.Found>
    ) -> Participant? {
        let own = Set(EventMerger.codes(later.event.actors))
        for candidate in earlier.reversed() where Self.isMutual(candidate.event) {
            let reach = later.event.type == .request ? 12 : 3
            guard later.event.evidence.sentence - candidate.event.evidence.sentence <= reach else {
                return nil
            }
            let event = candidate.event
            let isOwn = !own.isDisjoint(with: EventMerger.codes(event.actors + event.recipients))
            let others = (event.actors + event.recipients).filter {
                Self.isKnown($0) && own.isDisjoint(with: EventMerger.codes([$0]))
            }
            if isOwn, let other = others.first { return other }
        }
        return nil
    }

    /// The earlier event that the subject of the later one names again.
    private func source(
        of later: EventReader.Found, in earlier: ArraySlice<EventReader.Found>
    ) -> Event? {
        guard reading.isVerbal(later.row),
            let subject = ClauseReader(reading: reading).surfaceSubject(of: later.row, depth: 0),
            reading.tag(subject) == .noun, let article = reading.child(subject, .det),
            reading.lexicon.common.definites.contains(reading.form[article])
        else { return nil }
        let types = Set(reading.frames(subject).compactMap(\.type))
        return earlier.last {
            types.contains($0.event.type) && $0.event.actors.contains(where: Self.isKnown)
                && later.event.evidence.sentence - $0.event.evidence.sentence <= 2 * Self.reach
        }?.event
    }

    /// Whether it is an answer that has a known actor and nobody on the other side.
    private func isOpen(_ found: EventReader.Found) -> Bool {
        let event = found.event
        switch event.type {
        case .reject, .accuse, .support, .concede: break
        default: return false
        }
        return event.actors.contains(where: Self.isKnown)
            && !event.recipients.contains(where: { Self.isKnown($0) || $0.name != nil })
    }

    /// Whether the object is a pronoun or a definite thing that somebody must have done.
    private func pointsBack(_ row: Int) -> Bool {
        guard reading.isVerbal(row) else { return false }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .obj, .nsubjPass, .oblArg, .iobj: break
            default: continue
            }
            let isPronoun = reading.tag(child) == .pronoun || reading.tag(child) == .determiner
            if isPronoun, reading.actor[child] < 0 { return true }
            // "condemned the invasion": an attack is only that of those of whom one was told.
            guard reading.tag(child) == .noun, !reading.isSomebody(child), !isAttack(child),
                let article = reading.child(child, .det)
            else { continue }
            return reading.lexicon.common.definites.contains(reading.form[article])
        }
        return false
    }

    private func isAttack(_ row: Int) -> Bool {
        reading.frames(row).contains { $0.type == .assault || $0.type == .protest }
    }

    /// Who last did something to the one who answers; else, for a thing that is only pointed at, the
    /// only one who did something in the sentences before: where several did, the text does not say
    /// whose deed is meant.
    private func partner(
        of answer: EventReader.Found, in earlier: ArraySlice<EventReader.Found>
    ) -> Participant? {
        let own = Set(EventMerger.codes(answer.event.actors))
        let near = earlier.reversed().filter {
            answer.event.evidence.sentence - $0.event.evidence.sentence <= Self.reach
                && $0.event.modality != .negated
                && (answer.event.type != .support || $0.event.type != .consult)
        }
        let addressed = near.first { candidate in
            (answer.event.type != .support || candidate.event.type.quad.hasSuffix("cooperation"))
                && !own.isDisjoint(with: EventMerger.codes(candidate.event.recipients))
                && own.isDisjoint(with: EventMerger.codes(candidate.event.actors))
                && candidate.event.actors.contains(where: Self.isKnown)
        }
        if let addressed { return addressed.event.actors.first(where: Self.isKnown) }
        guard answer.event.type != .reject else { return nil }
        let others = near.filter { candidate in
            ![.accuse, .reject, .support, .consult, .request].contains(candidate.event.type)
                && (answer.event.type != .support
                    || candidate.event.type.quad.hasSuffix("cooperation"))
                && own.isDisjoint(with: EventMerger.codes(candidate.event.actors))
                && candidate.event.actors.contains(where: Self.isKnown)
        }
        let doers = others.compactMap { $0.event.actors.first(where: Self.isKnown) }
        return Set(EventMerger.codes(doers)).count == 1 ? doers.first : nil
    }

    private static func isKnown(_ participant: Participant) -> Bool {
        participant.country != nil || participant.bloc != nil
    }
}
