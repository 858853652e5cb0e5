internal import Annotation

/// Reads the arguments of an event noun: "russische Luftangriffe auf Kiew", "Putin's visit to Minsk".
struct NounReader {
    let reading: Reading

    /// The clause of the event noun at `row`.
    func clause(ofNoun row: Int) -> Clause {
        var clause = Clause(trigger: row)
        for child in reading.children(row) { add(child, to: &clause) }
        addOwner(row, &clause)
        addNested(&clause)
        addCompoundPart(row, &clause)
        addGuestsPlace(&clause)
        addBearer(row, &clause)
        if let verb = governor(of: row) { addGovernor(verb, of: row, &clause) }
        return clause
    }

    private func add(_ child: Int, to clause: inout Clause) {
        switch reading.relation(child) {
        case .nmodPoss, .detPoss: clause.add(.possessor, child)
        case .det where reading.actor[child] >= 0: clause.add(.possessor, child)
        case .amod where isVenue(child): break
        case .amod where reading.isVerbal(child) || reading.isGerman && hasAgent(child):
            addAgent(of: child, &clause)
        case .amod:
            clause.add(isOpponent(child) ? .preposition(against) : .adjective, child)
        case .compound, .nmodDesc, .flat:
            if reading.isScene(child, of: clause.trigger) {
                clause.add(.preposition(reading.lexicon.common.inWord), child)
            } else {
                clause.add(isOpponent(child) ? .preposition(against) : .compound, child)
            }
        case .nmod, .nmodUnmarked, .obl, .oblArg: addPhrase(child, to: &clause)
        case .acl, .ccomp, .xcomp: addClausal(child, to: &clause)
        default: break
        }
    }

    /// "die von den USA verhängten Sanktionen": by whom the deed before which the participle stands
    /// is done.
    private func addAgent(of participle: Int, _ clause: inout Clause) {
        clause.add(.adjective, participle)
        guard reading.isGerman else { return }
        for row in reading.children(participle) where reading.actor[row] >= 0 {
            guard let preposition = reading.preposition(row), reading.isAgentive(preposition) else {
                continue
            }
            clause.add(.preposition(reading.lexicon.common.durch), row, distant: true)
        }
    }

