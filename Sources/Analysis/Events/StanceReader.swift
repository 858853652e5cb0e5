internal import Annotation

/// Reads how far the event of a word is meant: from its own clause, then from what governs it.
struct StanceReader {
    let reading: Reading
    /// Rows of the further words of the event's own expression: "found no support" denies nothing.
    var companions: [Int] = []

    private static let depthLimit = 12

    /// The stance of the event that the word at `row` evokes.
    func stance(of row: Int, isNoun: Bool) -> Stance {
        var stance = Stance()
        local(row, &stance)
        if isQuestion(row) { stance.weaken(.hypothetical) }
        climb(from: row, isNominal: isNoun, &stance)
        return stance
    }

    // MARK: The word's own clause

    private func local(_ row: Int, _ stance: inout Stance) {
        for child in reading.children(row) { localChild(child, of: row, &stance) }
        if reading.isGerman, reading.morphology(row).mood == .subjunctive,
            reading.morphology(row).form == .finite
        {
            stance.weaken(.reported)
        }
    }

    private func localChild(_ child: Int, of row: Int, _ stance: inout Stance) {
        switch reading.relation(child) {
        case .aux, .cop: auxiliary(child, of: row, &stance)
        case .auxPass:
            if reading.marker(child, .auxiliary) == .hypothetical { stance.weaken(.hypothetical) }
        case .advmod, .advmodEmph, .det, .cc, .discourse: adverb(child, &stance)
        case .mark: conjunction(child, of: row, &stance)
        case .amod: apply(reading.marker(child, .adjective), &stance)
        case .nsubj, .nsubjPass, .obj: participant(child, &stance)
        case .obl, .oblArg, .nmod, .advcl:
            source(child, of: row, &stance)
            if reading.isGerman, reading.isVerbal(row), reading.relation(child) != .advcl {
                participant(child, &stance)
            }
        case .parataxis: aside(child, &stance)
        default: break
        }
    }

    private func auxiliary(_ child: Int, of row: Int, _ stance: inout Stance) {
        let value = reading.marker(child, .auxiliary)
        let isWerden = reading.lemma[child] == reading.lexicon.common.werden
        if value == .planned, reading.isGerman, isWerden,
            reading.morphology(row).form == .participle
        {
            return
        }
        if value == .backshift, isQuoted(row) { return stance.weaken(.planned) }
        if value == nil, reading.isGerman, reading.morphology(child).mood == .subjunctive {
            stance.weaken(.reported)
        }
        if value == .reported, reading.morphology(row).form == .infinitive, !hasPerfect(row) {
            return stance.weaken(.planned)
        }
        apply(value, &stance)
    }

    /// Whether the clause is what somebody says, and no condition stands in it.
    func isQuoted(_ row: Int) -> Bool {
        var row = row
        while reading.relation(row) == .conj, let head = reading.head(row) { row = head }
        guard [.ccomp, .ccompReported].contains(reading.relation(row)),
            let head = reading.head(row),
            reading.frames(head).contains(where: { $0.embedding == .reported })
        else { return false }
        return !reading.children(row).contains { child in
            reading.relation(child) == .advcl
                && reading.children(child).contains {
                    reading.marker($0, .conjunction) == .hypothetical
                }
        }
    }

    /// Whether an infinitive is of the past: "soll getötet haben", unlike "soll besuchen".
    private func hasPerfect(_ row: Int) -> Bool {
        reading.children(row).contains {
            [.aux, .auxPass].contains(reading.relation($0))
                && reading.morphology($0).form == .infinitive
        } || reading.morphology(row).form == .participle
    }

    private func adverb(_ child: Int, _ stance: inout Stance) {
        guard let value = reading.marker(child, .adverb), !companions.contains(child) else {
            return
        }
        if value == .negated, isFocused(child) { return }
        apply(value, &stance)
    }

    /// "nicht nur", "not only": nothing is denied.
    private func isFocused(_ row: Int) -> Bool {
        let next = row + 1
        guard next < reading.form.count, reading.form[next] != 0 else { return false }
        return reading.lexicon.common.onlys.contains(reading.form[next])
    }

    private func conjunction(_ child: Int, of row: Int, _ stance: inout Stance) {
        switch reading.marker(child, .conjunction) {
        case .purpose: stance.weaken(.planned)
        case .before, nil:
            // "US to send troops" is how headlines put what is planned.
            let isPurpose =
                reading.form[child] == reading.lexicon.common.to
                && reading.form[child] != 0
                && (reading.relation(row) == .advcl && !isDone(row)
                    || reading.relation(row) == .root)
            if isPurpose { stance.weaken(.planned) }
        case let value: apply(value, &stance)
        }
    }

    /// "used the speech to call on the West": the infinitive tells what was done.
    private func isDone(_ row: Int) -> Bool {
        guard let head = reading.head(row) else { return false }
        return reading.frames(head).contains {
            $0.isOperator && $0.embedding == .same && $0.controlsBySubject
        }
    }

