internal import Annotation

/// Looks for the other side of an event where the slots of its record give nobody known: inside the
/// phrases that fill them ("a package of sanctions against Russia"), in what is promised, demanded or
/// refused ("agreed to send troops to help the army of Mali"), then in phrases that the record does
/// not list ("a missile over Japan").
struct CounterpartFinder {
    let reading: Reading
    let type: EventType?
    let mode: String?

    private static let depthLimit = 4

    /// A row that stands for somebody known; nil where `recipients` are good enough or nobody is
    /// found.
    func better(
        than recipients: [Int], in clause: Clause, slots: [Slot], actors: [Int], taken: [Int]
    ) -> Int? {
        guard type != nil, !slots.isEmpty,
            !slots.contains(.preposition(reading.lexicon.common.none))
        else { return nil }
        if type == .support, let first = recipients.first, isOwn(first, actors),
            let partner = inTalks(clause, actors), !isOwn(partner, actors)
        {
            return partner
        }
        if let first = recipients.first {
            guard !ParticipantFinder(reading: reading).isKnown(first), !reading.isSomebody(first)
            else { return nil }
        }
        return inSlots(clause, slots, actors) ?? inComplement(clause, actors)
            ?? elsewhere(clause, slots, actors)
            ?? taken.lazy.compactMap { inside($0, actors, depth: 0) }.first
            ?? inObject(clause, slots, actors)
            ?? inTalks(clause, actors) ?? nearby(clause, actors) ?? companion(clause, actors)
    }

    /// Whether the phrase stands for those of the actors' own country: who thanks his own soldiers at
    /// talks with another thanks the other.
    private func isOwn(_ row: Int, _ actors: [Int]) -> Bool {
        let finder = ParticipantFinder(reading: reading)
        let own = EventMerger.codes(finder.participants(actors))
        return !own.isEmpty && EventMerger.codes(finder.participants([row])) == own
    }

    private func inSlots(_ clause: Clause, _ slots: [Slot], _ actors: [Int]) -> Int? {
        for slot in slots {
            for argument in clause.arguments where argument.slot == slot {
                guard !actors.contains(argument.row), reading.time[argument.row] < 0 else {
                    continue
                }
                if let found = inside(argument.row, actors, depth: 0) { return found }
            }
        }
        return nil
    }

    /// "express support for giving Ukraine a status": inside the object that is part of the
    /// expression.
    private func inObject(_ clause: Clause, _ slots: [Slot], _ actors: [Int]) -> Int? {
        guard type == .support, !slots.contains(.object), let object = clause.row(.object),
            reading.tag(object) == .noun
        else { return nil }
        return inside(object, actors, depth: 0)
    }

    private func inComplement(_ clause: Clause, _ actors: [Int]) -> Int? {
        switch type {
        case .agree, .threaten, .reject, .request, .concede, .coerce: break
        default: return nil
        }
        guard let complement = clause.row(.complement), !hasAddressee(clause) else { return nil }
        return inside(complement, actors, depth: 0)
    }

    /// "suggested countries talk with Cuba": who is to do what is asked is asked, known or not.
    private func hasAddressee(_ clause: Clause) -> Bool {
        guard type == .request, let subject = clause.row(.complementSubject) else { return false }
        return reading.isSomebody(subject)
            || reading.tag(subject) == .noun && reading.morphology(subject).number == .plural
    }

    /// "demanded guarantees that it will not admit Chile": what a demanded thing is about is asked
    /// of nobody.
    private func isContent(_ row: Int, of head: Int) -> Bool {
        guard type == .request, reading.isVerbal(row), !reading.isVerbal(head) else { return false }
        return reading.children(row).contains { reading.relation($0).isSubject }
    }

    /// A phrase with a preposition that the record does not ask for.
    private func elsewhere(_ clause: Clause, _ slots: [Slot], _ actors: [Int]) -> Int? {
        for argument in clause.arguments {
            guard case .preposition = argument.slot, !slots.contains(argument.slot),
                reading.preposition(argument.row).map({ isTelling($0, argument.row) }) ?? false,
                !isPlaceOfSpeech(argument.row), !isCircumstance(argument.row)
            else { continue }
            if isOther(argument.row, actors) { return argument.row }
        }
        return clause.row(.object).flatMap { _ in
            clause.row(.indirect).flatMap { isOther($0, actors) ? $0 : nil }
        }
    }

    /// "despite opposition from the US", "after a visit to Cuba".
    private func isCircumstance(_ row: Int) -> Bool {
        guard type == .support, let preposition = reading.preposition(row) else { return false }
        let word = reading.form[preposition]
        return word != 0 && reading.lexicon.common.circumstances.contains(word)
    }

    /// "demanded in Geneva": where somebody speaks is not whom he speaks to.
    private func isPlaceOfSpeech(_ row: Int) -> Bool {
        switch type {
        case .accuse, .request, .threaten, .reject, .support: break
        default: return false
        }
        guard let preposition = reading.preposition(row) else { return false }
        return reading.marker(preposition, .preposition) == .before
    }

