public import Annotation

/// A word or name of a document that the lexicon lacks.
public struct LexiconGap: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// The word as the lexicon would write it, or the name as the text does.
    public var word: String
    /// The sentence that it stands in.
    public var sentence: String
    /// Number of known participants (at most 2) that its clause names; of a name, whether it
    /// takes part in an event that was read.
    public var participants: Int

    /// What is unknown.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A verb that evokes no frame.
        case verb
        /// A noun that looks like an event: a noun of action with somebody known beside it.
        case noun
        /// A person or body that was resolved to nobody: no country, bloc or sector.
        case name
    }
}

/// Finds what the lexicon lacks in an analysed document.
struct GapFinder {
    let reading: Reading

    /// The gaps in the order of the text: predicates, then names.
    func gaps() -> [LexiconGap] {
        var gaps: [LexiconGap] = []
        for sentence in reading.document.sentences {
            let text = reading.document.text(sentence.span)
            for row in sentence.span.rows {
                guard let gap = predicate(row, in: text) else { continue }
                gaps.append(gap)
            }
        }
        return gaps + names()
    }

    // MARK: Predicates

    private func predicate(_ row: Int, in text: String) -> LexiconGap? {
        switch reading.tag(row) {
        case .verb:
            guard reading.lexicon.verbs[reading.predicate[row]] == nil else { return nil }
            let clause = ClauseReader(reading: reading).clause(ofVerb: row)
            let count = known(clause, slots: nil)
            return LexiconGap(kind: .verb, word: verb(row), sentence: text, participants: count)
        case .noun:
            guard isActionNoun(row) else { return nil }
            let clause = NounReader(reading: reading).clause(ofNoun: row)
            let count = known(clause, slots: [.possessor, .genitive, .adjective, .compound])
            guard count > 0 else { return nil }
            let word = reading.document.lemma(row)
            return LexiconGap(kind: .noun, word: word, sentence: text, participants: count)
        default: return nil
        }
    }

    /// The verb in the writing of the lexicon: with its particle, `ausweisen`, `carry+out`.
    private func verb(_ row: Int) -> String {
        let lemma = CaseFolding.fold(reading.document.lemma(row))
        guard let particle = reading.child(row, .compoundPrt) else { return lemma }
        let part = CaseFolding.fold(reading.document.form(particle))
        if reading.isGerman { return lemma.hasPrefix(part) ? lemma : part + lemma }
        return "\(lemma)+\(part)"
    }

    /// Whether a noun that no record knows is derived from a verb, and is no thing, person or place.
    private func isActionNoun(_ row: Int) -> Bool {
        guard reading.lexicon.nouns[reading.noun[row]] == nil, reading.classes[row] == 0 else {
            return false
        }
        let lemma = CaseFolding.fold(reading.document.lemma(row))
        let suffixes = reading.isGerman ? Self.germanSuffixes : Self.englishSuffixes
        return lemma.utf8.count > 5 && suffixes.contains { lemma.hasSuffix($0) }
    }

    private static let germanSuffixes = [
        "ung", "ion", "nahme", "griff", "schlag", "bruch", "gang", "marsch", "zug", "tritt",
        "schluss", "spruch", "stoß", "flug", "ruf", "rede", "eln", "ieren",
    ]
    private static let englishSuffixes = [
        "tion", "sion", "ment", "ance", "ence", "ing", "al", "ure", "age", "down", "off", "out",
    ]

    /// How many different known phrases stand in these slots, or with any preposition; at most 2.
    private func known(_ clause: Clause, slots: [Slot]?) -> Int {
        let finder = ParticipantFinder(reading: reading)
        var rows: Set<Int> = []
        for argument in clause.arguments where !argument.isDistant {
            if let slots, !slots.contains(argument.slot), !isPreposition(argument.slot) { continue }
            if finder.isKnown(argument.row) { rows.insert(argument.row) }
        }
        return min(2, rows.count)
    }

    private func isPreposition(_ slot: Slot) -> Bool {
        if case .preposition = slot { true } else { false }
    }

    // MARK: Names

    /// Names of persons and bodies that no actor record stands behind.
    private func names() -> [LexiconGap] {
        let document = reading.document
        let participants = document.events.flatMap { $0.actors + $0.recipients }
        var gaps: [LexiconGap] = []
        for mention in document.mentions
        where mention.kind == .person || mention.kind == .organisation {
            guard !isResolved(mention), let sentence = document.sentence(of: mention.head) else {
                continue
            }
            let name = document.text(mention.span)
            let takesPart = participants.contains { $0.text.contains(name) }
            gaps.append(
                LexiconGap(
                    kind: .name, word: name,
                    sentence: document.text(document.sentences[sentence].span),
                    participants: takesPart ? 1 : 0))
        }
        return gaps
    }

    private func isResolved(_ mention: Mention) -> Bool {
        mention.span.rows.contains { row in
            if reading.place[row] >= 0 { return true }
            guard reading.actor[row] >= 0 else { return false }
            return reading.document.actors[Int(reading.actor[row])].participants.contains {
                $0.country != nil || $0.bloc != nil || $0.sector != nil
            }
        }
    }
}

extension EventStage {
    /// What the lexicon lacks of the words and names of a document that was analysed.
    func gaps(in document: Document, scratch: Scratch) -> [LexiconGap] {
        let reading = scratch.slot(Reading.self) { Reading(document: document, lexicon: lexicon) }
        reading.load(document, lexicon: lexicon)
        defer { reading.release() }
        return GapFinder(reading: reading).gaps()
    }
}

extension Analyzer {
    /// What the lexicon lacks of the words and names of a document that this analysis has made.
    public func gaps(in document: Document, scratch: Scratch) -> [LexiconGap] {
        stage(EventStage.self, of: document.language)?.gaps(in: document, scratch: scratch) ?? []
    }
}
