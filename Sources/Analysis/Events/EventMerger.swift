internal import Annotation

/// Makes one event of the mentions of an article that report the same one.
struct EventMerger {
    let reading: Reading

    /// The merged events, in the order of their first mention.
    func merge(_ found: [EventReader.Found]) -> [EventReader.Found] {
        var merged: [EventReader.Found] = []
        for next in found {
            let near = merged.indices.suffix(Self.reach)
            if let index = near.first(where: { isSame(merged[$0], next) }) {
                merged[index] = joined(merged[index], next)
            } else {
                merged.append(next)
            }
        }
        return merged
    }

    /// How many events back a mention of the same event is looked for; no article has as many.
    private static let reach = 400

    private func isSame(_ first: EventReader.Found, _ second: EventReader.Found) -> Bool {
        let (a, b) = (first.event, second.event)
        guard a.type == b.type, first.frame == second.frame || isNamesake(a, b) else {
            return false
        }
        guard (a.modality == .negated) == (b.modality == .negated) else { return false }
        if let one = a.date?.edtf, let other = b.date?.edtf, one != other { return false }
        let actors = Self.codes(a.actors)
        let recipients = Self.codes(a.recipients)
        let otherActors = Self.codes(b.actors)
        let otherRecipients = Self.codes(b.recipients)
        guard !actors.isEmpty || !recipients.isEmpty else { return false }
        guard !isApart(a, b), actors == otherActors, recipients == otherRecipients else {
            return false
        }
        return !MatterReader(reading: reading).areOthers(first.row, second.row, as: a.type)
    }

    /// Whether persons or places of other names tell the two apart.
    private func isApart(_ a: Event, _ b: Event) -> Bool {
        if let one = a.place, let other = b.place, one.name != other.name,
            one.precision != .country, other.precision != .country
        {
            return true
        }
        return areOthers(a.actors, b.actors) || areOthers(a.recipients, b.recipients)
    }

    /// Whether both sides name somebody more exactly than by country, and not the same.
    private func areOthers(_ a: [Participant], _ b: [Participant]) -> Bool {
        let one = Set(a.filter { $0.sector != nil }.compactMap(\.name))
        let other = Set(b.filter { $0.sector != nil }.compactMap(\.name))
        return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }

    private func isNamesake(_ a: Event, _ b: Event) -> Bool {
        a.mode != nil && a.mode == b.mode
    }

    /// What identifies the participants: codes, else names.
    static func codes(_ participants: [Participant]) -> [String] {
        Set(participants.map { $0.country ?? $0.bloc ?? $0.name ?? $0.text }).sorted()
    }

    /// The better told of the two, with the other's words as further evidence.
    private func joined(
        _ first: EventReader.Found, _ second: EventReader.Found
    ) -> EventReader.Found {
        let isBetter = rank(second) > rank(first)
        var best = isBetter ? second : first
        let other = isBetter ? first : second
        if best.event.date == nil { best.event.date = other.event.date }
        if best.event.place == nil { best.event.place = other.event.place }
        if best.event.quantities.isEmpty { best.event.quantities = other.event.quantities }
        best.event.reasons.merge(other.event.reasons) { own, _ in own }
        best.event.more = first.event.more + second.event.more
        if other.event.evidence.sentence != best.event.evidence.sentence {
            best.event.more.append(other.event.evidence)
        }
        let miss = (1 - best.event.confidence) * (1 - 0.3 * other.event.confidence)
        best.event.confidence = ((1 - miss) * 100).rounded() / 100
        best.row = min(first.row, second.row)
        return best
    }

    /// How well an event is told; a headline says the same in fewer words.
    private func rank(_ found: EventReader.Found) -> Double {
        let event = found.event
        let headline: Double = reading.isHeadline(found.row) ? 0.1 : 0
        let modality: Double = event.modality == .asserted ? 0.3 : 0
        return event.confidence + modality + (event.date == nil ? 0 : 0.05) - headline
    }
}
