internal import Annotation

/// Finds the frame that a word evokes in its clause.
struct FrameMatcher {
    let reading: Reading

    /// A frame with the rows that fill its sides.
    struct Match {
        /// The frame.
        var frame: Frame
        /// Row of the predicate.
        var trigger: Int
        /// Rows of those who do it.
        var actors: [Int]
        /// Rows of those to or with whom.
        var recipients: [Int]
        /// Rows that belong to the predicate itself.
        var companions: [Int]
        /// How specific the record is.
        var score: Float
        /// Whether an argument was taken from outside the predicate's own dependents.
        var isDistant = false
        /// Whether the recipient stands in no slot of the record.
        var isReached = false
    }

    /// What the words of a clause are: a verb, a noun or an adjective.
    enum Kind { case verb, noun, adjective }

    /// The most specific frame that applies; nil when none does.
    func match(_ clause: Clause, _ evocations: [Evocation], as kind: Kind) -> Match? {
        var best: Match?
        for evocation in evocations {
            let frame = reading.lexicon.frames[Int(evocation.frame)]
            guard !frame.isOperator,
                let companions = companions(evocation.companions, of: clause.trigger),
                let objects = satisfied(frame.needs, by: clause),
                !frame.bars.contains(where: { isBarred($0, clause, beside: companions) })
            else { continue }
            var score = frame.prior + 10 * Float(companions.count) + 3 * Float(frame.needs.count)
            var match = bind(frame, clause, kind, without: companions)
            if !match.actors.isEmpty { score += 0.2 }
            if !match.recipients.isEmpty { score += 0.2 }
            if let known = best, known.score >= score { continue }
            match.score = score
            match.companions = companions + objects
            best = match
        }
        return best
    }

    /// Rows of the further words of the expression; nil when one is missing.
    ///
    /// Each depends on the trigger or on another word of the expression ("unter" on "Druck"), or
    /// stands right beside the trigger, where parsers often misplace a particle.
    func companions(_ words: [WordID], of row: Int) -> [Int]? {
        guard !words.isEmpty else { return [] }
        var found = [Int?](repeating: nil, count: words.count)
        var heads = [row]
        while let head = heads.popLast() {
            for child in reading.children(head)
            where isPart(child) && !isMark(child, of: row) || isPredicate(child) {
                for index in words.indices where found[index] == nil && has(child, words[index]) {
                    found[index] = child
                    heads.append(child)
                    break
                }
            }
        }
        for index in words.indices where found[index] == nil {
            let hasParticle = found.contains { $0.map(isParticle) ?? false }
            found[index] =
                preposition(words[index], of: row, afterParticle: hasParticle)
                ?? modifier(words[index], of: row)
        }
        for index in words.indices where found[index] == nil {
            found[index] = [row + 1, row - 1].first {
                reading.form.indices.contains($0) && has($0, words[index])
                    && reading.relation($0) != .nsubj && !isMark($0, of: row)
            }
        }
        let rows = found.compactMap { $0 }
        return rows.count == words.count ? rows : nil
    }

    private func isParticle(_ row: Int) -> Bool { reading.relation(row) == .compoundPrt }

