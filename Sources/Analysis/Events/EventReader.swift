internal import Annotation

/// Reads all events of a document, one for each predicate that evokes a frame, not yet merged.
struct EventReader {
    let reading: Reading
    private let dating: EventDating

    /// Prepares for the document that `reading` holds.
    init(reading: Reading) {
        self.reading = reading
        dating = EventDating(reading.document)
    }

    /// An event with what merging and identity need to know of it.
    struct Found {
        /// The event.
        var event: Event
        /// Row of its word.
        var row: Int
        /// Name of the record that read it.
        var frame: String
        /// What its confidence is counted from.
        var features: ConfidenceFeatures?
        /// Its probability by its record alone.
        var record = 0.0
    }

    /// The events in the order of the text.
    func events() -> [Found] {
        var found: [Found] = []
        var finder = StatementFinder(reading: reading)
        for (index, sentence) in reading.document.sentences.enumerated() {
            let statements = finder.statements(in: sentence.span, sentence: index)
            guard !isOffTopic(sentence) else {
                refuseAll(of: sentence, index)
                continue
            }
            for row in sentence.span.rows where reading.isVerbal(row) || isPredicative(row) {
                read(row, isNoun: false, sentence: index, into: &found)
                if let demand = DemandReader(reading: reading).demand(at: row, sentence: index) {
                    found.append(demand)
                }
            }
            for row in sentence.span.rows where isNoun(row) && !reading.consumed[row] {
                read(row, isNoun: true, sentence: index, into: &found)
            }
            for statement in statements { read(statement, sentence: index, into: &found) }
        }
        if isOffTopic {
            drop(&found, below: Self.sureConfidence, "the text is about sport, culture or markets")
        }
        let replies = ReplyResolver(reading: reading)
        let whole = replies.echoed(found.sorted { $0.row < $1.row })
        let told = replies.attributed(replies.repeated(replies.partnered(replies.resolved(whole))))
        // What the text as a whole tells of two sides takes a look at all its events for each of them.
        guard told.count <= Self.surveyedEvents else { return told }
        return replies.opposed(replies.freed(told))
    }

    /// Adds what a statement does, and what it demands, unless the sentence tells it already.
    private func read(_ statement: Statement, sentence: Int, into found: inout [Found]) {
        let acts = [
            StatementReader(reading: reading, dating: dating)
                .event(of: statement, sentence: sentence),
            statement.judged == nil
                ? DemandReader(reading: reading)
                    .demand(at: statement.row, sentence: sentence, by: statement.speaker) : nil,
        ]
        for act in acts.compactMap(\.self) where !isTold(act, in: found) { found.append(act) }
    }

    /// Whether one of the events of the same sentence is that act.
    private func isTold(_ act: Found, in found: [Found]) -> Bool {
        let codes = Set(EventMerger.codes(act.event.actors))
        let sentence = act.event.evidence.sentence
        let near = found.reversed().prefix { $0.event.evidence.sentence >= sentence }
        return near.contains { other in
            other.event.type == act.event.type && other.event.evidence.sentence == sentence
                && !codes.isDisjoint(with: EventMerger.codes(other.event.actors))
        }
    }

    /// More events than an article has: a text with more is a list or an attack on the reader.
    private static let surveyedEvents = 1_000

    /// What an event of a text about sport, culture or markets must reach.
    private static let sureConfidence = 0.8

    /// Whether the text as a whole is about something else: four of its words in ten sentences.
    private var isOffTopic: Bool {
        let sentences = reading.document.sentences.count
        guard sentences >= 4 else { return false }
        let count = reading.classes.count(where: isTopic)
        let weight = reading.isGerman ? 1 : 2
        return count * 10 >= sentences * 4 && governors(in: nil) < weight * count
    }

    /// Mentions of those who govern or fight, in these rows or in the whole text.
    private func governors(in span: Span?) -> Int {
        reading.document.actors.count { mention in
            guard span?.contains(mention.head) ?? true, !reading.isPronominal(mention.head) else {
                return false
            }
            return mention.participants.contains { Self.powers.contains($0.sector ?? "") }
        }
    }

    /// Sectors of those who govern or fight.
    private static let powers: Set<String> = ["GOV", "MIL", "LEG", "REB", "SPY"]

    private func isTopic(_ classes: ClassSet) -> Bool {
        classes & reading.lexicon.topicClasses != 0 && classes & reading.lexicon.eitherClass == 0
    }

    private func isNoun(_ row: Int) -> Bool {
        switch reading.tag(row) {
        case .noun, .unknown: reading.lexicon.nouns[reading.noun[row]] != nil
        // A name inside a date or a body's name is no event: "in late March", "Amnesty".
        case .properNoun:
            reading.lexicon.nouns[reading.noun[row]] != nil && reading.time[row] < 0
                && !isInName(row)
        default: false
        }
    }

    /// Whether the word is part of a longer name of somebody known.
    private func isInName(_ row: Int) -> Bool {
        guard !reading.isGerman, reading.actor[row] >= 0 else { return false }
        let span = reading.document.actors[Int(reading.actor[row])].span
        return span.contains(row)
            && span.rows.contains {
                $0 != row && reading.tag($0) == .properNoun
            }
    }

    private func isPredicative(_ row: Int) -> Bool {
        reading.tag(row) == .adjective && reading.lexicon.adjectives[reading.lemma[row]] != nil
            && reading.relation(row) != .amod
    }

