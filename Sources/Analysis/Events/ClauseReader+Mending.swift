internal import Annotation

/// What trees of long sentences often get wrong about the subject of a clause.
extension ClauseReader {
    /// "Warschau – Neuer Streit: Der Minister will ...": what stands before a colon is no subject
    /// where another one follows.
    func isKicker(_ child: Int, of row: Int) -> Bool {
        guard child < row, hasLaterSubject(child, of: row) else { return false }
        let end = reading.subtree(child).end
        guard end < row, reading.tag(end) == .punctuation else { return false }
        return reading.document.bytes[reading.document.tokens.range(end).start] == 0x3A
    }

    private func hasLaterSubject(_ child: Int, of row: Int) -> Bool {
        reading.children(row).contains { $0 > child && reading.relation($0) == .nsubj }
    }

    /// "Zelensky at a meeting with leaders appealed": the name that hangs on the meeting is the
    /// subject, not the phrase with a preposition.
    func attendant(at child: Int) -> Int? {
        guard reading.tag(child) == .noun, reading.preposition(child) != nil,
            let inner = reading.child(child, .nsubj), inner < child,
            ParticipantFinder(reading: reading).isKnown(inner)
        else { return nil }
        return inner
    }

    /// "extended her remand": an English noun that the tagger took for a verb.
    func isNounLike(_ row: Int) -> Bool {
        !reading.isGerman && reading.morphology(row).form != .participle
            && reading.child(row, .obj) == nil
    }

    /// "forderte in Genf, die Waffenruhe ...": a place that stands before the comma belongs to the
    /// main clause, though the tree hangs it on the other.
    func isOfMainClause(_ row: Int, _ trigger: Int) -> Bool {
        guard reading.isGerman, row > trigger, let preposition = reading.preposition(row),
            reading.marker(preposition, .preposition) == .before
        else { return false }
        return !(trigger..<row).contains { reading.tag($0) == .punctuation }
    }

    /// "Warschau vorwarf, Kontakte einzufrieren": the name beside a German verb of accusing, which
    /// the parser took for an adverbial.
    func accusedDative(of row: Int) -> Int? {
        guard reading.isGerman,
            reading.frames(row).contains(where: { $0.type == .accuse && $0.embedding == .reported })
        else { return nil }
        return reading.children(row).first { child in
            reading.relation(child) == .obl && reading.preposition(child) == nil
                && reading.actor[child] >= 0 && reading.time[child] < 0
        }
    }

    /// "und einige Personen festnahm": a German plural is no subject of a verb in the singular.
    func disagrees(_ child: Int, with row: Int) -> Bool {
        guard reading.isGerman, reading.tag(child) == .noun,
            reading.morphology(child).number == .plural, reading.child(child, .conj) == nil
        else { return false }
        let verbs =
            [row]
            + reading.children(row).filter {
                [.aux, .auxPass, .cop].contains(reading.relation($0))
            }
        guard let finite = verbs.first(where: { reading.morphology($0).form == .finite }) else {
            return false
        }
        return reading.morphology(finite).number == .singular
    }

    /// "arresting her three days later": the pronoun behind the verb owns no days.
    func freePronoun(_ row: Int, _ clause: inout Clause) {
        let next = row + 1
        guard !reading.isGerman, next < reading.form.count, clause.row(.object) == nil,
            reading.tag(next) == .pronoun, reading.actor[next] >= 0,
            reading.relation(next) == .nmodPoss, let owned = reading.head(next),
            reading.time[owned] >= 0
        else { return }
        clause.add(.object, next)
    }

    /// "Die Staaten, darunter Peru, sowie die Union hatten verurteilt": a German subject behind a
    /// word of coordination stands beside the first.
    func isFurtherSubject(_ row: Int, _ clause: Clause) -> Bool {
        reading.isGerman && !clause.isPassive && reading.child(row, .cc) != nil
            && clause.row(.subject).map { $0 < row } ?? false
    }

