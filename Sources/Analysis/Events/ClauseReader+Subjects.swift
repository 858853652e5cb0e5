internal import Annotation

/// Subjects that stand elsewhere: shared, controlled, relative, or those of the thing's maker.
extension ClauseReader {
    func resolveRelative(_ row: Int, _ clause: inout Clause) {
        let relation = reading.relation(row)
        guard relation == .aclRelcl || relation == .advclRelcl || relation == .acl,
            let parsed = reading.head(row)
        else { return }
        var antecedent = parsed
        var replaced = false
        for index in clause.arguments.indices where isRelative(clause.arguments[index].row) {
            let pronoun = clause.arguments[index].row
            antecedent = AntecedentFinder(reading: reading).antecedent(of: pronoun, parsed: parsed)
            clause.arguments[index].row = antecedent
            replaced = true
        }
        guard !replaced, relation != .acl else { return }
        if clause.row(.subject) == nil {
            clause.add(.subject, antecedent)
        } else if clause.row(.object) == nil {
            clause.add(.object, antecedent)
        }
    }

    func isRelative(_ row: Int) -> Bool {
        guard reading.tag(row) == .pronoun || reading.tag(row) == .determiner else { return false }
        let word = reading.form[row]
        return word != 0 && reading.lexicon.common.relatives.contains(word)
    }

    /// The surface subject that the verb at `row` shares with, or owes to, another predicate.
    func inheritedSubject(of row: Int, depth: Int) -> Int? {
        guard depth < Self.depthLimit, let head = reading.head(row) else { return nil }
        if let accused = accused(above: row) { return accused }
        switch reading.relation(row) {
        case .advcl where isGerundOfObject(row): return controller(of: head, depth: depth + 1)
        case .advcl where isResult(row, of: head): return agent(of: head)
        case .conj, .advcl, .parataxis:
            if let own = subjectBehindComma(of: row) { return own }
            if reading.relation(row) == .parataxis, !isInfinitive(row) { return nil }
            guard reading.isVerbal(head) || hasSubject(head) else { return nil }
            let nearest = sibling(before: row, of: head) ?? head
            return surfaceSubject(of: nearest, depth: depth + 1)
        case .xcomp, .ccomp, .csubj:
            return isBackedDeed(row, of: head) ? nil : controller(of: head, depth: depth + 1)
        case .acl:
            if isInfinitive(row) { return holder(of: head, depth: depth + 1) }
            return head
        case .amod: return head
        default: return nil
        }
    }

    /// "Chad voted, but Mali attacked the town and annexed it": the nearest coordinated verb before
    /// that has a subject of its own.
    private func sibling(before row: Int, of head: Int) -> Int? {
        guard reading.relation(row) == .conj else { return nil }
        var found: Int?
        for child in reading.children(head) where child < row && child > head {
            if reading.relation(child) == .conj, reading.isVerbal(child), hasSubject(child) {
                found = child
            }
        }
        return found
    }

    /// "was hit, killing three": what follows from a passive is not the deed of who suffers it.
    private func isResult(_ row: Int, of head: Int) -> Bool {
        guard !reading.isGerman, isPassive(head), reading.child(row, .mark) == nil else {
            return false
        }
        let form = reading.morphology(row)
        return form.tense == .present && form.form == .participle || form.form == .gerund
    }

    /// Who does what a passive tells.
    private func agent(of row: Int) -> Int? {
        reading.children(row).first { child in
            reading.relation(child) == .oblAgent
                || reading.relation(child) == .obl
                    && reading.preposition(child).map {
                        reading.form[$0] == reading.lexicon.common.by && reading.form[$0] != 0
                    } ?? false
        }
    }

    /// "accused Israel of bombing": a gerund under a preposition is the deed of the object.
    func isGerundOfObject(_ row: Int) -> Bool {
        guard !reading.isGerman, reading.relation(row) == .advcl,
            let mark = reading.child(row, .mark), reading.form[mark] != 0
        else { return false }
        return reading.lexicon.common.gerundMarks.contains(reading.form[mark])
    }

    /// "signed a decree that bans": what a thing does is the deed of those who made the thing.
    func addOwner(_ row: Int, _ clause: inout Clause) {
        guard !clause.isPassive, let thing = clause.row(.subject), thing != row,
            reading.tag(thing) == .noun, !reading.isSomebody(thing),
            !ParticipantFinder(reading: reading).isKnown(thing)
        else { return }
        if reading.frames(thing).contains(where: { $0.type != nil }) { return }
        switch reading.relation(row) {
        case .acl, .aclRelcl, .advclRelcl: break
        default: return
        }
        var row = thing
        for _ in 0..<3 {
            guard let head = reading.head(row), head != clause.trigger else { return }
            if reading.isVerbal(head) {
                guard !reading.relation(row).isSubject, !isAgainst(head),
                    let maker = surfaceSubject(of: head, depth: 0)
                else { return }
                return clause.add(.subject, maker, distant: true)
            }
            row = head
        }
    }

