internal import Annotation

/// Reads demands that no verb of demanding carries: somebody says that somebody else must do it.
struct DemandReader {
    let reading: Reading

    /// The demand that the verb at `row` is the matter of; nil where nobody makes one.
    ///
    /// Who makes it is `source`, else the subject of the verb of saying above it.
    func demand(at row: Int, sentence: Int, by source: Int? = nil) -> EventReader.Found? {
        guard let (modal, top) = modal(of: row) else { return nil }
        let clauses = ClauseReader(reading: reading)
        guard
            let speaker = source
                ?? speech(above: top).flatMap({ clauses.surfaceSubject(of: $0, depth: 0) }),
            let subject = clauses.surfaceSubject(of: row, depth: 0), subject != speaker,
            reading.isGerman ? !isInverted(modal, subject) : modal > subject || top != row,
            source == nil || clauses.isPassive(row)
                || !StatementSides(speaker: speaker, reading: reading).isOwn(subject)
        else { return nil }
        let finder = ParticipantFinder(reading: reading)
        // "18 Menschen sollen getötet worden sein": a rumour, no demand.
        guard !clauses.isPassive(row) || reading.marker(modal, .auxiliary) != .reported,
            finder.isKnown(speaker), isMatter(row, of: subject, finder),
            top == row || !reading.isPronominal(subject)
        else { return nil }
        let actors = finder.participants([speaker])
        let recipients = finder.participants([subject], avoiding: actors)
        guard !recipients.isEmpty || !finder.isKnown(subject) else { return nil }
        var event = Event(
            type: .request, modality: .asserted,
            evidence: evidence(modal, row, speaker, sentence: sentence))
        event.cameo = "020"
        event.actors = actors
        event.recipients = recipients
        event.confidence = 0.55
        return EventReader.Found(event: event, row: row, frame: "demand-by-modal")
    }

    /// "Sollten sie angreifen, ...": a verb before its subject at the head of a clause is a condition.
    private func isInverted(_ modal: Int, _ subject: Int) -> Bool {
        guard modal < subject, modal > 0 else { return modal < subject }
        return reading.tag(modal - 1) == .punctuation
            || reading.document.sentence(of: modal - 1) != reading.document.sentence(of: modal)
    }

    /// Whether somebody known is to do it or is to bear it; what nobody known bears ("the sanctions
    /// must be lifted") has to be a deed of politics.
    private func isMatter(_ row: Int, of subject: Int, _ finder: ParticipantFinder) -> Bool {
        if finder.isKnown(subject) { return true }
        guard ClauseReader(reading: reading).isPassive(row) else { return false }
        let demanded = reading.lexicon.statements.demanded
        if demanded.contains(reading.lemma[row]) || demanded.contains(reading.predicate[row]) {
            return true
        }
        return reading.frames(row).contains { $0.type != nil }
            && reading.lexicon.isPolitical(reading.classes[subject])
    }

    /// The word of duty, undenied, with the head of the clause that it belongs to: an auxiliary
    /// ("must leave"), a verb ("needs to leave") or an adjective ("essential to leave").
    private func modal(of row: Int) -> (word: Int, top: Int)? {
        let auxiliary = reading.children(row).first {
            reading.relation($0) == .aux && reading.marker($0, .duty) != nil
        }
        if let auxiliary { return (auxiliary, row) }
        guard let head = reading.head(row), reading.marker(head, .necessity) != nil else {
            return nil
        }
        switch reading.relation(row) {
        case .xcomp:
            // "will have to wait": what will be is no demand.
            guard !reading.isVerbal(head) || reading.child(head, .aux) == nil else { return nil }
            guard reading.child(row, .mark) != nil || !reading.isVerbal(head) else { return nil }
        case .csubj, .ccomp, .advcl: break
        case .acl where reading.tag(head) == .adjective: break
        default: return nil
        }
        let isDenied = reading.children(head).contains {
            reading.marker($0, .adverb) == .negated
        }
        return isDenied ? nil : (head, head)
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
