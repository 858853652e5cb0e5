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
                !frame.bars.contains(where: { holds($0, in: clause) != nil })
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
            for child in reading.children(head) where isPart(child) {
                for index in words.indices where found[index] == nil && has(child, words[index]) {
                    found[index] = child
                    heads.append(child)
                    break
                }
            }
        }
        for index in words.indices where found[index] == nil {
            found[index] = modifier(words[index], of: row)
        }
        for index in words.indices where found[index] == nil {
            found[index] = [row + 1, row - 1].first {
                reading.form.indices.contains($0) && has($0, words[index])
                    && reading.relation($0) != .nsubj
            }
        }
        let rows = found.compactMap { $0 }
        return rows.count == words.count ? rows : nil
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
        case .conj, .parataxis, .advcl, .aclRelcl, .punct, .nsubj: false
        default: true
        }
    }

    /// Rows that meet the conditions with a class; nil when a condition is not met.
    private func satisfied(_ conditions: [Condition], by clause: Clause) -> [Int]? {
        var rows: [Int] = []
        for condition in conditions {
            guard let row = holds(condition, in: clause) else { return nil }
            if condition.classes > 15 { rows.append(row) }
        }
        return rows
    }

    func holds(_ condition: Condition, in clause: Clause) -> Int? {
        for argument in clause.arguments {
            if let slot = condition.slot, slot != argument.slot { continue }
            let isMet =
                condition.classes == 0 || classes(argument.row) & condition.classes != 0
                || condition.classes & Reading.knownClass != 0
                    && ParticipantFinder(reading: reading).isKnown(argument.row)
            if isMet { return argument.row }
        }
        return nil
    }

    /// Classes of a phrase: of its head, and of its coordinated heads.
    private func classes(_ row: Int) -> ClassSet {
        var bits = reading.classes[row]
        for child in reading.children(row) where reading.relation(child) == .conj {
            bits |= reading.classes[child]
        }
        return bits
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
        let actors = rows(actorSlots, clause, without: taken, &isDistant)
        let slots = isNoun ? frame.nounRecipient : frame.recipient
        var isReached = false
        var recipients = rows(
            slots, clause, without: taken + actors, besides: actors, &isDistant)
        let counterparts = CounterpartFinder(
            reading: reading, type: frame.type, mode: frame.mode)
        if let better = counterparts.better(
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

    /// Whether the phrase is coordinated with a word of the predicate: "reactions and sanctions".
    private func isBeside(_ row: Int, _ taken: [Int]) -> Bool {
        reading.children(row).contains { reading.relation($0) == .conj && taken.contains($0) }
    }

    /// The slots of a noun's actor, with its possessor before a subject that only governs it.
    private func ownFirst(_ slots: [Slot], _ clause: Clause) -> [Slot] {
        guard slots.first == .subject, slots.contains(.possessor),
            let owner = clause.row(.possessor), reading.tag(owner) != .pronoun,
            reading.tag(owner) != .determiner
        else { return slots }
        return [.possessor] + slots.filter { $0 != .possessor }
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

    /// The phrases in the first of the slots that is filled; one with a known actor goes first.
    private func rows(
        _ slots: [Slot], _ clause: Clause, without taken: [Int], besides others: [Int] = [],
        _ isDistant: inout Bool
    ) -> [Int] {
        let finder = ParticipantFinder(reading: reading)
        var fallback: Clause.Argument?
        for slot in slots {
            for argument in clause.arguments
            where argument.slot == slot && !taken.contains(argument.row)
                && !isBeside(argument.row, taken)
            {
                let isKnown = finder.isKnown(argument.row)
                if reading.time[argument.row] >= 0, !isKnown { continue }
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
