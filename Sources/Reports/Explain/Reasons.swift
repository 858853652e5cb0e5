internal import Annotation

/// Why the parts of an event were resolved as they were, from the mentions of its document.
struct Reasons {
    let document: Document
    let sentence: Span

    /// A participant of an event with the words that name it and what resolved them.
    func of(_ participant: Participant, in event: Event) -> String {
        let wording = Self.wording(participant)
        let filled = event.reasons[participant].map { "; \($0)" } ?? ""
        guard let mention = mention(of: participant) else {
            return "\(wording) · \(event.reasons[participant] ?? origin(of: participant))"
        }
        let words = PlainLine.of(document.text(mention.span), width: 60)
        let isWhole = mention.participants.contains { $0.country == participant.country }
        let beside = isWhole || !filled.isEmpty ? "" : "; its country from the words beside it"
        return "\(wording) · “\(words)”: \(PlainLine.of(mention.reason))\(filled)\(beside)"
    }

    /// Where a participant comes from that is no mention of somebody who acts.
    private func origin(of participant: Participant) -> String {
        let isPlace = document.places.contains {
            document.text($0.span) == participant.text || $0.place.text == participant.text
        }
        if isPlace { return "a place that stands for its country" }
        return participant.country == nil && participant.bloc == nil
            ? "as written; no table names it" : "its country from the words of the phrase"
    }

    /// A participant with its codes and its wording.
    static func wording(_ participant: Participant) -> String {
        "\(EventText.name(participant)) from “\(PlainLine.of(participant.text, width: 60))”"
    }

    /// The mention that the participant comes from: its words in the sentence, else its codes.
    private func mention(of participant: Participant) -> ActorMention? {
        let here = document.actors.filter { sentence.contains($0.span) }
        return here.first { document.text($0.span) == participant.text }
            ?? here.first { mention in
                mention.participants.contains { same($0, participant) }
            } ?? document.actors.first { document.text($0.span) == participant.text }
    }

    private func same(_ left: Participant, _ right: Participant) -> Bool {
        left.name == right.name && left.country == right.country && left.bloc == right.bloc
    }

    /// The date with the expression and the rule that read it.
    func date(_ date: EventDate?, _ article: Article) -> String {
        guard let date else { return "the text gives none" }
        guard date.origin != .published else {
            return "\(date.edtf): the day of publication (\(article.publishedOrigin.rawValue))"
        }
        let words = date.text ?? ""
        let mention =
            document.times.first { sentence.contains($0.span) && document.text($0.range) == words }
            ?? document.times.first { document.text($0.range) == words }
        let rule = mention.map { ": value \($0.value), \(PlainLine.of($0.rule))" } ?? ""
        let base = date.origin == .relative ? article.published.map { ", counted from \($0)" } : nil
        return
            "\(date.edtf) (\(date.origin.rawValue)\(base ?? "")) from “\(PlainLine.of(words))”\(rule)"
    }

    /// The place with the words that name it.
    func place(_ place: EventPlace?) -> String {
        guard let place else { return "the text gives none" }
        let code = place.country.map { ", \($0)" } ?? ""
        let geonames = place.geonames.map { ", GeoNames \($0)" } ?? ""
        let isHere = document.places.contains {
            sentence.contains($0.span) && document.text($0.span) == place.text
        }
        let origin = isHere ? "in the sentence" : "from elsewhere in the text"
        return "\(PlainLine.of(place.name)) (\(place.precision.rawValue)\(code)\(geonames)) from "
            + "“\(PlainLine.of(place.text))” \(origin)"
    }
}
