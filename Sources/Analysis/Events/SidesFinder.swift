internal import Annotation

/// Tells where one phrase holds both sides of an event: "both sides accuse each other",
/// "intra-Syrian talks", "Straw and his counterpart agreed".
struct SidesFinder {
    let reading: Reading

    /// Whether the verb says that its subjects do it to each other.
    func isReciprocal(_ trigger: Int, as type: EventType) -> Bool {
        guard reading.isVerbal(trigger), [.accuse, .threaten, .assault].contains(type) else {
            return false
        }
        return reading.children(trigger).contains { child in
            let word = reading.form[child]
            guard word != 0 else { return false }
            if word == reading.lexicon.common.sich {
                return reading.relation(child) == .obj || reading.relation(child) == .iobj
            }
            guard reading.lexicon.common.reciprocals.contains(word) else { return false }
            return reading.isGerman
                || reading.tag(child) != .numeral
                    && reading.children(child).contains { reading.tag($0) == .determiner }
                || reading.tag(child) == .adverb
        }
    }

    private static let reach = 8

    /// "US-China talks", "a deal on Turkish-Greek trade": both sides, joined by a hyphen near the word
    /// in its clause; empty where there is no such pair.
    func pair(at trigger: Int) -> [Participant] {
        guard let sentence = reading.document.sentence(of: trigger) else { return [] }
        let span = reading.document.sentences[sentence].span
        let start = max(span.start + 1, trigger - Self.reach)
        let end = min(span.end - 1, trigger + Self.reach)
        for row in start..<max(start, end) where isHyphen(row) {
            guard let left = state(row - 1), let right = state(row + 1),
                EventMerger.codes([left]) != EventMerger.codes([right])
            else { continue }
            return [left, right]
        }
        return []
    }

    /// Whether the token is a hyphen that nothing parts from the words beside it.
    private func isHyphen(_ row: Int) -> Bool {
        let range = reading.document.tokens.range(row)
        return range.count == 1 && reading.document.bytes[range.start] == 0x2D
            && reading.document.tokens.range(row - 1).end == range.start
            && reading.document.tokens.range(row + 1).start == range.end
    }

    /// The state that the token names.
    private func state(_ row: Int) -> Participant? {
        guard reading.actor[row] >= 0 else { return nil }
        return reading.document.actors[Int(reading.actor[row])].participants.first {
            $0.country != nil || $0.bloc != nil
        }
    }

    /// Whether the actor is a word for all sides at once: "die Konfliktparteien", "both sides",
    /// "intra-Syrian".
    func areAllSides(_ match: FrameMatcher.Match) -> Bool {
        guard match.recipients.allSatisfy({ !ParticipantFinder(reading: reading).isKnown($0) })
        else { return false }
        return match.actors.contains { row in
            isParties(row) || isInner(row)
        }
    }

    private func isParties(_ row: Int) -> Bool {
        reading.morphology(row).number == .plural
            && reading.lexicon.common.parties.contains(reading.noun[row])
    }

    /// "intra-Syrian", "innersyrisch".
    private func isInner(_ row: Int) -> Bool {
        let span =
            reading.actor[row] >= 0
            ? reading.document.actors[Int(reading.actor[row])].span : Span(row, row + 1)
        let text = reading.document.text(span).lowercased()
        return ["intra", "inner", "inter-"].contains { text.hasPrefix($0) }
    }

    /// The actors with the one coordinated with the first on the surface, where the tree does not
    /// hang them together.
    func joined(
        _ actors: [Participant], _ match: FrameMatcher.Match, _ recipients: [Participant]
    ) -> [Participant] {
        guard actors.count == 1, let first = match.actors.first, first < match.trigger,
            !recipients.contains(where: { $0.country != nil || $0.bloc != nil }),
            reading.actor[first] >= 0
        else { return actors }
        let mentions = reading.document.actors
        for left in mentions.indices.dropLast() where mentions[left].span.end < match.trigger {
            let joint = mentions[left].span.end
            guard reading.tag(joint) == .coordinator, joint < match.trigger,
                let right = mentions[(left + 1)...].first(where: { $0.span.start == joint + 1 }),
                right.span.end <= match.trigger
            else { continue }
            let isLeft = mentions[left].span.contains(first)
            guard isLeft || (right.span.start...right.span.end + 2).contains(first) else {
                continue
            }
            let other = isLeft ? right : mentions[left]
            return actors + other.participants.filter { !actors.contains($0) }
        }
        return actors
    }
}
