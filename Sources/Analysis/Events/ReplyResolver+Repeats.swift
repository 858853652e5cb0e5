internal import Annotation

/// Deeds that the text names again without saying to whom they were done.
extension ReplyResolver {
    /// The events with the other side of a deed named by a noun alone filled in, where all that the
    /// text tells of the same doer and kind was done to the same one: "since Russia's invasion".
    func repeated(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        for index in found.indices where isBareDeed(found[index]) {
            guard let target = target(of: found[index].event, among: found) else { continue }
            found[index].event.recipients = [target]
        }
        return found
    }

    private func isBareDeed(_ found: EventReader.Found) -> Bool {
        switch found.event.type {
        case .assault, .sanction: break
        default: return false
        }
        return found.event.recipients.isEmpty && reading.tag(found.row) == .noun
            && found.event.actors.contains { $0.country != nil || $0.bloc != nil }
    }

    /// The one to whom the actors did the like wherever the text says to whom.
    private func target(of deed: Event, among found: [EventReader.Found]) -> Participant? {
        let own = EventMerger.codes(deed.actors)
        let others = found.map(\.event).filter { other in
            other.type == deed.type && EventMerger.codes(other.actors) == own
        }
        let targets = others.flatMap(\.recipients).filter { $0.country != nil || $0.bloc != nil }
        guard let first = targets.first, Set(EventMerger.codes(targets)).count == 1,
            Set(own).isDisjoint(with: EventMerger.codes([first]))
        else { return nil }
        return first
    }
}
