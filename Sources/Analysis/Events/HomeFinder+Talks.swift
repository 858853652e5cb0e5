internal import Annotation

/// Talks that nobody is said to hold.
extension HomeFinder {
    /// Talks that nobody is said to hold, with those whose matter they are, or with the country that
    /// most of the text is about: "talks on the future of Gibraltar began".
    func convened(_ event: Event, _ match: FrameMatcher.Match) -> Event {
        guard event.type == .consult, reading.tag(match.trigger) == .noun,
            (event.actors + event.recipients).allSatisfy({
                $0.country == nil && $0.bloc == nil && $0.name == nil
            }), isHeld(match.trigger)
        else { return event }
        var party = Participant(text: event.evidence.trigger)
        if let topic = topic(of: match.trigger) {
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

    /// The state or body that a phrase of the noun names.
    private func topic(of noun: Int) -> Participant? {
        for child in reading.children(noun) where reading.relation(child) == .nmod {
            for row in reading.subtree(child).rows where reading.actor[row] >= 0 {
                let mention = reading.document.actors[Int(reading.actor[row])]
                if let party = mention.participants.first(where: {
                    $0.country != nil || $0.bloc != nil
                }) {
                    return party
                }
            }
        }
        return nil
    }
}
