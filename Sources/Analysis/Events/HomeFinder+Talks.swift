internal import Annotation

/// Talks that nobody is said to hold.
extension HomeFinder {
    /// Talks that nobody is said to hold, with those whose matter they are, or with the country that
    /// most of the text is about: "talks on the future of Gibraltar began".
    func convened(_ event: Event, _ match: FrameMatcher.Match) -> Event {
        guard event.type == .consult, event.mode != "visit",
            let noun = ([match.trigger] + match.companions).first(where: {
                reading.tag($0) == .noun
            }),
            (event.actors + event.recipients).allSatisfy({
                $0.country == nil && $0.bloc == nil && $0.name == nil
            }), isHeld(noun)
        else { return event }
        var party = Participant(text: event.evidence.trigger)
        if let topic = topic(of: noun) {
            party = topic
        } else {
            guard let country = reading.mainCountry else { return event }
            party.country = country
        }
        var event = event
        event.actors = [party]
        event.reasons[party] = "whose matter the talks are that name nobody"
        return event
    }

    /// Whether a headline or a verb of happening says that the talks take place: "talks began", "two
    /// days of talks begin".
    private func isHeld(_ row: Int) -> Bool {
        var row = row
        for _ in 0..<3 {
            guard let head = reading.head(row) else { return reading.isHeadline(row) }
            switch reading.relation(row) {
            case .nsubj, .nsubjPass:
                return reading.frames(head).contains { $0.isOperator && $0.isSupport }
            case .nmod where reading.tag(head) == .noun: row = head
            default: return false
            }
        }
        return false
    }

    /// The state or body that a phrase of the talks names as their matter, wherever in "two days of
    /// talks on Gibraltar" the tree hangs it.
    private func topic(of noun: Int) -> Participant? {
        for head in bearers(of: noun) {
            for child in reading.children(head) where isMatter(child) {
                for row in reading.subtree(child).rows where reading.actor[row] >= 0 {
                    let mention = reading.document.actors[Int(reading.actor[row])]
                    let party = mention.participants.first { $0.country != nil || $0.bloc != nil }
                    if let party { return party }
                }
            }
        }
        return nil
    }

    /// The noun, those that measure it, and the participle behind it: "talks held on Gibraltar".
    private func bearers(of noun: Int) -> [Int] {
        var rows = [noun]
        while rows.count < 4, let last = rows.last, reading.relation(last) == .nmod,
            let head = reading.head(last), reading.tag(head) == .noun
        {
            rows.append(head)
        }
        return rows + reading.children(noun).filter { reading.relation($0) == .acl }
    }

    /// Whether the phrase says what something is about, not where it is.
    private func isMatter(_ row: Int) -> Bool {
        guard reading.relation(row) == .nmod || reading.relation(row) == .obl else { return false }
        guard let preposition = reading.preposition(row) else { return true }
        return reading.lexicon.common.topics.contains(reading.form[preposition])
    }
}
