internal import Annotation
internal import ContentDigest

/// Gives events their names: one for the line, one for the story that it may begin.
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
        // Which other lines report the same event is known where lines come together: in the log.
        event.story = "s-" + event.id.dropFirst(2)
        return event
    }

    private func sides(_ participants: [Participant]) -> String {
        participants.map { $0.country ?? $0.bloc ?? $0.text }.joined(separator: ",")
    }

    private func digest(_ parts: [String]) -> String {
        String(
            SHA256.hexadecimal(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }
}
