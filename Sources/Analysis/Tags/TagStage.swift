public import Annotation

/// Gives every token its part of speech and features.
public struct TagStage: Stage {
    /// The stage's name.
    public let name = "tags"
    /// Needs tokens and sentences.
    public let reads: Document.Layers = [.tokens, .sentences]
    /// Fills the tags.
    public let writes: Document.Layers = .tags
    let model: LanguageModel

    /// Creates the stage of a model.
    public init(model: LanguageModel) { self.model = model }

    /// Tags every sentence; O(tokens).
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = ModelScratch.of(scratch)
        let table = model.tagger.inflections
        memory.featureNames = table.strings.map { $0.map { _ in .empty } }
        for sentence in document.sentences {
            let isHeadline = Self.isHeadline(sentence, in: document)
            ModelScratch.forEachPiece(of: sentence.span, in: document) { piece in
                memory.start(piece, of: document, clusters: model.clusters)
                model.tagger.tag(memory.sentence, memory: memory.decoding)
                restoreVerb(of: piece, in: document, memory, isHeadline: isHeadline)
                write(piece, from: memory, to: &document)
            }
        }
    }

    private func restoreVerb(
        of piece: Range<Int>, in document: Document, _ memory: ModelScratch, isHeadline: Bool
    ) {
        let found: Int?
        if model.language == .german {
            found = VerbRestorer(document: document, piece: piece, sentence: memory.sentence).row()
        } else if isHeadline {
            found =
                HeadlineVerbRestorer(document: document, piece: piece, sentence: memory.sentence)
                .row()
        } else {
            return
        }
        guard let row = found else { return }
        memory.sentence.tag[row] = PartOfSpeech.verb.rawValue
        model.tagger.inflect(memory.sentence, memory: memory.decoding)
    }

    private static func isHeadline(_ sentence: Sentence, in document: Document) -> Bool {
        let blocks = document.article.blocks
        guard blocks.indices.contains(sentence.block) else { return false }
        let role = blocks[sentence.block].role
        return role == .title || role == .heading
    }

    private func write(
        _ piece: Range<Int>, from memory: ModelScratch, to document: inout Document
    ) {
        let table = model.tagger.inflections
        for row in piece {
            let tag = Int(memory.sentence.tag[row - piece.lowerBound])
            let index = Int(memory.sentence.inflection[row - piece.lowerBound])
            document.tokens.tag[row] = PartOfSpeech(rawValue: UInt8(tag)) ?? .unknown
            if memory.featureNames[tag][index] == .empty, !table.strings[tag][index].isEmpty {
                memory.featureNames[tag][index] =
                    document.strings.intern(table.strings[tag][index])
            }
            document.tokens.features[row] = memory.featureNames[tag][index]
            document.tokens.morphology[row] = table.morphology[tag][index]
        }
    }
}
