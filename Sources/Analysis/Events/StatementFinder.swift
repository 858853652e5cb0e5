internal import Annotation

/// Finds the clauses that somebody known says: under and beside words of saying, after "according
/// to", behind a colon, and in quotations or reported speech that go on from a sentence before.
///
/// Sentences are to be asked for in the order of the text.
struct StatementFinder {
    let reading: Reading
    private let quotes: QuotationMarks
    private let clauses: ClauseReader
    private let participants: ParticipantFinder
    /// Who spoke last, and in which sentence he still did.
    private var last: (speaker: Int, sentence: Int)?

    static let depthLimit = 3
    private static let headWords = 8

    init(reading: Reading) {
        self.reading = reading
        quotes = QuotationMarks(reading.document)
        clauses = ClauseReader(reading: reading)
        participants = ParticipantFinder(reading: reading)
    }

    /// The statements of the sentence.
    mutating func statements(in span: Span, sentence: Int) -> [Statement] {
        var found: [Statement] = []
        var latest: Int?
        for row in span.rows {
            if let judgement = judgement(at: row) { found.append(judgement) }
            if let speaker = voice(at: row, into: &found) { latest = speaker }
            source(at: row, into: &found)
        }
        if let speaker = tail(of: span, into: &found) { latest = speaker }
        colon(in: span, into: &found)
        if let latest {
            last = (latest, sentence)
        } else if let root = span.rows.first(where: { reading.relation($0) == .root }) {
            carry(root, span, sentence, into: &found)
        }
        return found
    }

    private func add(_ statement: Statement, to found: inout [Statement]) {
        guard !found.contains(where: { $0.row == statement.row }) else { return }
        found.append(statement)
    }

    /// Adds a clause and those coordinated with it or contained in it as its matter.
    private func expand(_ statement: Statement, depth: Int = 0, into found: inout [Statement]) {
        add(statement, to: &found)
        guard depth < Self.depthLimit else { return }
        for child in reading.children(statement.row) where child != statement.saying {
            let isFurther =
                switch reading.relation(child) {
                case .conj: isClausal(child)
                case .parataxis: !isVoice(child)
                case .ccomp, .ccompReported, .csubj:
                    !isVoice(statement.row) && !isDenied(statement.row)
                default: false
                }
            guard isFurther else { continue }
            var inner = statement
            inner.row = child
            expand(inner, depth: depth + 1, into: &found)
        }
    }

    private func isClausal(_ row: Int) -> Bool {
        reading.isVerbal(row)
            || reading.children(row).contains {
                reading.relation($0) == .cop || reading.relation($0).isSubject
            }
    }

    // MARK: Words of saying

    private func voice(at row: Int, into found: inout [Statement]) -> Int? {
        let contents = contents(of: row)
        guard !contents.isEmpty, isVoice(row), !isDenied(row), let speaker = speaker(of: row) else {
            return nil
        }
        for content in contents where content != row {
            expand(Statement(row: content, speaker: speaker, saying: row), into: &found)
        }
        return speaker
    }

    private func isVoice(_ row: Int) -> Bool {
        switch reading.tag(row) {
        case .verb, .auxiliary, .noun, .adjective: break
        default: return false
        }
        let voices = reading.lexicon.statements.voices
        guard !reading.lexicon.statements.mute.contains(reading.lemma[row]) else { return false }
        return voices.contains(reading.lemma[row]) || voices.contains(reading.predicate[row])
            || reading.frames(row).contains { $0.embedding == .reported }
    }

