internal import Annotation

/// Subject and object where the tree mixed them up: by case, by order, by what they mean.
extension ClauseReader {
    /// German puts objects first; where case tells subject and object apart, it wins over the tree.
    func mendOrder(_ clause: inout Clause) {
        promoteFirst(&clause)
        guard reading.isGerman, !clause.isPassive,
            let subject = clause.arguments.firstIndex(where: { $0.slot == .subject }),
            let object = clause.arguments.firstIndex(where: { $0.slot == .object })
        else { return }
        let subjectCase = phraseCase(clause.arguments[subject].row)
        let objectCase = phraseCase(clause.arguments[object].row)
        guard
            subjectCase == .accusative && objectCase == .nominative
                || isThat(clause.arguments[subject].row, clause.arguments[object].row)
        else { return }
        clause.arguments[subject].slot = .object
        clause.arguments[object].slot = .subject
    }

    /// "Das lehnte die Partei ab": a bare "das" before somebody is what somebody does something to.
    private func isThat(_ subject: Int, _ object: Int) -> Bool {
        guard subject < object, reading.actor[subject] < 0, reading.form[subject] != 0,
            reading.tag(subject) == .pronoun || reading.tag(subject) == .determiner,
            reading.lexicon.common.demonstratives.contains(reading.form[subject]),
            phraseCase(object) != .accusative
        else { return false }
        return reading.isSomebody(object)
    }

    /// "hat eine Gruppe Soldaten Zivilisten erschossen": of two objects and no subject the first is
    /// the subject.
    private func promoteFirst(_ clause: inout Clause) {
        guard reading.isGerman, !clause.isPassive, clause.row(.subject) == nil,
            isPerfect(clause.trigger) || reading.morphology(clause.trigger).form == .finite
        else { return }
        let objects = clause.arguments.indices.filter {
            let argument = clause.arguments[$0]
            return !argument.isDistant
                && (argument.slot == .object
                    || argument.slot == .indirect && reading.relation(argument.row) == .obj)
        }
        if objects.count == 1, isMover(clause.trigger) {
            clause.arguments[objects[0]].slot = .subject
            return
        }
        guard objects.count == 2,
            let first = objects.min(by: { clause.arguments[$0].row < clause.arguments[$1].row }),
            phraseCase(clause.arguments[first].row) != .accusative,
            reading.morphology(clause.arguments[first].row).case != .dative,
            reading.isSomebody(clause.arguments[first].row)
                || ParticipantFinder(reading: reading).isKnown(clause.arguments[first].row)
        else { return }
        clause.arguments[first].slot = .subject
        for other in objects where other != first { clause.arguments[other].slot = .object }
    }

    /// The case that article or noun show beyond doubt.
    private func phraseCase(_ row: Int) -> Morphology.Case {
        let common = reading.lexicon.common
        for child in reading.children(row) where reading.relation(child) == .det {
            let word = reading.form[child]
            guard word != 0 else { continue }
            if common.accusatives.contains(word) { return .accusative }
            if word == common.der, reading.morphology(row).number != .plural { return .nominative }
        }
        return .unknown
    }
}
