public import Annotation

/// Gives every token its head and relation.
public struct DependencyStage: Stage {
    /// The stage's name.
    public let name = "dependencies"
    /// Needs tags.
    public let reads: Document.Layers = [.tokens, .sentences, .tags]
    /// Fills the trees.
    public let writes: Document.Layers = .dependencies
    private let model: LanguageModel
    private let relations: [Relation]

    /// Creates the stage of a model.
    public init(model: LanguageModel) {
        self.model = model
        relations = model.parser.transitions.labels.map { Relation(code: $0) }
    }

    /// Parses every sentence: one root each; O(tokens).
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = ModelScratch.of(scratch)
        memory.traits.removeAll(keepingCapacity: true)
        memory.traits.append(contentsOf: repeatElement(nil, count: document.strings.count))
        for sentence in document.sentences {
            var root = -1
            ModelScratch.forEachPiece(of: sentence.span, in: document) { piece in
                memory.start(piece, of: document, clusters: model.clusters)
                fillSyntax(piece, of: document, in: memory)
                model.parser.parse(memory.sentence, memory: memory.parsing)
                write(piece, from: memory.sentence, root: &root, to: &document)
            }
        }
        if model.language == .english { MainVerbRepair.apply(to: &document) }
    }

    private func fillSyntax(_ piece: Range<Int>, of document: Document, in memory: ModelScratch) {
        for row in piece {
            let traits = memory.traits(of: document.tokens.features[row], in: document)
            let index = row - piece.lowerBound
            memory.sentence.syntax[index] = SyntaxAtoms(
                lexical: memory.sentence.lexical[index], tag: document.tokens.tag[row].rawValue,
                traits: traits)
        }
    }

    /// Writes a piece; the root of a later piece of a sentence depends on that of the first.
    private func write(
        _ piece: Range<Int>, from sentence: SentenceBuffer, root: inout Int,
        to document: inout Document
    ) {
        for row in piece {
            let head = Int(sentence.head[row - piece.lowerBound])
            if head < sentence.count {
                document.tokens.head[row] = Int32(piece.lowerBound + head)
                document.tokens.relation[row] =
                    relations[Int(sentence.label[row - piece.lowerBound])]
            } else if root < 0 {
                root = row
                document.tokens.head[row] = Int32(row)
                document.tokens.relation[row] = .root
            } else {
                document.tokens.head[row] = Int32(root)
                document.tokens.relation[row] = .parataxis
            }
        }
    }
}
