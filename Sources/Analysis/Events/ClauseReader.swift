internal import Annotation

/// Reads the arguments of a predicate off the tree: voice undone, shared and controlled subjects
/// found, relative pronouns replaced by what they stand for.
struct ClauseReader {
    let reading: Reading

    static let depthLimit = 6

    /// The clause of the verb, or adjective with copula, at `row`.
    func clause(ofVerb row: Int) -> Clause {
        var clause = Clause(trigger: row)
        clause.isPassive = isPassive(row)
        for child in reading.children(row) { add(child, of: row, to: &clause) }
        for child in astray(row) { add(child, of: row, to: &clause) }
        raiseIndirect(&clause)
        freePronoun(row, &clause)
        addHiddenObject(row, &clause)
        addQuoted(row, &clause)
        resolveRelative(row, &clause)
        if clause.row(clause.isPassive ? .object : .subject) == nil, !hasExpletive(row),
            let shared = inheritedSubject(of: row, depth: 0)
        {
            clause.add(clause.isPassive ? .object : .subject, shared, distant: true)
        }
        addOwner(row, &clause)
        addSharedAgent(row, &clause)
        addAttacker(row, &clause)
        shareObjects(row, &clause)
        joinTitle(&clause)
        splitGlued(&clause)
        addNested(of: row, to: &clause)
        mendOrder(&clause)
        SurfaceReader(reading: reading).complete(&clause)
        addComplementArguments(&clause)
        return clause
    }

    /// Arguments that the tree hung on an auxiliary of the verb instead of on the verb.
    func astray(_ row: Int) -> [Int] {
        reading.children(row).filter {
            [.aux, .auxPass].contains(reading.relation($0)) && reading.firstChild[$0] >= 0
        }.flatMap { Array(reading.children($0)) }
    }

    private func add(_ child: Int, of row: Int, to clause: inout Clause) {
        switch reading.relation(child) {
        case .nsubj, .nsubjOuter:
            if isDateline(child) {
                guard let name = nameBehindDateline(child) else { return }
                return clause.add(clause.isPassive ? .object : .subject, name)
            }
            guard !isExpletive(child), !reading.isAccording(child),
                !isKicker(child, of: row)
            else { return }
            if let attendant = attendant(at: child) {
                addOblique(child, to: &clause)
                return clause.add(clause.isPassive ? .object : .subject, attendant)
            }
            if isFurtherSubject(child, clause) { return clause.add(.subject, child) }
            if !clause.isPassive, isNominative(child),
                let first = clause.arguments.firstIndex(where: { $0.slot == .subject })
            {
                clause.arguments[first].slot = .object
            }
            if let first = clause.arguments.firstIndex(where: { $0.slot == .subject }),
                reading.tag(clause.arguments[first].row) == .numeral,
                clause.arguments[first].row == child - 1
            {
                // "Tausende Ungarn": a number and those whom it counts are one.
                clause.arguments[first].row = child
                return
            }
            let isSecond =
                !clause.isPassive
                && (clause.row(.subject) != nil || isSharing(row, child)
                    || disagrees(child, with: row))
            clause.add(clause.isPassive || isSecond ? .object : .subject, child)
        case .nsubjPass:
            if isDateline(child) {
                return nameBehindDateline(child).map { clause.add(.object, $0) } ?? ()
            }
            guard !isExpletive(child), !reading.isAccording(child) else { return }
            let isObject =
                clause.isPassive || clause.row(.subject) != nil || clause.row(.object) != nil
                || isSharing(row, child) || reading.child(row, .nsubj) != nil
            clause.add(isObject ? .object : .subject, child)
        case .obj where reading.tag(child) == .adverb: break
        case .obj: addObject(child, to: &clause)
        case .iobj: clause.add(.indirect, child)
        case .nmodPoss where isNounLike(row): clause.add(.object, child)
        case .oblAgent: clause.add(.subject, child)
        case .obl, .oblArg, .nmod, .oblUnmarked: addOblique(child, to: &clause)
        case .ccomp, .xcomp, .csubj, .ccompReported:
            if clause.complement == nil { clause.complement = child }
            clause.add(.complement, child)
            if isInfinitive(child) { clause.add(.infinitive, child) }
        case .advcl where reading.isGerman && reading.tag(child) == .adjective:
            // "betrachten den Siedlungsbau als illegal"
            guard let mark = reading.child(child, .mark) else { break }
            clause.add(.preposition(reading.lemma[mark]), child)
        case .advcl
        where clause.complement == nil
            && (isPlainGerund(child, after: row) || isBarredDeed(child)):
            clause.complement = child
            clause.add(.complement, child)
        case .advcl where clause.complement == nil && isInfinitive(child) && !isPurpose(child):
            clause.add(.complement, child, distant: true)
            clause.add(.infinitive, child, distant: true)
        default: break
        }
    }

