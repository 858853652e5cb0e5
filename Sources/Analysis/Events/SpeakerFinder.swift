internal import Annotation

/// Finds whom "I" and "we" stand for: who says the clause, else who spoke last.
struct SpeakerFinder {
    let reading: Reading

    private static let depthLimit = 8
    private static let reach = 2

    /// The row that names the speaker of the first-person pronoun at `row`.
    func speaker(of row: Int) -> Int? {
        guard reading.actor[row] < 0 else { return nil }
        if isImpersonal(row) { return sayer(above: row) }
        guard isFirstPerson(row) else { return nil }
        return sayer(above: row) ?? lastSayer(before: row)
    }

    /// "Sie würden mit Peru reden, sagte die Sprecherin": who says the clause of the pronoun at `row`.
    func sayer(of row: Int) -> Int? { sayer(above: row) }

    /// "Man werde verzichten, teilte die Regierung mit": in reported speech "man" is the speaker.
    private func isImpersonal(_ row: Int) -> Bool {
        guard reading.isGerman, reading.form[row] != 0,
            reading.form[row] == reading.lexicon.common.man, let verb = reading.head(row)
        else { return false }
        return reading.morphology(verb).mood == .subjunctive
            || reading.children(verb).contains {
                reading.relation($0) == .aux && reading.morphology($0).mood == .subjunctive
            }
    }

    private func isFirstPerson(_ row: Int) -> Bool {
        reading.tag(row) == .pronoun && reading.form[row] != 0
            && reading.lexicon.common.firstPersons.contains(reading.form[row])
    }

    /// The subject of a verb of saying above the pronoun, or beside what is above it.
    private func sayer(above start: Int) -> Int? {
        var row = start
        for _ in 0..<Self.depthLimit {
            guard let head = reading.head(row) else { return beside(row, start) }
            if let found = beside(row, start) { return found }
            if isSpeech(head), let found = named(head, start) { return found }
            row = head
        }
        return nil
    }

    private func beside(_ row: Int, _ start: Int) -> Int? {
        for child in reading.children(row) where reading.relation(child) == .parataxis {
            if isSpeech(child), let found = named(child, start) { return found }
        }
        return nil
    }

    private func isSpeech(_ row: Int) -> Bool {
        reading.frames(row).contains { $0.embedding == .reported }
    }

    private func named(_ verb: Int, _ start: Int) -> Int? {
        let clauses = ClauseReader(reading: reading)
        guard let subject = clauses.surfaceSubject(of: verb, depth: 0), subject != start,
            !isFirstPerson(subject), ParticipantFinder(reading: reading).isKnown(subject)
        else { return nil }
        return subject
    }

    /// Who said what stands in one of the sentences just before.
    private func lastSayer(before row: Int) -> Int? {
        guard let sentence = reading.document.sentence(of: row) else { return nil }
        for earlier in stride(from: sentence - 1, through: max(0, sentence - Self.reach), by: -1) {
            let span = reading.document.sentences[earlier].span
            for verb in span.rows.reversed() where reading.isVerbal(verb) && isSpeech(verb) {
                if let found = named(verb, row) { return found }
            }
        }
        return nil
    }
}