    /// The preposition of a phrase under the trigger, wherever it stands: "sprach sich gegen den
    /// Vorschlag aus"; in English behind a particle: "stood up for".
    private func preposition(_ word: WordID, of row: Int, afterParticle: Bool) -> Int? {
        guard reading.isGerman || afterParticle else { return nil }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .obl, .oblArg, .nmod:
                if let found = reading.preposition(child), has(found, word),
                    reading.time[child] < 0
                {
                    return found
                }
            default: break
            }
        }
        return nil
    }

    /// An adjective or noun inside an object of the trigger: "announced a joint force".
    private func modifier(_ word: WordID, of row: Int) -> Int? {
        for child in reading.children(row) where isPart(child) && !reading.isVerbal(child) {
            for inner in reading.children(child) {
                if reading.tag(inner) == .adposition || reading.isVerbal(inner) { continue }
                if has(inner, word) { return inner }
                for deeper in reading.children(inner)
                where reading.tag(deeper) == .adjective && has(deeper, word) { return deeper }
            }
        }
        return nil
    }

    private func has(_ row: Int, _ word: WordID) -> Bool {
        reading.lemma[row] == word || reading.form[row] == word || reading.noun[row] == word
    }

    private func isPart(_ row: Int) -> Bool {
        switch reading.relation(row) {
        case .nsubj: isSecondSubject(row)
        case .conj, .parataxis, .advcl, .aclRelcl, .punct: false
        default: true
        }
    }

    /// "to fly jets": what marks an infinitive is no part of "fly to".
    private func isMark(_ row: Int, of trigger: Int) -> Bool {
        !reading.isGerman && reading.relation(row) == .mark && reading.head(row) == trigger
    }

    /// Whether a verb has a subject before this one, so that this one is its object.
    private func isSecondSubject(_ row: Int) -> Bool {
        guard reading.isGerman, let verb = reading.head(row) else { return false }
        return reading.children(verb).contains { $0 < row && reading.relation($0) == .nsubj }
    }

    /// "stufte sie als extremistisch ein": an adjective that the tree makes a clause of its own.
    private func isPredicate(_ row: Int) -> Bool {
        reading.isGerman && reading.relation(row) == .advcl && reading.tag(row) == .adjective
    }

    /// Rows that meet the conditions with a class; nil when a condition is not met.
    private func satisfied(_ conditions: [Condition], by clause: Clause) -> [Int]? {
        var rows: [Int] = []
        for condition in conditions {
            guard let row = holds(condition, in: clause) else { return nil }
            if condition.classes > Reading.lastMentionClass { rows.append(row) }
        }
        return rows
    }

    /// Whether the clause meets a condition that it must not; a bare slot may hold a word of the
    /// expression itself: "legte die Waffen nieder" has no further object.
    private func isBarred(
        _ condition: Condition, _ clause: Clause, beside companions: [Int]
    ) -> Bool {
        guard let row = holds(condition, in: clause) else { return false }
        return condition.classes != 0 || !companions.contains(row)
    }

    func holds(_ condition: Condition, in clause: Clause) -> Int? {
        for argument in clause.arguments {
            if let slot = condition.slot, slot != argument.slot { continue }
            if isMet(condition, by: argument) { return argument.row }
        }
        return nil
    }

    private func isMet(_ condition: Condition, by argument: Clause.Argument) -> Bool {
        let row = argument.row
        if condition.classes == 0 { return !isDate(argument) }
        if classes(row) & condition.classes != 0 { return true }
        if condition.classes & Reading.knownClass != 0,
            ParticipantFinder(reading: reading).isKnown(row)
        {
            return true
        }
        guard condition.slot == .complement || condition.slot == .infinitive else { return false }
        if condition.classes & Reading.deniedClass != 0 { return isDenied(row) }
        return isDeed(row, of: condition.classes)
    }

    /// Whether a clause tells a deed of the classes, be it what is tried, wanted or gone on with:
    /// "is trying to intimidate".
    private func isDeed(_ row: Int, of wanted: ClassSet, depth: Int = 0) -> Bool {
        let classes = reading.lexicon.classes
        let deed = (classes[reading.lemma[row]] ?? 0) | (classes[reading.predicate[row]] ?? 0)
        if reading.isVerbal(row), deed & wanted != 0 { return true }
        guard depth < 2, let inner = reading.child(row, .xcomp) else { return false }
        return isDeed(inner, of: wanted, depth: depth + 1)
    }

    /// Whether a phrase with a preposition only says when: "on Friday".
    private func isDate(_ argument: Clause.Argument) -> Bool {
        guard case .preposition = argument.slot else { return false }
        return reading.time[argument.row] >= 0 && reading.actor[argument.row] < 0
    }

    private func isDenied(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            switch reading.relation(child) {
            case .advmod, .det, .aux: reading.marker(child, .adverb) == .negated
            // "there will be no talks", "nobody will leave".
            case .nsubj, .nsubjPass, .obj: isNone(child)
            default: false
            }
        }
    }

    /// Whether a phrase stands for nobody and nothing: "no talks", "nothing".
    private func isNone(_ row: Int) -> Bool {
        reading.marker(row, .adverb) == .negated
            || reading.children(row).contains {
                reading.relation($0) == .det && reading.marker($0, .adverb) == .negated
            }
    }

    /// Classes of a phrase: of its head, of its coordinated heads, and of what it is a number of.
    private func classes(_ row: Int, depth: Int = 0) -> ClassSet {
        var bits = reading.classes[row]
        let isAmount = depth < 2 && reading.isAmount(row)
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .conj: bits |= reading.classes[child]
            case .compound where isCarrier(row): bits |= reading.classes[child]
            case .nmod, .nmodUnmarked:
                if isAmount { bits |= classes(child, depth: depth + 1) }
            default: break
            }
        }
        return bits
    }

    /// "weapon systems": an English noun that is what the word before it names.
    private func isCarrier(_ row: Int) -> Bool {
        !reading.isGerman && reading.lemma[row] != 0
            && reading.lexicon.common.carriers.contains(reading.lemma[row])
    }

    private func bind(
        _ frame: Frame, _ clause: Clause, _ kind: Kind, without taken: [Int]
    ) -> Match {
        let isNoun = kind == .noun
        var isDistant = false
        var actorSlots = isNoun ? ownFirst(frame.nounActor, clause) : frame.actor
        if isNoun, let genitive = clause.row(.genitive),
            reading.isPatient(genitive, of: clause.trigger)
        {
            actorSlots.removeAll { $0 == .genitive }
        }
        var actors = rows(actorSlots, clause, without: taken, &isDistant)
        if actors.count == 1, !isNoun {
            actors += clause.arguments.filter {
                $0.slot == .subject && $0.row != actors[0]
                    && ClauseReader(reading: reading).isFurtherSubject($0.row, clause)
            }.map(\.row)
        }
        let slots = isNoun ? frame.nounRecipient : frame.recipient
        var isReached = false
        var recipients = rows(
            slots, clause, without: taken + actors, besides: actors, &isDistant)
        let counterparts = CounterpartFinder(
            reading: reading, type: frame.type, mode: frame.mode)
        if let deed = judgedDeed(recipients, frame.type, clause) {
            recipients = ClauseReader(reading: reading).doer(of: deed).map { [$0] } ?? []
        } else if let better = counterparts.better(
            than: recipients, in: clause, slots: slots, actors: actors, taken: taken)
        {
            recipients = [better]
            isDistant = true
            isReached = true
        }
        return Match(
            frame: frame, trigger: clause.trigger, actors: actors, recipients: recipients,
            companions: [], score: 0,
            isDistant: isDistant, isReached: isReached)
    }

    /// "condemned the attack on Kyiv", "warned that an attack would cost lives": the deed of force
    /// that is judged or feared; whom it hits is not the other side.
    private func judgedDeed(
        _ recipients: [Int], _ type: EventType?, _ clause: Clause
    ) -> Int? {
        if type == .threaten {
            return clause.row(.complementSubject).flatMap { isDeedOfForce($0) ? $0 : nil }
        }
        guard !reading.isGerman, type == .accuse || type == .support,
            let first = recipients.first
        else { return nil }
        let deed = target(first, clause) ?? first
        return isDeedOfForce(deed) ? deed : nil
    }

    private func isDeedOfForce(_ row: Int) -> Bool {
        reading.tag(row) == .noun && reading.actor[row] < 0
            && reading.frames(row).contains { $0.type == .assault || $0.type == .coerce }
    }

    /// The deed of which the phrase is the target.
    private func target(_ row: Int, _ clause: Clause) -> Int? {
        guard let deed = clause.row(.object), reading.head(row) == deed,
            reading.relation(row) == .nmod, let preposition = reading.preposition(row),
            reading.lexicon.common.aims.contains(reading.form[preposition])
        else { return nil }
        return deed
    }

    /// Whether the phrase is coordinated with a word of the predicate: "reactions and sanctions".
    private func isBeside(_ row: Int, _ taken: [Int]) -> Bool {
        reading.children(row).contains { reading.relation($0) == .conj && taken.contains($0) }
    }

    /// The slots of a noun's actor, with its possessor before a subject that only governs it.
    private func ownFirst(_ slots: [Slot], _ clause: Clause) -> [Slot] {
        if let agent = ownAgent(slots, clause) { return [agent] + slots.filter { $0 != agent } }
        guard slots.first == .subject, slots.contains(.possessor),
            let owner = clause.row(.possessor), reading.tag(owner) != .pronoun,
            reading.tag(owner) != .determiner
        else { return slots }
        return [.possessor] + slots.filter { $0 != .possessor }
    }

    /// The slot of an agent that the noun itself has: "Angriffe durch Kräfte der Regierung".
    private func ownAgent(_ slots: [Slot], _ clause: Clause) -> Slot? {
        let agents = reading.lexicon.common.agents
        return slots.first { slot in
            guard case .preposition(let word) = slot, agents.contains(word) else { return false }
            return clause.arguments.contains { $0.slot == slot && !$0.isDistant }
        }
    }

    /// Whether a phrase that nobody knows may still stand for a participant: things do so only
    /// where they depend on the predicate itself.
    private func canStand(_ argument: Clause.Argument) -> Bool {
        switch argument.slot {
        case .adjective, .compound: false
        case .preposition, .complementObject:
            !argument.isDistant || reading.isSomebody(argument.row)
        default: true
        }
    }

    /// What fills a slot; of the objects of a complement those with a country first ("to send troops
    /// to Mali").
    private func candidates(
        _ slot: Slot, _ clause: Clause, _ finder: ParticipantFinder
    ) -> [Clause.Argument] {
        let all = clause.arguments.filter { $0.slot == slot }
        guard slot == .complementObject, all.count > 1 else { return all }
        let placed = all.map { finder.isPlaced($0.row) }
        return all.indices.filter { placed[$0] }.map { all[$0] }
            + all.indices.filter { !placed[$0] }.map { all[$0] }
    }

    /// "in Höhe von": a German noun that only measures.
    private func isMeasure(_ row: Int) -> Bool {
        reading.isGerman && reading.noun[row] != 0
            && reading.lexicon.common.amounts.contains(reading.noun[row])
    }

    /// The phrases in the first of the slots that is filled; one with a known actor goes first.
    private func rows(
        _ slots: [Slot], _ clause: Clause, without taken: [Int], besides others: [Int] = [],
        _ isDistant: inout Bool
    ) -> [Int] {
        let finder = ParticipantFinder(reading: reading)
        var fallback: Clause.Argument?
        for slot in slots {
            for argument in candidates(slot, clause, finder)
            where !taken.contains(argument.row) && !isBeside(argument.row, taken) {
                let isKnown = finder.isKnown(argument.row)
                if reading.time[argument.row] >= 0 || isMeasure(argument.row), !isKnown { continue }
                if isKnown, finder.belongs(argument.row, to: others) { continue }
                if isKnown {
                    isDistant = isDistant || argument.isDistant
                    return [argument.row]
                }
                if fallback == nil, canStand(argument) { fallback = argument }
                if reading.isSomebody(argument.row), canStand(argument) { return [argument.row] }
            }
        }
        guard let fallback else { return [] }
        isDistant = isDistant || fallback.isDistant
        return [fallback.row]
    }
}
