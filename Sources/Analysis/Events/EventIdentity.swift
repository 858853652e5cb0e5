internal import Annotation
internal import ContentDigest

/// Gives events their names: one for the line, one for the event of the world.
struct EventIdentity {
    /// SHA-256 of the article's normalised text.
    let textDigest: String

    /// The event with both names.
    func named(_ event: Event) -> Event {
        var event = event
        event.id =
            "e-"
            + digest(
                [
                    textDigest, "\(event.evidence.range.start)-\(event.evidence.range.end)",
                    event.type.rawValue, sides(event.actors), sides(event.recipients),
                ])
        event.story = "s-" + digest(story(event))
        return event
    }

    /// What reports of one event have in common: kind of event, who, the day, else the place.
    private func story(_ event: Event) -> [String] {
        let participants = EventMerger.codes(event.actors + event.recipients)
        let when = event.date.map { String($0.edtf.prefix(10)) } ?? "-"
        let place = event.place?.country ?? "-"
        return [Self.family(event.type), participants.joined(separator: ","), when, place]
    }

    /// Types that different reports of one event may be given.
    private static func family(_ type: EventType) -> String {
        switch type {
        case .agree, .consult, .cooperate: "together"
        case .assault, .mobilize: "force"
        case .concede, .retreat: "yield"
        default: type.rawValue
        }
    }

    private func sides(_ participants: [Participant]) -> String {
        participants.map { $0.country ?? $0.bloc ?? $0.text }.joined(separator: ",")
    }

    private func digest(_ parts: [String]) -> String {
        String(
            SHA256.hexadecimal(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }
}
