public import Annotation

/// Where a clause places what it tells, seen from publication.
public enum EventTense: Hashable, Sendable {
    /// Preterite, perfect.
    case past
    /// Pluperfect: before what the text tells otherwise.
    case before
    /// Present.
    case present
    /// Future, intention.
    case future
    /// Not to be told: nouns, infinitives, headlines.
    case open

    /// The tense of the clause of `row`, by the verb itself and its auxiliaries; for a noun, of the
    /// verb above it.
    ///
    /// O(length of the sentence).
    public init(of row: Int, in document: Document) {
        let needed: Document.Layers = [.tags, .dependencies]
        guard document.layers.isSuperset(of: needed), let verb = Self.verb(above: row, document)
        else {
            self = .open
            return
        }
        let rows = document.sentence(of: row).map { document.sentences[$0].span.rows }
        self = Self.tense(of: verb, among: rows ?? verb..<verb + 1, document)
    }

    /// The tense of a verb with its auxiliaries, which stand among `rows`.
    private static func tense(
        of verb: Int, among rows: Range<Int>, _ document: Document
    ) -> EventTense {
        let isParticiple = document.tokens.morphology[verb].form == .participle
        var tense = isParticiple ? EventTense.open : own(verb, document)
        for child in rows where document.tokens.head(of: child) == verb {
            let relation = document.tokens.relation[child]
            guard relation == .aux || relation == .auxPass || relation == .cop else { continue }
            let word = document.form(child).lowercased()
            if futures.contains(word), relation == .aux {
                // "sollen getötet worden sein": a report about the past.
                let isPerfect = rows.contains {
                    document.tokens.head(of: $0) == verb && document.form($0) == "worden"
                }
                return isPerfect && word.hasPrefix("soll") ? .past : .future
            }
            let isPast = document.tokens.morphology[child].tense == .past
            if perfects.contains(word), relation == .aux, isParticiple {
                return isPast ? .before : .past
            }
            if isPast { return .past }
            if tense == .open { tense = .present }
        }
        return tense == .open ? own(verb, document) : tense
    }

    /// Auxiliaries of the future and of intention.
    private static let futures: Set<String> = [
        "wird", "werden", "werde", "will", "wollen", "soll", "sollen", "solle", "'ll", "shall",
        "going", "würde", "würden",
    ]

    /// Auxiliaries of the perfect and pluperfect.
    private static let perfects: Set<String> = [
        "hat", "haben", "habe", "hatte", "hatten", "hätte", "hätten", "ist", "sind", "sei", "seien",
        "war", "waren", "has", "have", "had", "'ve", "having",
    ]

    /// The nearest verb at or above `row`.
    private static func verb(above row: Int, _ document: Document) -> Int? {
        var row = row
        for _ in 0..<12 {
            let tag = document.tokens.tag[row]
            if tag == .verb || tag == .auxiliary { return row }
            guard let head = document.tokens.head(of: row) else { return nil }
            row = head
        }
        return nil
    }

    private static func own(_ verb: Int, _ document: Document) -> EventTense {
        let morphology = document.tokens.morphology[verb]
        guard morphology.form == .finite || morphology.form == .participle else { return .open }
        switch morphology.tense {
        case .past: return .past
        case .pluperfect: return .before
        case .present: return .present
        case .unknown: return .open
        }
    }
}