    /// "asked Mali to leave": an English verb's only object is its object, whatever the tree calls it.
    private func raiseIndirect(_ clause: inout Clause) {
        guard !reading.isGerman, !clause.isPassive, clause.row(.object) == nil,
            let only = clause.row(.indirect)
        else { return }
        clause.add(.object, only)
    }

    /// "Israel wird nicht nachgeben, sagte er": what is said, where the verb of saying hangs on it.
    private func addQuoted(_ row: Int, _ clause: inout Clause) {
        guard clause.complement == nil, reading.relation(row) == .parataxis,
            let said = reading.head(row), reading.isVerbal(said) || reading.tag(said) == .adjective,
            reading.frames(row).contains(where: { $0.embedding == .reported })
        else { return }
        clause.complement = said
        clause.add(.complement, said)
    }

    /// "voted down the proposal": a particle that the parser took for a preposition.
    private func addHiddenObject(_ row: Int, _ clause: inout Clause) {
        guard !reading.isGerman, !clause.isPassive, clause.row(.object) == nil else { return }
        for child in reading.children(row) where reading.relation(child) == .obl {
            guard let preposition = reading.preposition(child), preposition == row + 1,
                reading.marker(preposition, .particle) != nil,
                isParticle(preposition, of: row)
            else { continue }
            clause.add(.object, child, distant: true)
        }
    }

    /// Whether some record has the verb with just that word.
    private func isParticle(_ word: Int, of verb: Int) -> Bool {
        reading.evocations(verb).contains {
            $0.companions.count == 1 && $0.companions.first == reading.lemma[word]
        }
    }

    /// Of two objects the one that stands for somebody is the indirect one.
    private func addObject(_ child: Int, to clause: inout Clause) {
        guard isReflexive(child) == false else { return }
        if reading.isGerman, reading.morphology(child).case == .dative,
            let verb = reading.head(child), reading.children(verb).contains(where: isReflexive)
        {
            return clause.add(.indirect, child)
        }
        if let first = clause.arguments.firstIndex(where: { $0.slot == .object }),
            reading.actor[clause.arguments[first].row] >= 0, reading.actor[child] < 0
        {
            clause.arguments[first].slot = .indirect
        }
        clause.add(.object, child)
    }

    /// "hat A angegriffen und B erobert": verbs that share an auxiliary share their subject, too.
    private func isSharing(_ row: Int, _ child: Int) -> Bool {
        guard reading.isGerman, reading.relation(row) == .conj, let head = reading.head(row),
            child > head, child < row, hasSubject(head)
        else { return false }
        let morphology = reading.morphology(row)
        // "als die Polizei vorrückte und einige Personen festnahm": the verb agrees with the first.
        if morphology.form == .finite, morphology.number == .singular,
            reading.morphology(child).number == .plural
        {
            return true
        }
        let form = morphology.form
        guard form == .participle || form == .infinitive else { return false }
        return !reading.children(row).contains {
            [.aux, .auxPass, .cop].contains(reading.relation($0))
        }
    }