    /// Heads of the clauses that a word of saying would tell, by the tree alone.
    private func contents(of row: Int) -> [Int] {
        switch reading.tag(row) {
        case .verb, .auxiliary, .noun, .adjective: break
        default: return []
        }
        var contents: [Int] = []
        let isVerbal = reading.isVerbal(row)
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .ccomp, .ccompReported: contents.append(child)
            case .parataxis where isVerbal && child > row && !isVoice(child): contents.append(child)
            case .acl where !isVerbal && !clauses.isInfinitive(child) && clauses.hasSubject(child):
                contents.append(child)
            default: break
            }
        }
        guard isVerbal, let head = reading.head(row) else { return contents }
        let isBeside =
            reading.relation(row) == .parataxis || reading.relation(row) == .advcl && hasAs(row)
        if isBeside, !isVoice(head) || contents.isEmpty { contents.append(head) }
        return contents
    }

    private func hasAs(_ row: Int) -> Bool {
        reading.children(row).contains {
            [.mark, .advmod].contains(reading.relation($0))
                && reading.marker($0, .conjunction) == .source
        }
    }

    /// Who says it: the subject, of a passive the agent, of a noun its holder.
    private func speaker(of row: Int) -> Int? {
        let named =
            if !reading.isVerbal(row) {
                clauses.surfaceSubject(of: row, depth: 0) ?? clauses.holder(of: row, depth: 0)
            } else if clauses.isPassive(row) {
                clauses.clause(ofVerb: row).row(.subject)
            } else { clauses.surfaceSubject(of: row, depth: 0) }
        if let named, isHeard(named) { return named }
        return paper(of: row)
    }

    /// "hieß es in einer Erklärung des Ministeriums": whose paper or house says so.
    private func paper(of row: Int) -> Int? {
        guard reading.isGerman, reading.lemma[row] == reading.lexicon.common.heissen,
            reading.lexicon.common.heissen != 0
        else { return nil }
        return reading.children(row).first { child in
            guard reading.relation(child) == .obl, let preposition = reading.preposition(child)
            else { return false }
            let isPlace = reading.marker(preposition, .preposition) == .before
            return
                (isPlace || reading.isAgentive(preposition)
                || reading.lexicon.common.belongings.contains(reading.form[preposition]))
                && isPlaced(child)
        }
    }

    /// Whether a phrase stands for somebody whose words are an act of politics.
    private func isHeard(_ row: Int) -> Bool {
        let unheard = reading.lexicon.statements.unheard
        guard !unheard.contains(reading.lemma[row]), !unheard.contains(reading.noun[row]),
            reading.classes[row] & reading.lexicon.unheardClasses == 0,
            participants.isKnown(row)
        else { return false }
        return isPlaced(row)
    }

    /// Whether a phrase stands for somebody with a country or bloc who is neither press nor business.
    private func isPlaced(_ row: Int) -> Bool {
        participants.participants([row]).contains {
            ($0.country != nil || $0.bloc != nil) && $0.sector != "MED" && $0.sector != "BUS"
        }
    }

    func isDenied(_ row: Int) -> Bool { StatementClause.isDenied(row, reading) }

    // MARK: Judgements

    /// "calls the raid a crime", "hält den Plan für sinnvoll".
    private func judgement(at row: Int) -> Statement? {
        let attitudes = reading.lexicon.statements.attitudes
        guard reading.isVerbal(row),
            attitudes.contains(reading.lemma[row]) || attitudes.contains(reading.predicate[row])
        else { return nil }
        let isPassive = clauses.isPassive(row)
        guard
            let judged = reading.children(row).first(where: {
                reading.relation($0) == (isPassive ? .nsubjPass : .obj)
                    && reading.tag($0) != .adjective
            }), let named = predicate(of: row, besides: judged), let speaker = speaker(of: row)
        else { return nil }
        return Statement(row: named, speaker: speaker, saying: row, judged: judged)
    }

    /// What the object of an attitude is called.
    private func predicate(of row: Int, besides judged: Int) -> Int? {
        let marks = reading.lexicon.common.likenings
        return reading.children(row).first { child in
            guard child != judged else { return false }
            switch reading.relation(child) {
            case .xcomp: return !clauses.isInfinitive(child)
            case .obj: return true
            case .amod: return reading.isGerman
            case .advmod: return reading.tag(child) == .adjective
            case .obl, .oblArg, .advcl, .nmod, .ccomp:
                return reading.children(child).contains {
                    [.case, .mark].contains(reading.relation($0))
                        && reading.form[$0] != 0 && marks.contains(reading.form[$0])
                }
            default: return false
            }
        }
    }

    // MARK: Sources beside the clause

    /// "laut dem Ministerium", "nach Ansicht Moskaus", "according to the Kremlin".
    private func source(at row: Int, into found: inout [Statement]) {
        switch reading.relation(row) {
        case .obl, .oblArg, .nmod, .nsubj: break
        default: return
        }
        guard let head = reading.head(row) else { return }
        let isSource =
            reading.isAccording(row)
            || reading.preposition(row).map { reading.isAccount(row, after: $0) } ?? false
        guard isSource, participants.isKnown(row), isPlaced(row) else { return }
        expand(Statement(row: head, speaker: row), into: &found)
    }

    /// "..., so Außenminister Lawrow": whoever the last words of a sentence name.
    private func tail(of span: Span, into found: inout [Statement]) -> Int? {
        guard reading.isGerman, let root = root(of: span) else { return nil }
        let common = reading.lexicon.common
        for row in span.rows.dropFirst().reversed()
        where reading.form[row] == common.so && common.so != 0 {
            guard reading.tag(row - 1) == .punctuation,
                let speaker = named(after: row, before: span.end)
            else { continue }
            expand(Statement(row: root, speaker: speaker), into: &found)
            return speaker
        }
        return nil
    }

    /// The first one named in the words behind `row`, before any verb.
    private func named(after row: Int, before end: Int) -> Int? {
        for next in (row + 1)..<min(end, row + Self.headWords) {
            if reading.isVerbal(next) || reading.tag(next) == .punctuation { return nil }
            if reading.actor[next] >= 0 {
                let head = reading.document.actors[Int(reading.actor[next])].head
                return isHeard(head) ? head : nil
            }
        }
        return nil
    }

    /// "Lawrow: Sanktionen sind ein Fehler".
    private func colon(in span: Span, into found: inout [Statement]) {
        let words = span.rows.prefix(Self.headWords)
        guard let colon = words.first(where: { isColon($0) }), colon > span.start,
            reading.actor[colon - 1] >= 0,
            case let mention = reading.document.actors[Int(reading.actor[colon - 1])],
            mention.span.end == colon, mention.span.start >= span.start, isHeard(mention.head),
            !(span.start..<colon).contains(where: { reading.isVerbal($0) })
        else { return }
        for row in (colon + 1)..<max(colon + 1, span.end) {
            let head = reading.head(row)
            guard head.map({ $0 <= colon }) ?? true, reading.tag(row) != .punctuation else {
                continue
            }
            expand(Statement(row: row, speaker: mention.head), into: &found)
        }
    }

    private func isColon(_ row: Int) -> Bool {
        let range = reading.document.tokens.range(row)
        return range.count == 1 && reading.document.bytes[range.start] == 0x3A
    }

    private func root(of span: Span) -> Int? {
        span.rows.first { reading.relation($0) == .root }
    }

    // MARK: Speech that goes on

    private mutating func carry(
        _ root: Int, _ span: Span, _ sentence: Int, into found: inout [Statement]
    ) {
        let isQuoted = quotes.isInside[root]
        guard isQuoted || isReportedMood(root) else { return }
        let speaker =
            isQuoted ? upcoming(after: span, sentence) ?? recent(sentence, 2) : recent(sentence, 1)
        guard let speaker else { return }
        last = (speaker, sentence)
        expand(Statement(row: root, speaker: speaker), into: &found)
    }

    private func recent(_ sentence: Int, _ reach: Int) -> Int? {
        guard let last, sentence - last.sentence <= reach else { return nil }
        return last.speaker
    }

    /// Who speaks in the next sentence, where the quotation is still open at the end of this one.
    private func upcoming(after span: Span, _ sentence: Int) -> Int? {
        let document = reading.document
        guard span.end > span.start, quotes.isInside[span.end - 1],
            document.sentences.indices.contains(sentence + 1)
        else { return nil }
        for row in document.sentences[sentence + 1].span.rows
        where reading.isVerbal(row) && !quotes.isInside[row] {
            if isVoice(row), let speaker = speaker(of: row) { return speaker }
        }
        return nil
    }

    /// "Die Strafen seien sinnlos.": a German main clause in the mood of reported speech.
    private func isReportedMood(_ root: Int) -> Bool {
        guard reading.isGerman else { return false }
        return isSubjunctive(root)
            || reading.children(root).contains {
                [.aux, .cop, .auxPass].contains(reading.relation($0)) && isSubjunctive($0)
            }
    }

    private func isSubjunctive(_ row: Int) -> Bool {
        let morphology = reading.morphology(row)
        return morphology.form == .finite && morphology.mood == .subjunctive
            && morphology.tense == .present
    }
}
