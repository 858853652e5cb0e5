internal import Annotation

/// Words of conflict whose other side no sentence names.
extension ReplyResolver {
    /// The events with the other side of a verbal conflict filled in, where the text tells of such with
    /// one other side alone: "the agency rejected the request", in a text about its quarrel with Peru.
    func opposed(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        let told = found
        for index in found.indices where isUnaddressed(found[index]) {
            guard let other = opponent(of: found[index].event.actors, among: told) else { continue }
            found[index].event.recipients = [other]
            found[index].event.reasons[other] = "with whom alone the actor is at odds in this text"
        }
        return found
    }

    private func isUnaddressed(_ found: EventReader.Found) -> Bool {
        switch found.event.type {
        case .reject, .accuse, .threaten: break
        default: return false
        }
        return reading.isVerbal(found.row) && found.event.actors.contains(where: isPlaced)
            && !found.event.recipients.contains { isPlaced($0) || $0.name != nil }
    }

    /// The only other side with whom the text tells that the actors are in conflict, twice at least.
    private func opponent(
        of actors: [Participant], among found: [EventReader.Found]
    ) -> Participant? {
        let own = Set(EventMerger.codes(actors))
        var others: [Participant] = []
        for event in found.map(\.event) where event.type.quad.hasSuffix("conflict") {
            let isActor = !own.isDisjoint(with: EventMerger.codes(event.actors))
            let isRecipient = !own.isDisjoint(with: EventMerger.codes(event.recipients))
            if isActor, isRecipient { return nil }
            if isActor { others += event.recipients.filter(isPlaced).prefix(1) }
            if isRecipient { others += event.actors.filter(isPlaced).prefix(1) }
        }
        guard others.count > 1, let first = others.first, Set(EventMerger.codes(others)).count == 1
        else { return nil }
        return first
    }
}
