internal import Annotation

/// Deeds of force that the text names by a noun without saying who does them.
extension ReplyResolver {
    /// The events with the doer of an invasion named by a noun alone filled in, where all that the
    /// text tells of force against the same one was done by the same; and with him as the other side
    /// of those who warn of it: "warned that an invasion of Peru would cost lives".
    func attributed(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        for index in found.indices where isUnsigned(found[index]) {
            guard let doer = doer(to: found[index].event, among: found) else { continue }
            found[index].event.actors = [doer]
            found[index].event.reasons[doer] = "who alone does it to the same in this text"
        }
        for index in found.indices where found[index].event.type == .threaten {
            guard !found[index].event.recipients.contains(where: isPlaced),
                let doer = feared(by: found[index], among: found)
            else { continue }
            found[index].event.recipients = [doer]
            found[index].event.reasons[doer] = "whose deed is warned of"
        }
        return found
    }

    /// The events with who holds them as the other side of those who demand the release of their own
    /// people.
    func freed(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var found = found
        for index in found.indices where asksForOwn(found[index]) {
            let own = Set(EventMerger.codes(found[index].event.actors))
            let holders = found.map(\.event).filter { other in
                other.type == .coerce && !own.isDisjoint(with: EventMerger.codes(other.recipients))
            }.flatMap(\.actors).filter(isPlaced)
            guard let holder = holders.first, Set(EventMerger.codes(holders)).count == 1,
                own.isDisjoint(with: EventMerger.codes([holder]))
            else { continue }
            found[index].event.recipients = [holder]
            found[index].event.reasons[holder] = "who holds those whose release is asked for"
        }
        return found
    }

    /// "demanded the release of a French teacher", said by France.
    private func asksForOwn(_ found: EventReader.Found) -> Bool {
        guard found.event.type == .request, reading.isVerbal(found.row),
            found.event.actors.contains(where: isPlaced),
            EventMerger.codes(found.event.actors) == EventMerger.codes(found.event.recipients),
            let object = reading.child(found.row, .obj)
        else { return false }
        return reading.frames(object).contains { $0.type == .retreat && $0.mode == "release" }
    }

    private func isUnsigned(_ found: EventReader.Found) -> Bool {
        found.event.type == .assault && found.event.mode == "invade"
            && reading.tag(found.row) == .noun && !found.event.actors.contains(where: isPlaced)
            && found.event.recipients.contains(where: isPlaced)
    }

    /// The only one who uses force against the same.
    private func doer(to deed: Event, among found: [EventReader.Found]) -> Participant? {
        let own = EventMerger.codes(deed.recipients.filter(isPlaced))
        let doers = found.map(\.event).filter { other in
            other.type == .assault && other.modality != .negated
                && EventMerger.codes(other.recipients.filter(isPlaced)) == own
        }.flatMap(\.actors).filter(isPlaced)
        guard let first = doers.first, Set(EventMerger.codes(doers)).count == 1,
            Set(own).isDisjoint(with: EventMerger.codes([first]))
        else { return nil }
        return first
    }

    /// Who does the deed that is the subject of what the verb warns of.
    private func feared(
        by warning: EventReader.Found, among found: [EventReader.Found]
    ) -> Participant? {
        guard reading.isVerbal(warning.row) else { return nil }
        let own = EventMerger.codes(warning.event.actors)
        for child in reading.children(warning.row) {
            guard reading.relation(child) == .ccomp, let deed = reading.child(child, .nsubj),
                let event = found.first(where: { $0.row == deed })?.event
            else { continue }
            return event.actors.first { isPlaced($0) && EventMerger.codes([$0]) != own }
        }
        return nil
    }

    func isPlaced(_ participant: Participant) -> Bool {
        participant.country != nil || participant.bloc != nil
    }
}
