internal import Annotation

/// Makes a sentence of an English noun phrase whose verb the parser took for a participle.
///
/// "Georgia's opposition called on the Union to act" became a noun with a clause behind it: the past
/// of most verbs looks like their participle. A whole sentence has a finite verb; where it has none,
/// and the participle behind its noun has an object, a clause or a goal and no agent, that is it.
struct MainVerbRepair {
    /// Mends every sentence of the text that ends with a full stop; O(tokens).
    static func apply(to document: inout Document) {
        for index in document.sentences.indices {
            let sentence = document.sentences[index]
            guard isWhole(sentence, in: document) else { continue }
            let span = sentence.span
            guard let root = span.rows.first(where: { document.tokens.relation[$0] == .root }),
                let verb = verb(behind: root, span, in: document)
            else { continue }
            document.tokens.head[verb] = Int32(verb)
            document.tokens.relation[verb] = .root
            for row in span.rows where row > verb && head(row, document) == root {
                document.tokens.head[row] = Int32(verb)
            }
            document.tokens.head[root] = Int32(verb)
            document.tokens.relation[root] = .nsubj
        }
    }

    private static func isWhole(_ sentence: Sentence, in document: Document) -> Bool {
        let blocks = document.article.blocks
        guard sentence.span.count > 3, blocks.indices.contains(sentence.block),
            blocks[sentence.block].role == .paragraph
        else { return false }
        let last = document.tokens.range(sentence.span.end - 1)
        return last.count == 1 && document.bytes[last.start] == 0x2E
    }

    /// The participle that must be the verb of the sentence; nil where there is another, or no such word.
    private static func verb(behind root: Int, _ span: Span, in document: Document) -> Int? {
        let tokens = document.tokens
        guard tokens.tag[root].isNominal else { return nil }
        var found: Int?
        for row in span.rows where head(row, document) == root && row != root {
            switch tokens.relation[row] {
            case .cop, .nsubj, .nsubjPass, .aux, .auxPass, .ccomp, .parataxis, .csubj: return nil
            case .acl where found == nil && row > root && isPast(row, tokens): found = row
            default: break
            }
        }
        return found.flatMap { isFinite($0, span, in: document) ? $0 : nil }
    }

    private static func isPast(_ row: Int, _ tokens: TokenTable) -> Bool {
        tokens.tag[row] == .verb && tokens.morphology[row].tense == .past
    }

    /// Whether a participle has what only a verb in the active has, and no auxiliary and agent.
    private static func isFinite(_ verb: Int, _ span: Span, in document: Document) -> Bool {
        var isActive = false
        for row in span.rows where head(row, document) == verb && row != verb {
            switch document.tokens.relation[row] {
            case .aux, .auxPass, .oblAgent, .nsubj, .nsubjPass, .mark: return false
            case .obj, .ccomp, .xcomp: isActive = true
            case .obl:
                guard let preposition = preposition(of: row, span, in: document) else { continue }
                if preposition == "by" { return false }
                isActive = isActive || goals.contains(preposition)
            default: break
            }
        }
        return isActive
    }

    /// Prepositions of whom something is said or done to.
    private static let goals: Set<String> = ["on", "to", "with", "against", "for"]

    private static func preposition(of row: Int, _ span: Span, in document: Document) -> String? {
        span.rows.first { head($0, document) == row && document.tokens.relation[$0] == .case }
            .map { document.form($0).lowercased() }
    }

    private static func head(_ row: Int, _ document: Document) -> Int {
        Int(document.tokens.head[row])
    }
}
