internal import Annotation

/// A part of the analysis that can be left out, to measure what it brings.
public enum Ablation: String, Hashable, Sendable, CaseIterable {
    /// The parser: words hang on the nearest verb, subjects before it, objects behind it.
    case trees
    /// Pronouns, roles and second mentions that stand for somebody named before.
    case references
    /// The weights of the confidence: the record alone decides.
    case scorer

    /// The stages without what is left out.
    static func apply(_ ablations: Set<Ablation>, to stages: [any Stage]) -> [any Stage] {
        stages.flatMap { stage -> [any Stage] in
            switch stage {
            case is DependencyStage where ablations.contains(.trees): [FlatTreeStage()]
            case is ActorStage where ablations.contains(.references): [stage, NoReferenceStage()]
            case let stage as EventStage where ablations.contains(.scorer): [stage.unweighed]
            default: [stage]
            }
        }
    }
}

/// Takes away whoever was resolved by what stands elsewhere in the text.
struct NoReferenceStage: Stage {
    let name = "no-references"
    let reads: Document.Layers = .actors
    let writes: Document.Layers = .actors

    func run(on document: inout Document, scratch: Scratch) {
        // Reasons name the phrase that a reference stands for behind an arrow.
        document.actors.removeAll { $0.reason.contains(" -> ") }
    }
}

/// Trees by position alone: what a reader of key words would make of a sentence.
struct FlatTreeStage: Stage {
    let name = "flat-trees"
    let reads: Document.Layers = [.tokens, .sentences, .tags]
    let writes: Document.Layers = .dependencies

    func run(on document: inout Document, scratch: Scratch) {
        for sentence in document.sentences { attach(sentence.span, in: &document.tokens) }
    }

    private func attach(_ span: Span, in tokens: inout TokenTable) {
        let verbs = span.rows.filter { tokens.tag[$0] == .verb }
        guard
            let root = verbs.first ?? span.rows.first(where: { isNominal($0, tokens) })
                ?? span.rows.first
        else { return }
        for row in span.rows {
            let (head, relation) = place(row, verbs, root, span, tokens)
            tokens.head[row] = Int32(head)
            tokens.relation[row] = relation
        }
    }

    private func isNominal(_ row: Int, _ tokens: TokenTable) -> Bool {
        switch tokens.tag[row] {
        case .noun, .properNoun, .pronoun: true
        default: false
        }
    }

    private func place(
        _ row: Int, _ verbs: [Int], _ root: Int, _ span: Span, _ tokens: TokenTable
    ) -> (head: Int, relation: Relation) {
        if row == root { return (row, .root) }
        let next = (row + 1..<max(row + 1, span.end)).first { isNominal($0, tokens) }
        switch tokens.tag[row] {
        case .verb: return (root, .parataxis)
        case .auxiliary: return (verbs.first { $0 > row } ?? root, .aux)
        case .adposition: return next.map { ($0, .case) } ?? (root, .dep)
        case .determiner: return next.map { ($0, .det) } ?? (root, .dep)
        case .adjective: return next.map { ($0, .amod) } ?? (root, .dep)
        case .numeral: return next.map { ($0, .nummod) } ?? (root, .dep)
        case .punctuation: return (root, .punct)
        case .noun, .properNoun, .pronoun: return nominal(row, verbs, root, span, tokens)
        default: return (root, .dep)
        }
    }

    private func nominal(
        _ row: Int, _ verbs: [Int], _ root: Int, _ span: Span, _ tokens: TokenTable
    ) -> (head: Int, relation: Relation) {
        if row > span.start, tokens.tag[row] == .properNoun, tokens.tag[row - 1] == .properNoun {
            return (row - 1, .flat)
        }
        guard let verb = verbs.min(by: { abs($0 - row) < abs($1 - row) }) else {
            return (root, .nmod)
        }
        var before = row - 1
        while before >= span.start,
            tokens.tag[before] == .determiner || tokens.tag[before] == .adjective
        {
            before -= 1
        }
        if before >= span.start, tokens.tag[before] == .adposition { return (verb, .obl) }
        return (verb, row < verb ? .nsubj : .obj)
    }
}
