public import Annotation

/// Finds the names.
public struct MentionStage: Stage {
    /// The stage's name.
    public let name = "names"
    /// Needs tags and trees.
    public let reads: Document.Layers = [.tokens, .sentences, .tags, .dependencies]
    /// Fills the mentions.
    public let writes: Document.Layers = .mentions
    private let model: LanguageModel
    private let source: String

    /// Creates the stage of a model.
    public init(model: LanguageModel) {
        self.model = model
        source = "models/\(model.language.code).model names"
    }

    /// Finds the names of every sentence, in order, without overlap; O(tokens).
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = ModelScratch.of(scratch)
        document.mentions.removeAll(keepingCapacity: true)
        for sentence in document.sentences {
            ModelScratch.forEachPiece(of: sentence.span, in: document) { piece in
                memory.start(piece, of: document, clusters: model.clusters)
                fill(piece, of: document, in: memory)
                model.names.label(
                    memory.sentence, names: memory.nameAtoms, memory: memory.decoding,
                    decoder: memory.names)
                NameLabels.forEachName(in: memory.names.labels, count: piece.count) { span, kind in
                    let span = Span(span.start + piece.lowerBound, span.end + piece.lowerBound)
                    document.mentions.append(
                        Mention(
                            span: span, head: Self.head(of: span, in: document),
                            kind: NameLabels.kinds[kind], source: source))
                }
            }
        }
    }

    private func fill(_ piece: Range<Int>, of document: Document, in memory: ModelScratch) {
        memory.nameAtoms.start(count: piece.count)
        for row in piece {
            let index = row - piece.lowerBound
            memory.sentence.tag[index] = document.tokens.tag[row].rawValue
            document.strings.withBytes(of: document.tokens.form[row]) {
                memory.nameAtoms.set(
                    index, form: $0, of: memory.sentence, clusters: model.clusters,
                    lexicon: model.names.lexicon)
            }
        }
    }

    /// The first row of a span whose head lies outside it.
    private static func head(of span: Span, in document: Document) -> Int {
        span.rows.first { row in
            let head = Int(document.tokens.head[row])
            return head == row || !span.contains(head)
        } ?? span.start
    }
}