    private func isReflexive(_ row: Int) -> Bool {
        reading.tag(row) == .pronoun && reading.form[row] != 0
            && reading.form[row] == reading.lexicon.common.sich
    }

    func addOblique(_ child: Int, to clause: inout Clause) {
        guard let preposition = reading.preposition(child) else {
            let isDative = reading.morphology(child).case == .dative
            if isDative || reading.relation(child) == .oblArg { clause.add(.indirect, child) }
            return
        }
        guard !reading.isAccount(child, after: preposition), !reading.isAccording(child) else {
            return
        }
        if clause.isPassive, isAgentive(preposition), reading.time[child] < 0 {
            clause.add(.subject, child)
        }
        clause.add(.preposition(reading.lemma[preposition]), child)
        if reading.form[preposition] != reading.lemma[preposition] {
            clause.add(.preposition(reading.form[preposition]), child)
        }
    }

    /// Phrases that the parser may have hung on an object or a complement instead of on the verb.
    func addNested(of row: Int, to clause: inout Clause) {
        for argument in clause.arguments
        where argument.slot != .complement && argument.slot != .infinitive {
            addPhrases(under: argument.row, to: &clause)
        }
    }

    /// Of "thousands of fighters to Syria" the phrases under what is counted, too.
    private func addPhrases(under row: Int, to clause: inout Clause) {
        for child in reading.children(row) where reading.relation(child) == .nmod {
            guard let preposition = reading.preposition(child),
                !reading.isAccount(child, after: preposition)
            else { continue }
            clause.add(.preposition(reading.lemma[preposition]), child, distant: true)
            // "were given shelter by Chad": the agent of a passive behind its thing.
            if clause.isPassive, !reading.isGerman, isAgentive(preposition),
                clause.row(.subject) == nil, reading.actor[child] >= 0
            {
                clause.add(.subject, child, distant: true)
            }
            if reading.isAmount(row) { addPhrases(under: child, to: &clause) }
        }
    }

    private func addComplementArguments(_ clause: inout Clause) {
        guard let complement = clause.row(.complement) else { return }
        for child in reading.children(complement) {
            switch reading.relation(child) {
            case .nsubj where !isExpletive(child):
                clause.add(.complementSubject, child)
                addPartners(of: child, &clause)
            case .nsubjPass, .obj, .iobj, .oblArg: clause.add(.complementObject, child)
            case .obl where reading.time[child] < 0 && !isOfMainClause(child, clause.trigger):
                clause.add(.complementObject, child, distant: true)
            default: break
            }
            guard reading.relation(child) == .obj else { continue }
            for inner in reading.children(child)
            where reading.relation(inner) == .nmod && reading.preposition(inner) != nil {
                clause.add(.complementObject, inner, distant: true)
            }
        }
    }

    /// "said the talks with Turkey were useful": who stands beside the subject of what is said.
    private func addPartners(of subject: Int, _ clause: inout Clause) {
        guard !reading.isGerman, reading.actor[subject] < 0 else { return }
        let common = reading.lexicon.common
        for child in reading.children(subject) where reading.relation(child) == .nmod {
            guard !reading.isPatient(child, of: subject),
                let preposition = reading.preposition(child), reading.form[preposition] != 0,
                common.belongings.union(common.withs).contains(reading.form[preposition])
            else { continue }
            clause.add(.complementSubject, child, distant: true)
        }
    }

    private func isAgentive(_ preposition: Int) -> Bool {
        reading.isAgentive(preposition)
            && (reading.isGerman || reading.form[preposition] == reading.lexicon.common.by)
    }

    /// Whether the verb has a subject that stands for nothing: "es gab", "there were".
    private func hasExpletive(_ row: Int) -> Bool {
        reading.children(row).contains { reading.relation($0).isSubject && isExpletive($0) }
    }