    /// "were killed in an Israeli air strike": who is killed in an attack is killed by the attacker.
    func addAttacker(_ row: Int, _ clause: inout Clause) {
        guard clause.isPassive, clause.row(.subject) == nil else { return }
        if reading.frames(row).contains(where: { $0.isSupport }) { addCommander(&clause) }
        guard clause.row(.subject) == nil,
            reading.frames(row).contains(where: { $0.type == .assault })
        else { return }
        for child in reading.children(row) where reading.relation(child) == .obl {
            guard reading.tag(child) == .noun,
                reading.frames(child).contains(where: { $0.type == .assault }),
                let attacker = doer(of: child)
            else { continue }
            return clause.add(.subject, attacker, distant: true)
        }
    }

    /// "ein Massaker der Armee wurde verübt": what is done is the deed of those whose deed it is.
    private func addCommander(_ clause: inout Clause) {
        guard reading.isGerman, let deed = clause.row(.object), reading.tag(deed) == .noun,
            !reading.isSomebody(deed), reading.frames(deed).contains(where: { $0.type != nil })
        else { return }
        let forces = reading.children(deed).first {
            reading.relation($0) == .nmod && reading.preposition($0) == nil
                && reading.classes[$0] & reading.lexicon.powerClasses != 0
        }
        guard let author = doer(of: deed) ?? forces else { return }
        clause.add(.subject, author, distant: true)
    }

    /// Whose deed the event noun is, by possessor, adjective, first part, genitive or agent.
    func doer(of noun: Int) -> Int? {
        for child in reading.children(noun) where reading.actor[child] >= 0 {
            switch reading.relation(child) {
            case .nmodPoss, .detPoss, .amod: return child
            case .compound where !reading.isScene(child, of: noun) && !isCity(child): return child
            case .nmod where isOwnGenitive(child, of: noun): return child
            case .nmod, .obl:
                if let preposition = reading.preposition(child), reading.isAgentive(preposition) {
                    return child
                }
            default: continue
            }
        }
        return nil
    }

    /// "der Angriff der Rebellen": a German genitive that does the deed, and does not suffer it.
    private func isOwnGenitive(_ row: Int, of noun: Int) -> Bool {
        reading.isGerman && reading.preposition(row) == nil
            && reading.morphology(row).case != .dative
            && !reading.isPatient(row, of: noun) && !isCity(row)
    }

    private func isCity(_ row: Int) -> Bool {
        reading.place[row] >= 0
            && reading.document.places[Int(reading.place[row])].place.precision != .country
    }

    /// Whether what stands under the verb is not its subject's doing.
    func isAgainst(_ row: Int) -> Bool {
        reading.frames(row).contains {
            switch $0.type {
            case .accuse, .reject, .request, .threaten, .assault, .coerce: true
            default: $0.embedding == .reported || $0.embedding == .hypothetical
            }
        }
    }

    func hasSubject(_ row: Int) -> Bool {
        reading.children(row).contains { reading.relation($0).isSubject }
            || astray(row).contains { reading.relation($0).isSubject }
    }

    /// The subject on the surface: of the active, or of the passive.
    func surfaceSubject(of row: Int, depth: Int) -> Int? {
        for child in Array(reading.children(row)) + astray(row) {
            let relation = reading.relation(child)
            guard relation == .nsubj || relation == .nsubjPass else { continue }
            if isDateline(child) {
                guard let name = nameBehindDateline(child) else { continue }
                return name
            }
            if isRelative(child), let head = reading.head(row) {
                return AntecedentFinder(reading: reading).antecedent(of: child, parsed: head)
            }
            return isExpletive(child) ? nil : child
        }
        return inheritedSubject(of: row, depth: depth)
    }

    /// Whom the subject of an infinitive under `row` stands for: its object, else its subject.
    func controller(of row: Int, depth: Int) -> Int? {
        if !reading.controlsBySubject(row), !isPassive(row) {
            if let accused = accusedDative(of: row) { return accused }
            for relation in [Relation.obj, .iobj, .oblArg] {
                if let object = reading.child(row, relation), reading.time[object] < 0,
                    reading.classes[object] & Reading.actorClass != 0
                        || reading.tag(object) != .noun
                {
                    return object
                }
            }
        }
        return surfaceSubject(of: row, depth: depth)
    }

    /// Who has the plan, demand or decision that the noun at `row` names.
    func holder(of row: Int, depth: Int) -> Int? {
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .nmodPoss, .detPoss: return child
            case .nmod, .amod, .compound:
                if reading.classes[child] & Reading.actorClass != 0 { return child }
            default: break
            }
        }
        guard let head = reading.head(row), reading.isVerbal(head), !isJudging(head) else {
            return nil
        }
        return surfaceSubject(of: head, depth: depth)
    }

    /// "backs ending the embargo": what somebody is for is not what he does.
    private func isBackedDeed(_ row: Int, of head: Int) -> Bool {
        guard !reading.isGerman, [.gerund, .participle].contains(reading.morphology(row).form),
            reading.morphology(row).tense != .past
        else { return false }
        return reading.frames(head).contains { $0.type == .support && $0.needs.isEmpty }
    }

    /// "defended plans to end the embargo": a plan that somebody judges is another's.
    private func isJudging(_ verb: Int) -> Bool {
        reading.frames(verb).contains {
            switch $0.type {
            case .support, .accuse: $0.needs.isEmpty
            default: false
            }
        }
    }
}