    /// "Peru is a threat to the area, and Chile and its partners will help": who stands between comma,
    /// "and" and an English verb is its subject, though the tree may put him beside a noun before.
    func subjectBehindComma(of row: Int) -> Int? {
        guard !reading.isGerman, !hasSubject(row),
            reading.relation(row) == .conj || reading.relation(row) == .parataxis
        else { return nil }
        var first = row
        for child in reading.children(row) where child < first {
            if [.aux, .auxPass, .cop, .advmod].contains(reading.relation(child)) { first = child }
        }
        var start = first - 1
        while start > 0, first - start < 12, !opensClause(start) {
            switch reading.tag(start) {
            case .verb, .auxiliary, .subordinator, .punctuation: return nil
            default: start -= 1
            }
        }
        guard start > 0, opensClause(start) else { return nil }
        return (start + 1..<first).first { word in
            let isName = [.noun, .properNoun, .pronoun].contains(reading.tag(word))
            return isName && reading.preposition(word) == nil
                && !(reading.head(word).map { (start + 1..<first).contains($0) } ?? false)
        }
    }

    /// Whether the token coordinates behind a comma.
    private func opensClause(_ row: Int) -> Bool {
        guard reading.tag(row) == .coordinator, row > 0, reading.tag(row - 1) == .punctuation else {
            return false
        }
        return reading.document.bytes[reading.document.tokens.range(row - 1).start] == 0x2C
    }

    /// Whether the word can be nothing but a subject: "he", "wir".
    func isNominative(_ row: Int) -> Bool {
        reading.tag(row) == .pronoun && reading.form[row] != 0
            && reading.lexicon.common.nominatives.contains(reading.form[row])
    }

    /// "wurde gefunden und verhaftet": a German participle that shares auxiliary and subject with a
    /// passive, whatever form the tagger gives it.
    func isSecondPassive(_ row: Int) -> Bool {
        guard reading.isGerman, reading.relation(row) == .conj, let head = reading.head(row),
            reading.child(head, .auxPass) != nil, row + 1 < reading.form.count,
            reading.tag(row - 1) == .coordinator, reading.tag(row + 1) == .punctuation
        else { return false }
        return !reading.children(row).contains {
            switch reading.relation($0) {
            case .nsubj, .nsubjPass, .aux, .auxPass, .obj, .cop, .compoundPrt: true
            default: false
            }
        }
    }

    /// "was found and arrested by police", "von der Polizei gefunden und verhaftet": coordinated
    /// passives share their agent.
    func addSharedAgent(_ row: Int, _ clause: inout Clause) {
        guard clause.isPassive, clause.row(.subject) == nil, reading.relation(row) == .conj,
            let head = reading.head(row), reading.isVerbal(head), isPassive(head)
        else { return }
        for child in reading.children(head) {
            if reading.relation(child) == .oblAgent {
                return clause.add(.subject, child, distant: true)
            }
            guard reading.relation(child) == .obl || reading.relation(child) == .oblArg,
                let preposition = reading.preposition(child), reading.isAgentive(preposition),
                reading.time[child] < 0, ParticipantFinder(reading: reading).isKnown(child)
            else { continue }
            return clause.add(.subject, child, distant: true)
        }
    }

    /// "indicted her on accounts including attacking soldiers": what somebody is accused of is the
    /// deed of the accused.
    func accused(above row: Int) -> Int? {
        guard !reading.isGerman, reading.relation(row) == .acl || reading.relation(row) == .advcl,
            let mark = reading.child(row, .mark) ?? reading.child(row, .case),
            reading.form[mark] != 0,
            reading.lexicon.common.gerundMarks.contains(reading.form[mark])
                || reading.form[mark] == reading.lexicon.common.including
        else { return nil }
        var row = row
        for _ in 0..<4 {
            guard let head = reading.head(row) else { return nil }
            row = head
            guard reading.isVerbal(head) else { continue }
            guard reading.frames(head).contains(where: { $0.type == .accuse }) else { return nil }
            let object = isPassive(head) ? surfaceSubject(of: head, depth: 1) : nil
            return object ?? reading.child(head, .obj)
        }
        return nil
    }
}
