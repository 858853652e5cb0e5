internal import Annotation

/// Reads demands that no verb of demanding carries: somebody says that somebody else must do it.
struct DemandReader {
    let reading: Reading

    /// The demand that the verb at `row` is the matter of; nil where nobody makes one.
    func demand(at row: Int, sentence: Int) -> EventReader.Found? {
        guard let modal = modal(of: row), let speech = speech(above: row) else { return nil }
        let clauses = ClauseReader(reading: reading)
        guard reading.isGerman || !clauses.isPassive(row) else { return nil }
        guard let speaker = clauses.surfaceSubject(of: speech, depth: 0),
            let subject = clauses.surfaceSubject(of: row, depth: 0), subject != speaker
        else { return nil }
        let finder = ParticipantFinder(reading: reading)
        guard finder.isKnown(speaker), finder.isKnown(subject) else { return nil }
        let actors = finder.participants([speaker])
        let recipients = finder.participants([subject], avoiding: actors)
        guard !recipients.isEmpty else { return nil }
        var event = Event(
            type: .request, modality: .asserted,
            evidence: evidence(modal, row, speaker, sentence: sentence))
        event.cameo = "020"
        event.actors = actors
        event.recipients = recipients
        event.confidence = 0.55
        return EventReader.Found(event: event, row: row, frame: "demand-by-modal")
    }

    /// The auxiliary of duty, undenied.
    private func modal(of row: Int) -> Int? {
        reading.children(row).first {
            reading.relation($0) == .aux && reading.marker($0, .duty) != nil
        }
    }

    /// The verb of saying that the clause of `row` is the content of.
    private func speech(above row: Int) -> Int? {
        var row = row
        for _ in 0..<3 {
            if let aside = reading.children(row).first(where: {
                reading.relation($0) == .parataxis && isSpeech($0)
            }) {
                return aside
            }
            guard let head = reading.head(row) else { return nil }
            switch reading.relation(row) {
            case .ccomp, .ccompReported: return isSpeech(head) ? head : nil
            case .conj: row = head
            default: return nil
            }
        }
        return nil
    }

    private func isSpeech(_ row: Int) -> Bool {
        reading.frames(row).contains { $0.embedding == .reported }
    }

    private func evidence(_ modal: Int, _ row: Int, _ speaker: Int, sentence: Int) -> Evidence {
        let document = reading.document
        let rows = [modal, row, speaker]
        let start = rows.min() ?? row
        let end = rows.max() ?? row
        return Evidence(
            text: document.text(document.sentences[sentence].span),
            range: document.range(of: Span(start, end + 1)),
            trigger: document.text(document.tokens.range(modal)), sentence: sentence,
            rule: "\(document.language.code)/events-stance.rules duty")
    }
}
