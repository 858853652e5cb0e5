internal import Annotation

/// The other side of what is said or done where no phrase of the predicate names it: those with whom
/// the speaker talks, and the only one named beside the predicate.
extension CounterpartFinder {
    private static let reach = 9

    /// "in a phone call with the Russian leader, Biden warned": who is talked with is spoken to.
    func inTalks(_ clause: Clause, _ actors: [Int]) -> Int? {
        switch type {
        case .request, .threaten, .agree, .accuse, .reject, .support, .concede: break
        default: return nil
        }
        for argument in clause.arguments {
            guard case .preposition = argument.slot,
                reading.frames(argument.row).contains(where: { $0.type == .consult })
            else { continue }
            if let found = inside(argument.row, actors, depth: 0) { return found }
        }
        return nil
    }

    /// "denounced the US' hysteria": the first one named behind the predicate, before any comma or
    /// further verb, where the tree does not say what the name belongs to.
    func nearby(_ clause: Clause, _ actors: [Int]) -> Int? {
        guard isVerbalConflict, reading.isVerbal(clause.trigger), !actors.isEmpty,
            !clause.isPassive, actors.allSatisfy({ $0 < clause.trigger }),
            let sentence = reading.document.sentence(of: clause.trigger)
        else { return nil }
        let end = reading.document.sentences[sentence].span.end
        var row = clause.trigger + 1
        for _ in 0..<Self.reach {
            guard row < end, !isBoundary(row) else { return nil }
            if isNamedHere(row, clause), isOther(row, actors) { return row }
            row += 1
        }
        return nil
    }

    /// "talked about the war by phone with the chancellor": the first "with" behind the verb, in the
    /// same clause, whatever the tree hangs it on.
    func companion(_ clause: Clause, _ actors: [Int]) -> Int? {
        guard type == .consult, reading.isVerbal(clause.trigger), !actors.isEmpty,
            let sentence = reading.document.sentence(of: clause.trigger)
        else { return nil }
        let end = reading.document.sentences[sentence].span.end
        var row = clause.trigger + 1
        while row + 1 < end, row < clause.trigger + 2 * Self.reach, !isClauseEnd(row) {
            defer { row += 1 }
            guard reading.lexicon.common.withs.contains(reading.form[row]),
                let mention = reading.document.actors.first(where: {
                    $0.span.start == row + 1 && $0.participants.contains { $0.country != nil }
                })
            else { continue }
            return isOther(mention.head, actors) ? mention.head : nil
        }
        return nil
    }

    private func isClauseEnd(_ row: Int) -> Bool {
        switch reading.tag(row) {
        case .subordinator, .verb, .punctuation: true
        default: false
        }
    }

    private var isVerbalConflict: Bool {
        switch type {
        case .accuse, .reject, .threaten, .request, .protest, .sanction: true
        default: false
        }
    }

    /// A comma, another predicate, or the start of a clause.
    private func isBoundary(_ row: Int) -> Bool {
        switch reading.tag(row) {
        case .subordinator, .coordinator, .verb, .auxiliary, .pronoun: return true
        case .adposition: return !reading.lexicon.common.directions.contains(reading.form[row])
        case .punctuation:
            let mark = reading.document.bytes[reading.document.tokens.range(row).start]
            return [0x2C, 0x3A, 0x3B, 0x2E, 0x28].contains(mark)
        default: return false
        }
    }

    /// Whether somebody of a state heads a mention here that no preposition sets apart.
    private func isNamedHere(_ row: Int, _ clause: Clause) -> Bool {
        guard reading.actor[row] >= 0, reading.time[row] < 0 else { return false }
        let mention = reading.document.actors[Int(reading.actor[row])]
        guard mention.head == row, mention.participants.contains(where: { $0.country != nil }),
            reading.tag(row) != .pronoun, !reading.isAccording(row)
        else { return false }
        return !clause.arguments.contains { $0.slot == .subject && $0.row == row }
    }
}
