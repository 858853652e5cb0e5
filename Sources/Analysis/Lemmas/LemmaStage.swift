public import Annotation

/// Gives every token its dictionary form.
public struct LemmaStage: Stage {
    /// Name, for timings.
    public let name = "lemmas"
    /// Needs tags.
    public let reads: Document.Layers = [.tokens, .tags]
    /// Fills the lemmas.
    public let writes: Document.Layers = .lemmas
    private let model: LemmaModel

    /// Creates the stage of a model.
    public init(model: LemmaModel) { self.model = model }

    /// Memory of a worker.
    private final class Memory {
        var word: [UInt8] = []
        var folded: [UInt8] = []
    }

    /// Fills the lemmas; O(bytes of the forms).
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = scratch.slot(Memory.self) { Memory() }
        for row in 0..<document.tokens.count {
            let tag = document.tokens.tag[row]
            memory.word.removeAll(keepingCapacity: true)
            document.strings.withBytes(of: document.tokens.form[row]) {
                memory.word.append(contentsOf: $0)
            }
            let degree: UInt8 =
                tag == .adjective || tag == .adverb
                ? document.strings.withBytes(of: document.tokens.features[row]) {
                    LemmaKey.degree(in: $0)
                } : 0
            model.lemmatise(
                &memory.word, folded: &memory.folded, tag: tag,
                morphology: document.tokens.morphology[row], degree: degree)
            document.tokens.lemma[row] = memory.word.withUnsafeBufferPointer {
                document.strings.intern($0)
            }
        }
    }
}
