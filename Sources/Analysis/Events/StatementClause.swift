internal import Annotation

/// What a statement says, taken apart: its predicate with what belongs to it, its subject, its
/// further phrases, and whether it is denied or about what is to come.
struct StatementClause {
    /// Rows that are the predicate, or that it leads to.
    private(set) var predicates: [Int]
    /// Rows of objects and further phrases.
    private(set) var arguments: [Int] = []
    /// Row of the subject, or of what is judged.
    private(set) var subject: Int?
    /// Whether the clause is in the passive.
    let isPassive: Bool
    /// Whether it is denied.
    private(set) var isDenied: Bool
    /// Whether it is about what will, would or could be.
    let prospect: StatementRule.Prospect
    private let reading: Reading

    init(_ statement: Statement, reading: Reading) {
        self.reading = reading
        let row = statement.row
        predicates = [row]
        prospect = Self.prospect(row, reading)
        guard statement.judged == nil else {
            subject = statement.judged
            isPassive = false
            isDenied = statement.saying.map { Self.isDenied($0, reading) } ?? false
            addModifiers(of: row)
            return
        }
        let clauses = ClauseReader(reading: reading)
        isPassive = clauses.isPassive(row)
        isDenied = Self.isDenied(row, reading)
        subject =
            Self.demonstrative(of: row, clauses) ?? clauses.surfaceSubject(of: row, depth: 0)
            ?? reading.child(row, .nsubjOuter)
        addModifiers(of: row)
        addArguments(of: row)
        follow(row, depth: 0)
        if let subject, isPassive || isExistential(row, subject) { addPhrase(subject) }
    }

    // MARK: Parts

    /// "Das ist ein Skandal": a pronoun that only in a relative clause would be a relative one.
    private static func demonstrative(of row: Int, _ clauses: ClauseReader) -> Int? {
        let reading = clauses.reading
        switch reading.relation(row) {
        case .acl, .aclRelcl, .advclRelcl: return nil
        default: break
        }
        return reading.children(row).first {
            [.nsubj, .nsubjPass].contains(reading.relation($0)) && clauses.isRelative($0)
        }
    }