    /// "keine Truppen", "niemand": the denial stands at the participant.
    private func participant(_ child: Int, _ stance: inout Stance) {
        if reading.marker(child, .adverb) == .negated { return stance.weaken(.negated) }
        for inner in reading.children(child)
        where [.det, .advmod].contains(reading.relation(inner)) {
            if reading.marker(inner, .adverb) == .negated, !isFocused(inner),
                !companions.contains(inner)
            {
                stance.weaken(.negated)
            }
        }
    }

    private func apply(_ value: Marker.Value?, _ stance: inout Stance) {
        switch value {
        case .reported: stance.weaken(.reported)
        case .planned: stance.weaken(.planned)
        case .hypothetical: stance.weaken(.hypothetical)
        case .negated: stance.weaken(.negated)
        case .purpose: stance.weaken(.planned)
        case .backshift: stance.weaken(.hypothetical)
        default: break
        }
    }

    private func isQuestion(_ row: Int) -> Bool {
        guard let sentence = reading.document.sentence(of: row) else { return false }
        let span = reading.document.sentences[sentence].span
        let last = reading.document.tokens.range(span.end - 1)
        return last.count == 1 && reading.document.bytes[last.start] == 0x3F
    }

    // MARK: Sources

    /// "laut Ministerium", "nach Angaben der Polizei", "according to", "wie X mitteilte".
    private func source(_ child: Int, of row: Int, _ stance: inout Stance) {
        if reading.relation(child) == .advcl { return sayingClause(child, &stance) }
        guard let preposition = reading.preposition(child) else { return }
        let isSource =
            reading.marker(preposition, .preposition) == .source
            || reading.classes[child] & reading.lexicon.reportClass != 0
                && reading.marker(preposition, .preposition) == .reported
        guard isSource else { return }
        stance.weaken(.reported)
        stance.attribute(to: child, by: preposition)
    }

    private func sayingClause(_ child: Int, _ stance: inout Stance) {
        let hasAs = reading.children(child).contains {
            [.mark, .advmod].contains(reading.relation($0))
                && reading.marker($0, .conjunction) == .source
        }
        if hasAs { aside(child, &stance) }
    }

    /// "..., sagte der Minister": a verb of saying beside the clause.
    private func aside(_ child: Int, _ stance: inout Stance) {
        guard reading.frames(child).contains(where: { $0.embedding == .reported }) else { return }
        stance.weaken(.reported)
        stance.attribute(
            to: ClauseReader(reading: reading).surfaceSubject(of: child, depth: 0), by: child)
    }

    // MARK: What governs the word

    private func climb(from start: Int, isNominal: Bool, _ stance: inout Stance) {
        var row = start
        var isNominal = isNominal
        var isDirect = true
        var isPresupposed = isNominal && isDefinite(start)
        for _ in 0..<Self.depthLimit {
            guard let head = reading.head(row) else { return }
            isPresupposed = isPresupposed || isBackground(row)
            step(
                row, head, isNominal: isNominal, isPresupposed: isPresupposed, isDirect: &isDirect,
                &stance)
            if reading.relation(row) != .conj { isNominal = !reading.isVerbal(head) }
            row = head
        }
    }

    private func step(
        _ row: Int, _ head: Int, isNominal: Bool, isPresupposed: Bool, isDirect: inout Bool,
        _ stance: inout Stance
    ) {
        switch reading.relation(row) {
        case .ccomp, .xcomp, .csubj, .csubjPass, .ccompReported, .acl, .nsubjOuter:
            embedded(row, head, isDirect, isPresupposed, &stance)
        case .obj, .nsubjPass, .nsubj, .obl, .oblArg, .iobj, .nmod, .nmodUnmarked, .compound:
            if isNominal { nominal(row, head, isDirect, &stance) }
            if reading.isVerbal(head), !isTakingPart(row, in: head) { isDirect = false }
        case .conj:
            if isDirect { coordinated(row, head, &stance) }
        case .advcl:
            if isSaid(row, head) { embedded(row, head, isDirect, isPresupposed, &stance) }
            if !isMeans(row) { isDirect = false }
        case .aclRelcl where isContent(row): embedded(row, head, isDirect, false, &stance)
        case .aclRelcl, .advclRelcl, .appos, .parataxis: isDirect = false
        default: break
        }
        asides(of: head, besides: row, &stance)
    }

    /// "did not want to take part in the talks": what stands above the verb holds for the noun.
    private func isTakingPart(_ row: Int, in verb: Int) -> Bool {
        reading.relation(row) != .nsubj && WillReader(reading: reading).isParticipation(verb)
    }

