internal import Annotation

/// Tells whether what did not happen did not for want of somebody's will: "will not send", "had no
/// intention of joining", "did not recognise the vote", unlike "has not signed yet".
struct WillReader {
    let reading: Reading

    /// Whether the denied event at `row` is one that its subject refuses.
    func isRefusal(_ row: Int, _ event: Event) -> Bool {
        guard !ClauseReader(reading: reading).isPassive(row) else { return false }
        return isRefused(row) || isDeclined(row, event) || isUnwanted(row)
    }

    /// Whether the clause says what its subject is not going to do, now and by its own will.
    private func isRefused(_ row: Int) -> Bool {
        (hasAuxiliary(row, .planned) || isUnwilling(row)) && isDenied(row)
    }

    /// "would not agree", where no condition stands in the sentence.
    private func isUnwilling(_ row: Int) -> Bool {
        guard !reading.isGerman, [.root, .conj].contains(reading.relation(row)) else {
            return false
        }
        var hasWould = false
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .aux: hasWould = hasWould || reading.marker(child, .auxiliary) == .backshift
            case .advcl, .mark: return false
            default: break
            }
        }
        return hasWould
    }

    /// Whether the clause tells something of its own, and is not what somebody is assured of.
    private func isToldOf(_ row: Int) -> Bool {
        switch reading.relation(row) {
        case .root, .conj, .parataxis, .xcomp: return true
        case .ccomp, .ccompReported:
            guard let head = reading.head(row) else { return false }
            return reading.frames(head).contains { $0.embedding == .reported }
        default: return false
        }
    }

    /// "is not prepared to allow", "did not recognise the vote": a stance that is denied is one that
    /// is refused; what one could only have said or signed has just not come about.
    private func isDeclined(_ row: Int, _ event: Event) -> Bool {
        if isParticipation(row) {
            return isDenied(row) && !isUnderOther(row) && !isPending(row) && isToldOf(row)
        }
        guard event.type == .agree || event.type == .support || event.type == .concede,
            !isUnderOther(row)
        else { return false }
        if event.type == .agree, isPending(row) { return false }
        if isInTense(row, .present) { return true }
        return isConsent(event) && isDenied(row) && isInTense(row, .past)
    }

    /// Whether it is consent, by its CAMEO code: support and recognition, agreement, permission.
    private func isConsent(_ event: Event) -> Bool {
        switch event.type {
        case .support: event.cameo == "050" || event.cameo == "054"
        case .agree: event.cameo == "057" && event.mode != "sign"
        default: event.cameo == "080"
        }
    }

    private func isInTense(_ row: Int, _ tense: Morphology.Tense) -> Bool {
        let auxiliaries = reading.children(row).filter {
            [.aux, .cop].contains(reading.relation($0))
        }
        return ([row] + auxiliaries).contains { word in
            let morphology = reading.morphology(word)
            return morphology.form == .finite && morphology.tense == tense
                && (word != row || tense == .past || reading.marker(word, .auxiliary) == nil)
                && (tense == .present || reading.marker(word, .auxiliary) == nil)
        }
    }

    /// "has not agreed yet", "stimmte bislang nicht zu": what may still come.
    private func isPending(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            guard reading.relation(child) == .advmod, reading.form[child] != 0 else { return false }
            return reading.lexicon.common.pendings.contains(reading.form[child])
        }
    }

    /// "does not want to talk", "had no intention of joining", "decided not to send troops": a deed
    /// under a word of will, of which one is denied.
    private func isUnwanted(_ row: Int) -> Bool {
        switch reading.relation(row) {
        case .xcomp, .acl, .advcl, .ccomp: break
        default: return false
        }
        let form = reading.morphology(row).form
        guard form == .infinitive || form == .gerund || form == .participle,
            !ClauseReader(reading: reading).hasSubject(row), let head = reading.head(row),
            reading.frames(head).contains(where: { $0.isOperator && $0.embedding == .planned }),
            !(reading.isVerbal(head) && ClauseReader(reading: reading).isPassive(head))
        else { return false }
        if isDenied(row) || isDenied(head) { return true }
        // "does not have the intention": the verb that somebody has it by.
        guard reading.tag(head) == .noun, reading.relation(head) == .obj else { return false }
        return reading.head(head).map(isDenied) ?? false
    }

    /// Whether the verb says that somebody takes part in something: "take part", "beteiligen".
    func isParticipation(_ row: Int) -> Bool {
        guard reading.isVerbal(row) else { return false }
        let common = reading.lexicon.common
        if common.participations.contains(reading.predicate[row]) { return true }
        return reading.children(row).contains { common.participations.contains(reading.lemma[$0]) }
    }

    /// Whether a denying word belongs to the word itself or to one of its phrases.
    private func isDenied(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            switch reading.relation(child) {
            case .advmod, .det: return reading.marker(child, .adverb) == .negated
            case .obj, .obl, .oblArg:
                return reading.children(child).contains {
                    reading.relation($0) == .det && reading.marker($0, .adverb) == .negated
                }
            default: return false
            }
        }
    }

    /// Whether a condition or a purpose stands above the clause.
    private func isUnderOther(_ row: Int) -> Bool {
        reading.children(row).contains {
            reading.relation($0) == .mark && reading.marker($0, .conjunction) != nil
        }
    }

    /// Whether an auxiliary of the clause has that value.
    func hasAuxiliary(_ row: Int, _ value: Marker.Value) -> Bool {
        let isQuoted = StanceReader(reading: reading).isQuoted(row)
        return reading.children(row).contains {
            guard reading.relation($0) == .aux else { return false }
            let found = reading.marker($0, .auxiliary)
            return found == value || found == .backshift && isQuoted
        }
    }
}