    func isExpletive(_ row: Int) -> Bool {
        guard reading.tag(row) == .pronoun, reading.actor[row] < 0 else { return false }
        let common = reading.lexicon.common
        return reading.form[row] != 0
            && (reading.form[row] == common.es || reading.form[row] == common.it)
    }

    /// Whether the verb at `row` is an infinitive with "zu" or "to".
    func isInfinitive(_ row: Int) -> Bool {
        guard reading.morphology(row).form == .infinitive else { return false }
        return !reading.children(row).contains { reading.relation($0).isSubject }
    }

    /// "ruled out recognising Kosovo": a gerund right behind verb and particle is what is ruled out.
    private func isPlainGerund(_ row: Int, after verb: Int) -> Bool {
        !reading.isGerman && row == verb + 2 && reading.relation(verb + 1) == .compoundPrt
            && [.participle, .gerund].contains(reading.morphology(row).form)
            && reading.morphology(row).tense != .past && reading.child(row, .mark) == nil
    }

    /// "barred the country from importing oil": what somebody is kept from.
    private func isBarredDeed(_ row: Int) -> Bool {
        guard isGerundOfObject(row), let mark = reading.child(row, .mark) else { return false }
        return reading.form[mark] == reading.lexicon.common.from
    }

    private func isPurpose(_ row: Int) -> Bool {
        reading.children(row).contains {
            reading.relation($0) == .mark && reading.marker($0, .conjunction) == .purpose
        }
    }

    /// Coordinated verbs share the object that stands behind the last of them.
    private func shareObjects(_ row: Int, _ clause: inout Clause) {
        guard !clause.isPassive, clause.row(.object) == nil, clause.complement == nil else {
            return
        }
        for child in reading.children(row) where reading.relation(child) == .conj {
            guard reading.isVerbal(child), !hasSubject(child),
                let object = reading.child(child, .obj), child == row + 2
            else { continue }
            clause.add(.object, object, distant: true)
        }
    }

    /// "besuchte Präsident Putin Belarus": two names in a row that the parser took for one.
    private func splitGlued(_ clause: inout Clause) {
        let hasObject = clause.row(.object).map { ParticipantFinder(reading: reading).isKnown($0) }
        guard !clause.isPassive, hasObject != true,
            let subject = clause.row(.subject), let glued = secondName(in: subject, depth: 0)
        else { return }
        clause.add(.object, glued, distant: true)
    }

    /// "Regierungssprecher Meier warnte": title and name are one, where the parser made them two.
    private func joinTitle(_ clause: inout Clause) {
        guard let title = clause.row(.subject), reading.tag(title) == .noun,
            reading.classes[title] & (reading.lexicon.personClass | Reading.actorClass) != 0,
            reading.child(title, .det) == nil
        else { return }
        clause.arguments.removeAll { argument in
            (argument.slot == .object || argument.slot == .indirect)
                && reading.isPerson[argument.row]
                && reading.phrase(argument.row).start == title + 1
        }
    }

    /// A name inside a phrase that stands for somebody else than the phrase.
    private func secondName(in row: Int, depth: Int) -> Int? {
        guard depth < 3, reading.actor[row] >= 0 else { return nil }
        let own = reading.actor[row]
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .appos where isCommaBefore(child): break
            case .flat, .flatName, .appos:
                let other = reading.actor[child]
                if isGluedThing(child) { return child }
                if other >= 0, other != own, reading.tag(child) == .properNoun { return child }
                if let found = secondName(in: child, depth: depth + 1) { return found }
            default: break
            }
        }
        return nil
    }

    /// A weapon that the parser took for a part of the name before it: "dass Russland Raketen liefert".
    private func isGluedThing(_ row: Int) -> Bool {
        reading.isGerman && reading.actor[row] < 0 && reading.relation(row) != .appos
            && reading.classes[row] & reading.lexicon.violenceClasses != 0
    }

    private func isCommaBefore(_ row: Int) -> Bool {
        reading.phrase(row).start > 0 && reading.tag(reading.phrase(row).start - 1) == .punctuation
    }
}
