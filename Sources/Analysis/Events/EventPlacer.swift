internal import Annotation

/// Finds where an event happened: a place phrase of its clause, else the country it was done in.
struct EventPlacer {
    let reading: Reading

    /// The place; nil where the text gives none.
    func place(of clause: Clause, _ event: Event, sentence: Int) -> EventPlace? {
        if let stated = stated(clause) { return stated }
        if event.mode == "visit" || isOnTarget(event.type) {
            if let place = recipientPlace(clause, event) { return place }
        }
        return inSentence(clause, sentence: sentence)
    }

    private func isOnTarget(_ type: EventType) -> Bool {
        type == .assault || type == .coerce || type == .protest
    }

    private func stated(_ clause: Clause) -> EventPlace? {
        var rows: [Int] = []
        collect(clause.trigger, into: &rows, depth: 0)
        for row in rows {
            guard reading.place[row] >= 0, let preposition = reading.preposition(row),
                reading.marker(preposition, .preposition) == .before
            else { continue }
            return reading.document.places[Int(reading.place[row])].place
        }
        return nil
    }

    private func collect(_ row: Int, into rows: inout [Int], depth: Int) {
        guard depth < 3 else { return }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .obl, .nmod, .oblArg, .obj, .nsubj, .nsubjPass:
                rows.append(child)
                collect(child, into: &rows, depth: depth + 1)
            default: break
            }
        }
    }

    private func recipientPlace(_ clause: Clause, _ event: Event) -> EventPlace? {
        for argument in clause.arguments where reading.place[argument.row] >= 0 {
            let place = reading.document.places[Int(reading.place[argument.row])].place
            if event.recipients.contains(where: { $0.country == place.country }) { return place }
        }
        guard let recipient = event.recipients.first(where: { $0.country != nil }),
            let country = recipient.country
        else { return nil }
        let index = reading.document.places.first {
            $0.place.country == country && $0.place.precision == .country
        }
        return index?.place
            ?? EventPlace(
                name: recipient.name ?? recipient.text, country: country, text: recipient.text,
                precision: .country)
    }

    private func inSentence(_ clause: Clause, sentence: Int) -> EventPlace? {
        let span = reading.document.sentences[sentence].span
        for mention in reading.document.places where span.contains(mention.span) {
            let row = mention.span.end - 1
            guard let preposition = reading.preposition(row),
                reading.marker(preposition, .preposition) == .before
            else { continue }
            return mention.place
        }
        return nil
    }
}