    /// Somebody known among the phrases that depend on `row`.
    func inside(_ row: Int, _ actors: [Int], depth: Int) -> Int? {
        guard depth < Self.depthLimit else { return nil }
        let phrases = reading.children(row).filter { isPhrase($0, of: row) }
        for child in phrases where isNamed(child) && isOther(child, actors) { return child }
        for child in phrases {
            if let found = inside(child, actors, depth: depth + 1) { return found }
        }
        return nil
    }

    private func isPhrase(_ row: Int, of head: Int) -> Bool {
        guard !reading.isPatient(row, of: head) || type == .aid || type == .assault else {
            return false
        }
        if isVictim(row, of: head) || isContent(row, of: head) { return false }
        let isClause = reading.isVerbal(head)
        switch reading.relation(row) {
        case .nmod, .nmodUnmarked, .oblArg, .nmodPoss, .conj, .iobj: break
        case .obj, .obl, .nsubj, .nsubjPass:
            guard isClause || reading.relation(row) == .obl else { return false }
        case .xcomp: return isClause
        case .advcl: return isClause && !isAside(row)
        case .acl:
            return !isClause && (reading.child(row, .mark) ?? reading.child(row, .case)) != nil
        case .amod, .compound:
            guard hasTargetInPlace || reading.place[row] < 0 else { return false }
        default: return false
        }
        return !reading.isVerbal(row) || isClause
    }

    /// "agreed to help, as decided in Geneva".
    private func isAside(_ row: Int) -> Bool {
        reading.child(row, .mark).map { reading.marker($0, .conjunction) == .source } ?? false
    }

    /// "condemned the attack on Kyiv": whom an attack hits is not blamed for it.
    private func isVictim(_ row: Int, of head: Int) -> Bool {
        guard type == .accuse, reading.relation(row) == .nmod, reading.tag(head) == .noun,
            let preposition = reading.preposition(row),
            reading.lexicon.common.aims.contains(reading.form[preposition])
        else { return false }
        return reading.frames(head).contains { $0.type == .assault }
    }

    /// Whether the phrase stands without a preposition, or after one that can name the other side.
    private func isNamed(_ row: Int) -> Bool {
        reading.preposition(row).map { isTelling($0, row) } ?? true
    }

    /// Whether a phrase with that preposition can name the other side: not a source, and a place
    /// only where the type has its target there.
    func isTelling(_ preposition: Int, _ row: Int) -> Bool {
        guard !reading.isAccount(row, after: preposition), !reading.isAccording(row) else {
            return false
        }
        if isCircumstance(row) { return false }
        // "as a minister of Peru, she spoke of attacks": who somebody is, not whom he meets.
        if reading.lexicon.common.roles.contains(reading.form[preposition]) { return false }
        // "lent its territory for the offensive against": whom it harms is not whom it helps.
        if type == .aid || type == .support, isAgainst(preposition) { return false }
        let isPlace = reading.marker(preposition, .preposition) == .before
        return !isPlace || hasTargetInPlace
    }

    private func isAgainst(_ preposition: Int) -> Bool {
        let word = reading.form[preposition]
        return word != 0
            && (word == reading.lexicon.common.gegen || word == reading.lexicon.common.against)
    }

    private var hasTargetInPlace: Bool {
        switch type {
        case .accuse, .request, .coerce, .assault, .sanction, .aid, .threaten, .mobilize: true
        default: mode == "visit"
        }
    }

    /// Whether the row stands in the name of one of the actors: "the leaders of Germany and France".
    private func isPart(_ row: Int, of actors: [Int]) -> Bool {
        let heads = [row] + namesAbove(row)
        return actors.contains { actor in
            guard reading.actor[actor] >= 0 else { return false }
            let span = reading.document.actors[Int(reading.actor[actor])].span
            return heads.contains { span.contains($0) }
        }
    }

    /// What the row is another name of: "the chairman of the Union (AU), Alpha Konaré".
    private func namesAbove(_ row: Int) -> [Int] {
        var above: [Int] = []
        var row = row
        while above.count < 4, let head = reading.head(row) {
            switch reading.relation(row) {
            case .appos, .flat, .flatName: above.append(head)
            case .conj where above.isEmpty == false || reading.relation(head) == .appos:
                above.append(head)
            default: return above
            }
            row = head
        }
        return above
    }

    /// Whether the phrase itself is a name or a known actor, and none of `actors`.
    func isOther(_ row: Int, _ actors: [Int]) -> Bool {
        guard reading.actor[row] >= 0 || reading.place[row] >= 0, reading.time[row] < 0,
            !actors.contains(row), !isPart(row, of: actors)
        else { return false }
        let finder = ParticipantFinder(reading: reading)
        guard finder.isPlaced(row) || reading.tag(row) == .properNoun else { return false }
        return !actors.contains { finder.isSame($0, row) }
    }
}
