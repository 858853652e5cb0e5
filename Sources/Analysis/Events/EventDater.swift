internal import Annotation

/// Finds when an event happened: the time expression of its own clause, else of its sentence.
struct EventDater {
    let reading: Reading

    /// The date; nil where the text gives none.
    func date(of clause: Clause, sentence: Int) -> EventDate? {
        let span = reading.document.sentences[sentence].span
        var best: (score: Int, time: TimeMention)?
        for time in reading.document.times where span.contains(time.span) && time.edtf != nil {
            let score = distance(time, clause)
            if let known = best, known.score <= score { continue }
            best = (score, time)
        }
        guard let time = best?.time, let edtf = time.edtf else { return nil }
        return EventDate(edtf: edtf, text: reading.document.text(time.range), origin: time.origin)
    }

    /// Steps up the tree from the time to the event's clause, and the distance in the text.
    private func distance(_ time: TimeMention, _ clause: Clause) -> Int {
        var row = time.span.start
        for step in 0..<10 {
            if row == clause.trigger { return step * 10 }
            guard let head = reading.head(row) else { break }
            row = head
        }
        return 100 + abs(time.span.start - clause.trigger)
    }
}
