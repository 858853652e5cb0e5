internal import Annotation

/// Finds the frame that a word evokes in its clause.
struct FrameMatcher {
    let reading: Reading

    /// A frame with the rows that fill its sides.
    struct Match {
        /// The frame.
        var frame: Frame
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
            var match = bind(frame, clause, kind)
            if !match.actors.isEmpty { score += 0.2 }
            if !match.recipients.isEmpty { score += 0.2 }
            if let known = best, known.score >= score { continue }
            match.score = score
            match.companions = companions + objects
            best = match
        }
        return best
    }

    /// Rows of the further words of the expression near the trigger; nil when one is missing.
    private func companions(_ words: [WordID], of row: Int) -> [Int]? {
        var rows: [Int] = []
        for word in words {
            guard let found = companion(word, of: row, depth: 0) else { return nil }
            rows.append(found)
        }
        return rows
    }

    private func companion(_ word: WordID, of row: Int, depth: Int) -> Int? {
        for child in reading.children(row) where isPart(child) {
            if reading.lemma[child] == word || reading.form[child] == word
                || reading.noun[child] == word
            {
                return child
            }
            if depth < 2, let found = companion(word, of: child, depth: depth + 1) { return found }
        }
        return nil
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
            if condition.classes > 7 { rows.append(row) }
        }
        return rows
    }

    private func holds(_ condition: Condition, in clause: Clause) -> Int? {
        for argument in clause.arguments {
            if let slot = condition.slot, slot != argument.slot { continue }
            if condition.classes == 0 || classes(argument.row) & condition.classes != 0
                || condition.classes & Reading.actorClass != 0
                    && ParticipantFinder(reading: reading).isKnown(argument.row)
            {
                return argument.row
            }
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

    private func bind(_ frame: Frame, _ clause: Clause, _ kind: Kind) -> Match {
        let isNoun = kind == .noun
        var isDistant = false
        let actors = rows(
            isNoun ? frame.nounActor : frame.actor, clause, without: [], &isDistant)
        let recipients = rows(
            isNoun ? frame.nounRecipient : frame.recipient, clause, without: actors, &isDistant)
        return Match(
            frame: frame, actors: actors, recipients: recipients, companions: [], score: 0,
            isDistant: isDistant)
    }

    /// The phrases in the first of the slots that is filled; one with a known actor goes first.
    private func rows(
        _ slots: [Slot], _ clause: Clause, without taken: [Int], _ isDistant: inout Bool
    ) -> [Int] {
        var fallback: Clause.Argument?
        for slot in slots {
            for argument in clause.arguments
            where argument.slot == slot && !taken.contains(argument.row) {
                if reading.time[argument.row] >= 0, reading.actor[argument.row] < 0 { continue }
                if ParticipantFinder(reading: reading).isKnown(argument.row) {
                    isDistant = isDistant || argument.isDistant
                    return [argument.row]
                }
                if fallback == nil, slot != .adjective, slot != .compound { fallback = argument }
            }
        }
        guard let fallback else { return [] }
        isDistant = isDistant || fallback.isDistant
        return [fallback.row]
    }
}