    /// Sport, culture, markets, weather: two of their words in a sentence that names nobody who
    /// governs or fights.
    private func isOffTopic(_ sentence: Sentence) -> Bool {
        var words: [WordID] = []
        var powers = 0
        for row in sentence.span.rows {
            if isTopic(reading.classes[row]) {
                words.append(reading.lemma[row])
            } else if reading.classes[row] & reading.lexicon.powerClasses != 0 {
                powers += 1
            }
        }
        guard words.count >= 2 else { return false }
        let named = governors(in: sentence.span)
        let count = Set(words).count
        return (named == 0 || count >= 2 && named < count)
            && (!reading.isGerman || count >= 2 && powers * 2 < count)
    }

    /// Marks what is promised, demanded or refused as told: the verb, an event noun that is its
    /// object ("to undertake exercises"), and the verbs coordinated with it.
    private func absorb(_ complement: Int) {
        reading.consumed[complement] = true
        let isSupport = reading.frames(complement).contains { $0.isSupport || $0.type == .concede }
        for child in reading.children(complement) {
            switch reading.relation(child) {
            case .obj where isSupport: reading.consumed[child] = true
            case .conj where reading.isVerbal(child) && reading.child(child, .nsubj) == nil:
                absorb(child)
            default: break
            }
        }
    }

    /// Whether the noun only modifies another event noun, or people: "air strike", "riot police".
    private func isFirstPart(_ row: Int) -> Bool {
        guard reading.relation(row) == .compound, let head = reading.head(row) else { return false }
        let people = reading.lexicon.personClass | reading.lexicon.localClasses
        if !reading.isGerman, reading.classes[head] & people != 0 { return true }
        return isNoun(head) && reading.frames(head).contains { $0.type != nil }
    }

    /// "arrested for insulting the king": what somebody is punished for is told by the punishment.
    private func isOffence(_ row: Int, _ type: EventType) -> Bool {
        guard !reading.isGerman, type != .assault, reading.isVerbal(row),
            let head = reading.head(row), let mark = reading.child(row, .mark),
            reading.form[mark] != 0, reading.form[mark] == reading.lexicon.common.forWord
        else { return false }
        return reading.frames(head).contains { $0.type == .coerce || $0.type == .accuse }
    }

    /// Whether the noun is a word of a body's name: "Organisation für Sicherheit und
    /// Zusammenarbeit".
    private func isBodysPurpose(_ row: Int) -> Bool {
        guard reading.isGerman else { return false }
        var row = row
        if reading.relation(row) == .conj, let first = reading.head(row) { row = first }
        guard reading.relation(row) == .nmod, let head = reading.head(row),
            let preposition = reading.preposition(row), reading.form[preposition] != 0,
            reading.lexicon.common.purposes.contains(reading.form[preposition]),
            reading.actor[head] >= 0, reading.tag(head) != .pronoun
        else { return false }
        return reading.actor[head] == reading.actor[row]
            || reading.lexicon.nouns[reading.noun[head]] == nil && reading.child(row, .det) == nil
    }

    /// A participle before its noun that nobody is said to have done it: "the arrested men".
    private func isAttribute(_ row: Int, _ found: Found) -> Bool {
        reading.relation(row) == .amod && reading.isVerbal(row)
            && found.features?.hasKnownActor != true
    }

    private func read(
        _ row: Int, isNoun: Bool, sentence: Int, into found: inout [Found]
    ) {
        let evocations = reading.evocations(row)
        guard !evocations.isEmpty else { return }
        guard !reading.consumed[row], !(isNoun && (isFirstPart(row) || isBodysPurpose(row)))
        else {
            return refuse(row, sentence, "is part of another expression that tells an event")
        }
        let clause =
            isNoun
            ? NounReader(reading: reading).clause(ofNoun: row)
            : ClauseReader(reading: reading).clause(ofVerb: row)
        let kind: FrameMatcher.Kind =
            isNoun ? .noun : reading.tag(row) == .adjective ? .adjective : .verb
        let matcher = FrameMatcher(reading: reading)
        guard let match = matcher.match(clause, evocations, as: kind) else {
            return refuse(evocations, of: clause, sentence, by: matcher)
        }
        for companion in match.companions { reading.consumed[companion] = true }
        if match.frame.absorbs, let complement = clause.row(.complement) {
            absorb(complement)
        }
        if match.frame.absorbs, match.frame.type == .agree, let gift = clause.row(.object),
            reading.frames(gift).contains(where: { $0.type == .aid || $0.type == .support })
        {
            reading.consumed[gift] = true
        }
        guard
            let event = EventBuilder(reading: reading, dating: dating).event(
                match, clause, isNoun: isNoun, sentence: sentence)
        else {
            let reason =
                match.frame.isSilent
                ? "the record keeps others from firing and tells no event"
                : "nobody who acts in politics takes part"
            return refuse(row, sentence, rule: match.frame.rule, reason)
        }
        guard !isAttribute(row, event) else {
            return refuse(
                row, sentence, rule: match.frame.rule,
                "is a participle before its noun, and nobody is said to have done it")
        }
        guard !isOffence(row, event.event.type) else {
            return refuse(row, sentence, rule: match.frame.rule, "is what somebody is punished for")
        }
        guard !isEcho(row, event.event) else {
            return refuse(
                row, sentence, rule: match.frame.rule, "is part of a meeting that is told")
        }
        found.append(event)
    }

    /// "met the minister to discuss trade": the same meeting once more, without its other side.
    private func isEcho(_ row: Int, _ event: Event) -> Bool {
        guard event.type == .consult, reading.isVerbal(row), let head = reading.head(row),
            [.xcomp, .advcl, .acl, .conj].contains(reading.relation(row))
        else { return false }
        let isPurpose = event.mode == "talks" && ClauseReader(reading: reading).isInfinitive(row)
        guard
            isPurpose && reading.relation(row) != .conj
                || !event.recipients.contains(where: { $0.country != nil || $0.bloc != nil })
        else { return false }
        return reading.frames(head).contains { $0.type == .consult }
    }
}