    /// "the invasion", "their attack": the speaker takes the event as known, whatever he says of it.
    private func isDefinite(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            switch reading.relation(child) {
            case .nmodPoss, .detPoss: true
            case .det: reading.morphology(child).isDefinite
            default: false
            }
        }
    }

    /// "the claim that fighters had killed villagers": what a noun says, which the tree took for a relative
    /// clause.
    private func isContent(_ row: Int) -> Bool {
        guard let mark = reading.child(row, .mark) else { return false }
        return reading.marker(mark, .conjunction) == nil && reading.child(row, .nsubj) != nil
    }

    /// A relative clause, or a clause of time about what was before: taken as known too.
    private func isBackground(_ row: Int) -> Bool {
        switch reading.relation(row) {
        case .aclRelcl: reading.morphology(row).mood != .subjunctive && !isContent(row)
        default: false
        }
    }

    /// "before taking action", "by sending troops": as far from fact as the clause it belongs to.
    private func isMeans(_ row: Int) -> Bool {
        guard let mark = reading.child(row, .mark), reading.form[mark] != 0 else { return false }
        return reading.lexicon.common.befores.contains(reading.form[mark])
            && !ClauseReader(reading: reading).hasSubject(row)
    }

    private func isSaid(_ row: Int, _ head: Int) -> Bool {
        let clauses = ClauseReader(reading: reading)
        return (clauses.isInfinitive(row) || clauses.isGerundOfObject(row))
            && reading.frames(head).contains { $0.embedding != nil }
    }

    private func asides(of head: Int, besides row: Int, _ stance: inout Stance) {
        guard reading.relation(row) != .aclRelcl else { return }
        for child in reading.children(head) where child != row {
            switch reading.relation(child) {
            case .parataxis: aside(child, &stance)
            case .obl, .advcl: source(child, of: head, &stance)
            default: break
            }
        }
    }

    /// A clause under a verb, noun or adjective that says, plans, demands, denies it.
    private func embedded(
        _ row: Int, _ head: Int, _ isDirect: Bool, _ isPresupposed: Bool, _ stance: inout Stance
    ) {
        let frame = operatorFrame(head)
        var outer = Stance()
        local(head, &outer)
        let embedding = frame?.embedding ?? fallback(row, head)
        if embedding == .reported || embedding == .denied {
            stance.attribute(
                to: ClauseReader(reading: reading).surfaceSubject(of: head, depth: 0), by: head)
            if embedding == .reported ? !isPresupposed : isDirect {
                stance.weaken(Self.modality(embedding, outer: outer.modality))
            }
            return
        }
        guard isDirect else { return }
        stance.weaken(Self.modality(embedding, outer: outer.modality))
    }

    private func fallback(_ row: Int, _ head: Int) -> Embedding {
        switch reading.relation(row) {
        case .ccomp, .ccompReported: return .reported
        case .acl: return ClauseReader(reading: reading).isInfinitive(row) ? .planned : .same
        default: return .same
        }
    }

    /// What a complement is worth under a predicate that is itself so far from fact.
    static func modality(
        _ embedding: Embedding, outer: Annotation.Modality
    ) -> Annotation.Modality {
        if outer == .negated {
            switch embedding {
            case .planned, .same: return .negated
            case .denied: return .reported
            default: return .hypothetical
            }
        }
        switch embedding {
        case .same: return outer
        case .reported: return .reported
        case .planned: return outer == .hypothetical ? .hypothetical : .planned
        case .hypothetical: return .hypothetical
        case .negated, .denied: return .negated
        }
    }

    /// An event noun as argument of a verb or noun.
    private func nominal(_ row: Int, _ head: Int, _ isDirect: Bool, _ stance: inout Stance) {
        guard isDirect else { return }
        var outer = Stance()
        local(head, &outer)
        if reading.relation(head) == .conj, let first = reading.head(head) {
            coordinated(head, first, &outer)
        }
        let relation = reading.relation(row)
        if let frame = operatorFrame(head), let embedding = frame.embedding,
            relation != .nsubj || reading.tag(head) == .adjective
        {
            if embedding == .reported { return }
            if embedding == .negated, !frame.isSilent, relation != .obj, relation != .nsubjPass {
                return
            }
            return stance.weaken(Self.modality(embedding, outer: outer.modality))
        }
        let carries = [.obj, .nsubj, .nsubjPass].contains(relation)
        let isSupport = reading.frames(head).contains { $0.isSupport }
        if carries, isSupport || relation != .obj, outer.modality != .reported {
            stance.weaken(outer.modality)
        } else if carries, outer.modality == .hypothetical || outer.modality == .negated {
            if isSupport { stance.weaken(outer.modality) }
        }
    }

    private func operatorFrame(_ row: Int) -> Frame? {
        let frames = reading.frames(row)
        return frames.first { $0.embedding != nil && $0.isSilent }
            ?? frames.first { $0.embedding != nil }
    }

    /// "will meet X and visit Y": what stands at the first verb holds for the others.
    private func coordinated(_ row: Int, _ head: Int, _ stance: inout Stance) {
        // "will die or be hurt": an infinitive of "be" is under the auxiliary of the first verb, too.
        let hasOwn = reading.children(row).contains { child in
            switch reading.relation(child) {
            case .nsubj, .nsubjPass: true
            case .aux, .auxPass: reading.morphology(child).form != .infinitive
            default: false
            }
        }
        guard !hasOwn else { return }
        for child in reading.children(head) {
            switch reading.relation(child) {
            case .aux: auxiliary(child, of: row, &stance)
            case .mark: conjunction(child, of: head, &stance)
            case .amod where child < head && row > head: adverb(child, &stance)
            default: break
            }
        }
    }
}
