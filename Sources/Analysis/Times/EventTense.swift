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
        var tense = Self.own(verb, document)
        var hasPast = false
        var hasPresent = false
        let sentence = document.sentence(of: row).map { document.sentences[$0].span.rows }
        for child in sentence ?? row..<row + 1 where document.tokens.head(of: child) == verb {
            let relation = document.tokens.relation[child]
            guard relation == .aux || relation == .auxPass || relation == .cop else { continue }
            switch document.lemma(child) {
            case "werden" where relation == .aux, "will", "shall", "going", "sollen", "wollen":
                tense = .future
            default:
                switch document.tokens.morphology[child].tense {
                case .past, .pluperfect: hasPast = true
                case .present: hasPresent = true
                case .unknown: break
                }
            }
        }
        guard tense != .future else {
            self = .future
            return
        }
        let isParticiple = document.tokens.morphology[verb].form == .participle
        if isParticiple, hasPast {
            self = Self.isHave(verb, document, sentence) ? .before : .past
        } else if isParticiple, hasPresent {
            self = .past
        } else {
            self = hasPast ? .past : tense
        }
    }

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

    /// Whether "hatte" or "had" stands beside the participle.
    private static func isHave(
        _ verb: Int, _ document: Document, _ sentence: Range<Int>?
    ) -> Bool {
        for child in sentence ?? verb..<verb where document.tokens.head(of: child) == verb {
            let lemma = document.lemma(child)
            if lemma == "haben" || lemma == "have",
                document.tokens.morphology[child].tense == .past
            {
                return true
            }
        }
        return false
    }
}
