internal import Annotation

extension FrameMatcher {
    /// Why the record of an evocation does not apply to the clause; nil when it does, and when the
    /// text does not have its words: a record that only colours other events, or an expression of
    /// which one word stands here, was never a candidate.
    func objection(to evocation: Evocation, in clause: Clause) -> String? {
        let frame = reading.lexicon.frames[Int(evocation.frame)]
        guard !frame.isOperator, companions(evocation.companions, of: clause.trigger) != nil else {
            return nil
        }
        if let missing = frame.needs.first(where: { holds($0, in: clause) == nil }) {
            return "needs \(wording(missing)), which the clause does not have"
        }
        for bar in frame.bars {
            guard let row = holds(bar, in: clause) else { continue }
            return "is barred by \(wording(bar)): “\(reading.document.form(row))”"
        }
        return nil
    }

    private func wording(_ condition: Condition) -> String {
        let classes = reading.lexicon.names(of: condition.classes).joined(separator: " or ")
        let place = condition.slot.map { slot in wording(slot) } ?? "any part"
        return classes.isEmpty ? place : "\(place) of class \(classes)"
    }

    private func wording(_ slot: Slot) -> String {
        switch slot {
        case .subject: "a subject"
        case .object: "an object"
        case .indirect: "an indirect object"
        case .complement: "a complement clause"
        case .infinitive: "an infinitive as complement"
        case .complementSubject: "a subject of its complement"
        case .complementObject: "an object of its complement"
        case .possessor: "a possessor"
        case .genitive: "a genitive"
        case .adjective: "an adjective"
        case .compound: "a first part of a compound"
        case .preposition(let word): "a phrase with “\(reading.lexicon.text(word))”"
        }
    }
}

extension FrameLexicon {
    /// The word of that number, in lower case.
    func text(_ word: WordID) -> String { words[StringID(word)] }

    /// The names of classes of things.
    func names(of classes: ClassSet) -> [String] {
        classNames.indices.filter { classes & 1 << ClassSet($0) != 0 }.map { classNames[$0] }
    }
}
