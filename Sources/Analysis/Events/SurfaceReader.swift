internal import Annotation

/// Finds arguments by their order in the sentence where the tree gives none.
///
/// Only phrases that the document knows as actors, without a preposition, in the same stretch
/// between punctuation marks, count: trees are often wrong, but nobody is to be made up.
struct SurfaceReader {
    let reading: Reading

    private static let reach = 10

    /// Adds subject and object to the clause of a verb where the tree gives none that is known.
    func complete(_ clause: inout Clause) {
        guard !clause.isPassive else { return }
        let finder = ParticipantFinder(reading: reading)
        let hasSubject = clause.row(.subject).map { finder.isKnown($0) } ?? false
        if !hasSubject, clause.row(.subject) == nil,
            isFinite(clause.trigger),
            let row = nearest(from: clause.trigger, step: -1, clause)
        {
            clause.add(.subject, row, distant: true)
        }
        guard clause.row(.object) == nil, clause.row(.indirect) == nil, clause.complement == nil
        else { return }
        if let row = nearest(from: clause.trigger, step: 1, clause) {
            clause.add(.object, row, distant: true)
        } else if reading.isGerman, let subject = clause.row(.subject), subject < clause.trigger,
            let row = nearest(from: clause.trigger, step: -1, clause), row > subject
        {
            clause.add(.object, row, distant: true)
        }
    }

    private func nearest(from trigger: Int, step: Int, _ clause: Clause) -> Int? {
        var row = trigger + step
        for _ in 0..<Self.reach {
            guard reading.form.indices.contains(row), !isBoundary(row) || isHyphen(row) else {
                return nil
            }
            if isFree(row, clause) { return row }
            row += step
        }
        return nil
    }

    private func isBoundary(_ row: Int) -> Bool {
        switch reading.tag(row) {
        case .punctuation, .subordinator, .coordinator, .verb: true
        default: false
        }
    }

    /// Whether the verb stands as a finite one does; English forms of the past look like participles.
    private func isFinite(_ row: Int) -> Bool {
        let form = reading.morphology(row).form
        if form == .finite { return true }
        guard !reading.isGerman, form == .participle, reading.morphology(row).tense != .present
        else { return false }
        return [.root, .ccomp, .parataxis].contains(reading.relation(row))
    }

    /// "test-fired": no end of a stretch.
    private func isHyphen(_ row: Int) -> Bool {
        let range = reading.document.tokens.range(row)
        return range.count == 1 && reading.document.bytes[range.start] == 0x2D
            && row > 0 && reading.document.tokens.range(row - 1).end == range.start
    }

    /// "Denmark last week", "North Korea test-fired": the parser hangs the name on a noun that only
    /// stands beside the verb.
    private func isMisplaced(_ row: Int) -> Bool {
        guard let head = reading.head(row) else { return false }
        return reading.time[head] >= 0
            || reading.relation(head) == .oblUnmarked && reading.child(head, .det) == nil
    }

    /// Whether an actor heads a phrase of its own here that nothing else in the clause uses.
    private func isFree(_ row: Int, _ clause: Clause) -> Bool {
        guard reading.actor[row] >= 0, reading.time[row] < 0 else { return false }
        let mention = reading.document.actors[Int(reading.actor[row])]
        guard mention.head == row, reading.preposition(row) == nil, !reading.isAccording(row)
        else { return false }
        switch reading.relation(row) {
        case .compound where isMisplaced(row): break
        case .nmod, .nmodPoss, .detPoss, .amod, .compound, .flat, .flatName, .appos, .obl:
            return false
        default: break
        }
        return !clause.arguments.contains { argument in
            argument.row == row || reading.phrase(argument.row).contains(row)
        }
    }
}