    /// What verbs that lead to something else lead to.
    private mutating func follow(_ row: Int, depth: Int) {
        let lexicon = reading.lexicon.statements
        guard depth < 2, reading.isVerbal(row) else { return }
        let isLinking = isOne(of: lexicon.linking, row)
        let isBeing = isOne(of: lexicon.being, row)
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .xcomp where isLinking || isBeing:
                predicates.append(child)
                isDenied = isDenied != Self.isDenied(child, reading)
                addModifiers(of: child)
                addArguments(of: child)
                follow(child, depth: depth + 1)
            case .ccomp where isLinking && !reading.children(child).contains(where: isSubject):
                predicates.append(child)
                addArguments(of: child)
            case .obj, .obl, .oblArg, .advcl:
                guard isBeing, reading.relation(child) == .obj || isLikened(child) else { continue }
                predicates.append(child)
                addModifiers(of: child)
            default: break
            }
        }
    }

    /// "gilt als Fehler", "turns into a crime", "amounts to theft".
    private func isLikened(_ row: Int) -> Bool {
        reading.children(row).contains {
            [.case, .mark].contains(reading.relation($0)) && reading.form[$0] != 0
                && reading.lexicon.common.outcomes.contains(reading.form[$0])
        }
    }

    private func isSubject(_ row: Int) -> Bool { reading.relation(row).isSubject }

    private func isOne(of words: Set<WordID>, _ row: Int) -> Bool {
        words.contains(reading.lemma[row]) || words.contains(reading.predicate[row])
    }

    /// Adjectives of a noun, and adjectives and nouns coordinated with the predicate.
    private mutating func addModifiers(of row: Int) {
        let isNoun = reading.tag(row) == .noun || reading.tag(row) == .properNoun
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .amod where isNoun: predicates.append(child)
            case .conj where !reading.isVerbal(child) && reading.child(child, .nsubj) == nil:
                predicates.append(child)
                addModifiers(of: child)
            default: break
            }
        }
    }

    private mutating func addArguments(of row: Int) {
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .obj, .iobj, .obl, .oblArg, .oblUnmarked, .nmod, .advmod, .oblAgent, .compoundPrt:
                guard reading.time[child] < 0 || reading.actor[child] >= 0 else { continue }
                addPhrase(child)
            default: break
            }
        }
    }

    /// A phrase with what is coordinated with it, and what it is a case of: "acts of terror".
    private mutating func addPhrase(_ row: Int, depth: Int = 0) {
        arguments.append(row)
        guard depth < 2 else { return }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .conj where !reading.isVerbal(child): addPhrase(child, depth: depth + 1)
            case .nmod, .nmodUnmarked: addPhrase(child, depth: depth + 1)
            // "no reason to believe"
            case .acl where reading.isVerbal(child): arguments.append(child)
            default: break
            }
        }
    }

    /// "there would be consequences": the subject is what there is.
    private func isExistential(_ row: Int, _ subject: Int) -> Bool {
        reading.children(row).contains { reading.relation($0) == .expl }
            || reading.isGerman && subject > row
    }

    // MARK: Words

    /// Whether a row has a word of the set, itself or as the last part of a compound.
    func has(_ row: Int, _ words: Set<WordID>) -> Bool {
        if words.contains(reading.lemma[row]) || words.contains(reading.form[row])
            || words.contains(reading.predicate[row])
        {
            return true
        }
        guard let last = reading.lastPart(of: row, in: reading.lexicon.statements.words) else {
            return false
        }
        return words.contains(last)
    }

    /// Whether a phrase has a word of the set, at its head or as what modifies it.
    func isPhrase(_ row: Int, of words: Set<WordID>) -> Bool {
        has(row, words)
            || reading.children(row).contains {
                [.amod, .compound, .advmod].contains(reading.relation($0)) && has($0, words)
            }
    }

    // MARK: How far it is meant

    /// Whether the clause of `row` is denied, at its predicate or at one of its phrases.
    static func isDenied(_ row: Int, _ reading: Reading) -> Bool {
        reading.children(row).contains { child in
            switch reading.relation(child) {
            case .advmod, .det, .aux, .cc, .ccPreconj, .advmodEmph:
                isNegative(child, reading)
                    || reading.children(child).contains { isNegative($0, reading) }
            case .nsubj, .nsubjPass, .obj, .obl, .oblArg: isNone(child, reading)
            default: false
            }
        }
    }

    private static func isNone(_ row: Int, _ reading: Reading) -> Bool {
        isNegative(row, reading)
            || reading.children(row).contains {
                [.det, .advmod].contains(reading.relation($0)) && isNegative($0, reading)
            }
    }

    /// A word of denial that is not "not only".
    private static func isNegative(_ row: Int, _ reading: Reading) -> Bool {
        guard reading.marker(row, .adverb) == .negated else { return false }
        let next = row + 1
        guard next < reading.form.count, reading.form[next] != 0 else { return true }
        return !reading.lexicon.common.onlys.contains(reading.form[next])
    }

    /// How far the clause of `row` is from what is or was.
    private static func prospect(_ row: Int, _ reading: Reading) -> StatementRule.Prospect {
        var prospect = StatementRule.Prospect.none
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .aux:
                // What ought to be is demanded, not foretold.
                if reading.marker(child, .duty) != nil { return .none }
                prospect = max(prospect, auxiliary(child, of: row, reading))
            case .advcl:
                let isCondition = reading.children(child).contains {
                    reading.marker($0, .conjunction) == .hypothetical
                }
                if isCondition { prospect = .certain }
            default: break
            }
        }
        return prospect
    }

    private static func auxiliary(
        _ child: Int, of row: Int, _ reading: Reading
    ) -> StatementRule.Prospect {
        switch reading.marker(child, .auxiliary) {
        case .hypothetical: return .possible
        case .planned, .backshift: break
        default: return .none
        }
        // "wird gelobt" is a passive, "wird gelobt werden" the future.
        let isFuture =
            !reading.isGerman || reading.lemma[child] != reading.lexicon.common.werden
            || reading.morphology(row).form != .participle
            || reading.children(row).contains { reading.relation($0) == .auxPass }
        return isFuture ? .certain : .none
    }
}
