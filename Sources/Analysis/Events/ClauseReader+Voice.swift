internal import Annotation

/// Whether a verb stands in the active or in the passive.
extension ClauseReader {
    /// Whether the verb at `row` is in the passive.
    func isPassive(_ row: Int) -> Bool {
        guard !isPerfect(row) else { return false }
        if let first = sharedAuxiliary(of: row) { return isPassive(first) }
        var hasAuxiliary = false
        var hasPassiveSubject = false
        var hasActiveSubject = false
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .auxPass, .oblAgent: return true
            case .nsubjPass, .csubjPass: hasPassiveSubject = true
            case .nsubj: hasActiveSubject = true
            case .aux: hasAuxiliary = true
            default: break
            }
        }
        // Nothing has both: the tree took an object of the active for a subject of the passive.
        if hasPassiveSubject { return !hasActiveSubject && !isPlainPast(row, hasAuxiliary) }
        let morphology = reading.morphology(row)
        // "the rebels struck": English forms of the past look like participles.
        if hasActiveSubject, !reading.isGerman { return isBareHeadlinePast(row) }
        if isMistakenRelative(row) { return false }
        if morphology.form == .participle, !hasAuxiliary, morphology.tense != .present {
            switch reading.relation(row) {
            case .acl, .amod, .aclRelcl, .advcl: return true
            case .conj:
                if let head = reading.head(row), reading.morphology(head).form == .participle {
                    return isPassive(head)
                }
            default: break
            }
        }
        return isHeadlinePassive(row) || isSecondPassive(row)
    }

    /// "hat getötet", "ist zurückgetreten": a German perfect, whatever the tree calls its subject.
    ///
    /// Only verbs without a passive form their perfect with "sein" alone.
    func isPerfect(_ row: Int) -> Bool {
        guard reading.isGerman else { return false }
        let common = reading.lexicon.common
        var hasHaben = false
        var hasSein = false
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .aux, .auxPass, .cop:
                if reading.lemma[child] == common.werden { return false }
                hasHaben = hasHaben || reading.lemma[child] == common.haben
                hasSein = hasSein || reading.lemma[child] == common.sein
            default: break
            }
        }
        if hasHaben { return true }
        return hasSein && isMover(row)
    }

    /// "Minister von Soldaten festgenommen": a German participle as predicate without auxiliary.
    private func isBareParticiple(_ row: Int) -> Bool {
        reading.relation(row) == .root && reading.morphology(row).form == .participle
            && reading.tag(row) == .verb && !isMover(row)
            && !reading.children(row).contains(where: isAuxiliary)
    }

    /// "haben ein Dorf überfallen und dreißig Menschen getötet": the verb whose auxiliary is that of
    /// the participle at `row`, too.
    private func sharedAuxiliary(of row: Int) -> Int? {
        guard reading.isGerman, reading.relation(row) == .conj, let first = reading.head(row),
            reading.morphology(row).form == .participle,
            reading.morphology(first).form == .participle,
            !reading.children(row).contains(where: isAuxiliary),
            reading.children(first).contains(where: isAuxiliary)
        else { return nil }
        return first
    }

    private func isAuxiliary(_ row: Int) -> Bool {
        [.aux, .auxPass, .cop].contains(reading.relation(row))
    }

    /// Whether the verb has no object and no passive: "landen", "zurücktreten".
    func isMover(_ row: Int) -> Bool {
        let verb = reading.predicate[row]
        return verb != 0 && reading.lexicon.common.movers.contains(verb)
    }

    /// "Thousands demonstrated in Minsk.": the parser took the past for a passive without auxiliary.
    private func isPlainPast(_ row: Int, _ hasAuxiliary: Bool) -> Bool {
        !reading.isGerman && !hasAuxiliary && reading.isWholeSentence(row)
            && [.root, .ccomp, .conj].contains(reading.relation(row)) && isActiveKind(row)
    }

    /// "Malian troops clashed with rebels.": the parser took the only verb for a relative clause.
    private func isMistakenRelative(_ row: Int) -> Bool {
        guard !reading.isGerman, reading.relation(row) == .acl, let noun = reading.head(row) else {
            return false
        }
        let head = amount(of: noun) ?? noun
        guard reading.relation(head) == .root, reading.isWholeSentence(row), !hasSubject(head)
        else { return false }
        let isName = reading.tag(head) == .noun || reading.tag(head) == .properNoun
        return isName && reading.child(head, .cop) == nil && isActiveKind(row)
    }

    /// The word that says how many of `noun` there are: "hundreds of people demonstrated".
    private func amount(of noun: Int) -> Int? {
        guard reading.relation(noun) == .nmod, let head = reading.head(noun),
            reading.lexicon.common.amounts.contains(reading.lemma[head])
        else { return nil }
        return amount(of: head) ?? head
    }

    /// Whether the verb has an object, or tells what people do together and what needs none.
    private func isActiveKind(_ row: Int) -> Bool {
        reading.child(row, .obj) != nil
            || reading.frames(row).contains {
                switch $0.type {
                case .consult, .protest, .agree, .cooperate: true
                // "apologised to", "resigned": who gives way needs nobody whom he does it to.
                case .concede, .retreat:
                    !$0.recipient.contains(.object) && !$0.needs.contains { $0.slot == .object }
                default: $0.isSymmetric
                }
            }
    }

    /// "EU fraud clampdown urged": the past of a verb that always has an object stands for a passive in
    /// a headline that gives it none.
    private func isBareHeadlinePast(_ row: Int) -> Bool {
        guard [.root, .ccomp, .ccompReported].contains(reading.relation(row)),
            reading.isHeadline(row), reading.morphology(row).tense == .past,
            !reading.children(row).contains(where: {
                [.obj, .aux, .ccomp, .iobj, .compoundPrt].contains(reading.relation($0))
            })
        else { return false }
        return reading.frames(row).contains { frame in
            guard frame.recipient.contains(.object) else { return false }
            switch frame.type {
            // "China accused of spying", "Germany urged to send tanks"
            case .accuse: return reading.child(row, .xcomp) == nil
            case .request: return reading.child(row, .advcl) == nil
            case .coerce, .sanction:
                return reading.child(row, .xcomp) == nil && reading.child(row, .advcl) == nil
            // "Minister assassinated in Tehran": who attacks can do so without an object, who kills cannot.
            case .assault: return frame.mode == "kill" && reading.child(row, .xcomp) == nil
            default: return false
            }
        }
    }

    /// "Minister arrested over bribery": an English participle without object or auxiliary.
    private func isHeadlinePassive(_ row: Int) -> Bool {
        if reading.isGerman { return isBareParticiple(row) }
        guard reading.relation(row) == .root, reading.isHeadline(row) else { return false }
        let morphology = reading.morphology(row)
        guard morphology.form == .participle, morphology.tense != .present else { return false }
        return !reading.children(row).contains {
            [.obj, .aux, .ccomp, .xcomp, .iobj].contains(reading.relation($0))
        }
    }
}
