internal import Annotation

extension EventReader {
    /// Notes that the word at `row` gave no event, where somebody asks.
    func refuse(_ row: Int, _ sentence: Int, rule: String? = nil, _ reason: String) {
        reading.refusals?.add(
            row, of: reading.document, sentence: sentence, rule: rule, reason)
    }

    /// Notes for each record of a word why it did not apply.
    func refuse(
        _ evocations: [Evocation], of clause: Clause, _ sentence: Int, by matcher: FrameMatcher
    ) {
        guard reading.refusals != nil else { return }
        for evocation in evocations {
            guard let objection = matcher.objection(to: evocation, in: clause) else { continue }
            let rule = reading.lexicon.frames[Int(evocation.frame)].rule
            refuse(clause.trigger, sentence, rule: rule, objection)
        }
    }

    /// Notes every word of a sentence that is about something else.
    func refuseAll(of sentence: Sentence, _ index: Int) {
        guard reading.refusals != nil else { return }
        for row in sentence.span.rows where !reading.evocations(row).isEmpty {
            refuse(row, index, "the sentence is about sport, culture, markets or weather")
        }
    }

    /// Removes events less probable than `confidence`, and notes them.
    func drop(_ found: inout [Found], below confidence: Double, _ reason: String) {
        for lost in found where lost.event.confidence < confidence {
            refuse(
                lost.row, lost.event.evidence.sentence, rule: lost.event.evidence.rule,
                "\(reason): confidence \(lost.event.confidence), asked \(confidence)")
        }
        found.removeAll { $0.event.confidence < confidence }
    }
}