    private func hasAgent(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            reading.actor[child] >= 0
                && reading.preposition(child).map(reading.isAgentive) ?? false
        }
    }

    /// "is on a visit to Israel", "is in Kyiv for talks": who is at it.
    private func addBearer(_ row: Int, _ clause: inout Clause) {
        var predicate = row
        if !reading.isGerman, [.nmod, .obl].contains(reading.relation(row)),
            let head = reading.head(row),
            let preposition = reading.preposition(row),
            reading.form[preposition] == reading.lexicon.common.forWord
        {
            predicate = head
        }
        guard reading.child(predicate, .cop) != nil || isHeadlinePredicate(predicate),
            let bearer = reading.child(predicate, .nsubj),
            !reading.isGerman && reading.preposition(predicate) != nil || asksForBearer(row)
        else { return }
        clause.add(.subject, bearer)
        if predicate != row, let preposition = reading.preposition(predicate) {
            clause.add(.preposition(reading.lemma[preposition]), predicate, distant: true)
        }
    }

    /// "US in EU tariff row": a headline leaves the copula out.
    private func isHeadlinePredicate(_ row: Int) -> Bool {
        reading.relation(row) == .root && reading.preposition(row) != nil
            && reading.isHeadline(row)
    }

    /// Whether a record of the noun is about what somebody is: "is a backer of the plan".
    private func asksForBearer(_ row: Int) -> Bool {
        reading.evocations(row).contains { evocation in
            reading.lexicon.frames[Int(evocation.frame)].needs.contains { $0.slot == .subject }
        }
    }

    /// "Trump's criticism of it": the owner before the noun, where the tree hangs him elsewhere.
    private func addOwner(_ row: Int, _ clause: inout Clause) {
        guard !reading.isGerman, clause.row(.possessor) == nil else { return }
        var mark = row - 1
        if mark > 0, reading.tag(mark) == .adjective { mark -= 1 }
        guard mark > 0, reading.relation(mark) == .case,
            ["'s", "’s"].contains(reading.document.form(mark)), let owner = reading.head(mark),
            owner < mark, reading.actor[owner] >= 0
        else { return }
        clause.add(.possessor, owner)
    }

    private var against: WordID {
        reading.isGerman ? reading.lexicon.common.gegen : reading.lexicon.common.against
    }

    /// "anti-Russian protests", "antirussische Proteste": whom they are directed against.
    private func isOpponent(_ row: Int) -> Bool {
        let form = reading.document.tokens.form[row]
        return reading.document.strings.withBytes(of: form) { bytes in
            bytes.count > 6 && zip(bytes, "anti".utf8).allSatisfy { $0 | 0x20 == $1 }
        }
    }

    /// "Wiener Gespräche", "Minsker Abkommen": a German adjective of a city says where, not who;
    /// only a protest is held by the people of the city.
    private func isVenue(_ row: Int) -> Bool {
        guard reading.isGerman, let noun = reading.head(row) else { return false }
        let form = reading.document.form(row)
        guard form.hasSuffix("er"), form.first?.isUppercase == true, form != "Schweizer" else {
            return false
        }
        // "Russischer" and "Deutscher" at the head of a sentence are adjectives of a nation.
        let isNational = form.hasSuffix("ischer") || form == "Deutscher"
        return !isNational && !reading.frames(noun).contains { $0.type == .protest }
    }

    private func addPhrase(_ child: Int, to clause: inout Clause) {
        guard let preposition = reading.preposition(child) else {
            let isGenitive = !reading.isGerman || reading.morphology(child).case != .dative
            clause.add(isGenitive ? .genitive : .indirect, child)
            return
        }
        guard !reading.isAccount(child, after: preposition) else { return }
        let word = reading.lemma[preposition]
        let common = reading.lexicon.common
        if word != 0, word == common.of || word == common.von { clause.add(.genitive, child) }
        clause.add(.preposition(word), child)
    }

    /// "the visit of the president in Cuba", "die Verlegung russischer Truppen nach Belarus": a phrase
    /// that the parser hung on whose deed it is.
    private func addGuestsPlace(_ clause: inout Clause) {
        for argument in clause.arguments
        where argument.slot == .genitive || argument.slot == .possessor {
            for child in innermost(argument.row) where reading.relation(child) == .nmod {
                guard let preposition = reading.preposition(child),
                    !reading.isAccount(child, after: preposition),
                    reading.marker(preposition, .preposition) == .before
                        || isGoal(child, after: preposition)
                else { continue }
                clause.add(.preposition(reading.lemma[preposition]), child, distant: true)
            }
        }
    }

    /// "the release of prisoners by Cuba": an English parser hangs the last phrase on the one before.
    private func addNested(_ clause: inout Clause) {
        guard !reading.isGerman else { return }
        for argument in clause.arguments where reading.tag(argument.row) == .noun {
            for child in reading.children(argument.row) where reading.relation(child) == .nmod {
                guard let preposition = reading.preposition(child),
                    reading.form[preposition] == reading.lexicon.common.by,
                    reading.form[preposition] != 0
                else { continue }
                clause.add(.preposition(reading.lemma[preposition]), child, distant: true)
            }
        }
    }

    /// Whether a German phrase names somebody or somewhere else than whom it hangs on.
    private func isGoal(_ row: Int, after preposition: Int) -> Bool {
        reading.isGerman && (reading.actor[row] >= 0 || reading.place[row] >= 0)
            && !reading.lexicon.common.belongings.contains(reading.form[preposition])
    }

    /// The dependents of a phrase and of the name in it.
    private func innermost(_ row: Int) -> [Int] {
        reading.children(row).flatMap { child in
            [.appos, .flat, .flatName].contains(reading.relation(child))
                ? Array(reading.children(child)) : [child]
        }
    }

    /// "the attack carried out by Russia", "the plan to leave".
    private func addClausal(_ child: Int, to clause: inout Clause) {
        if ClauseReader(reading: reading).isInfinitive(child)
            || reading.relation(child) != .acl
        {
            clause.add(.complement, child)
            return
        }
        let inner = ClauseReader(reading: reading)
        if !reading.isGerman, let subject = reading.child(child, .nsubj),
            reading.morphology(child).form == .infinitive
        {
            clause.add(.complement, child)
            return clause.add(.complementSubject, subject)
        }
        guard inner.isPassive(child) else { return }
        for row in reading.children(child) {
            guard let preposition = reading.preposition(row) else { continue }
            clause.add(.preposition(reading.lemma[preposition]), row, distant: true)
        }
    }

    /// "Ukraine-Besuch": the mention inside the compound's own token.
    private func addCompoundPart(_ row: Int, _ clause: inout Clause) {
        if reading.actor[row] >= 0 || reading.place[row] >= 0 { clause.add(.compound, row) }
    }

    /// The verb that the noun is subject, object or prepositional phrase of.
    func governor(of row: Int) -> Int? {
        var row = row
        for _ in 0..<3 {
            guard let head = reading.head(row) else { return nil }
            if reading.relation(row) == .conj {
                row = head
                continue
            }
            return reading.isVerbal(head) ? head : nil
        }
        return nil
    }

    /// "accuses Israel of bombardment": the deed is that of the accused.
    private func addAccused(_ outer: Clause, of row: Int, _ clause: inout Clause) {
        let accuses = reading.frames(outer.trigger).contains {
            $0.type == .accuse && $0.embedding == .reported
        }
        guard accuses else { return }
        let slot: Slot = outer.row(.object) == row ? .indirect : .object
        if let accused = outer.row(slot), accused != row {
            clause.add(.subject, accused, distant: true)
        }
    }

    /// "Bei einem Besuch in Minsk sagte Putin": who speaks at a meeting takes part in it.
    private func addAttendant(_ outer: Clause, of row: Int, _ clause: inout Clause) {
        guard reading.relation(row) == .obl, let preposition = reading.preposition(row),
            reading.marker(preposition, .preposition) == .before
                || reading.marker(preposition, .preposition) == .reported
                || !reading.isGerman && hasPartner(row) && isBystander(row),
            reading.frames(row).contains(where: { $0.type == .consult }),
            let speaker = outer.row(.subject)
        else { return }
        clause.add(.subject, speaker, distant: true)
    }

    /// "After talks with his counterpart, the minister left".
    private func hasPartner(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            reading.preposition(child).map {
                reading.lexicon.common.withs.contains(reading.form[$0])
            } ?? false
        }
    }

    /// "decided on sanctions after the protests": what only dates or places the verb is nobody's
    /// deed in it.
    private func isBystander(_ row: Int) -> Bool {
        guard let preposition = reading.preposition(row) else { return false }
        let word = reading.form[preposition]
        return word != 0 && reading.lexicon.common.circumstances.contains(word)
    }

    /// "helped end the war": who ends a war does not wage it.
    private func isEndedWar(_ row: Int, _ verb: Int) -> Bool {
        !reading.isGerman && reading.lexicon.common.endings.contains(reading.lemma[verb])
            && reading.frames(row).contains { $0.type == .assault }
    }

    /// "the invasion led to war": one event does not do the other.
    private func isDeed(_ row: Int) -> Bool {
        !reading.isGerman && reading.tag(row) == .noun && reading.actor[row] < 0
            && reading.frames(row).contains { $0.type != nil }
    }

    private func addGovernor(_ verb: Int, of row: Int, _ clause: inout Clause) {
        let outer = ClauseReader(reading: reading).clause(ofVerb: verb)
        let isSupport = reading.frames(verb).contains { $0.isSupport }
        addAccused(outer, of: row, &clause)
        addAttendant(outer, of: row, &clause)
        for argument in outer.arguments where argument.row != row {
            switch argument.slot {
            case .subject:
                if isSupport, !isBystander(row), !isEndedWar(row, verb), !isDeed(argument.row),
                    outer.row(.object) == row || reading.relation(row) != .nsubj
                {
                    clause.add(.subject, argument.row, distant: true)
                }
            case .preposition: clause.add(argument.slot, argument.row, distant: true)
            case .indirect where isSupport: clause.add(.indirect, argument.row, distant: true)
            default: break
            }
        }
    }
}
