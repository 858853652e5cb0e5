public import Annotation

/// Gives every token its dictionary form.
public struct LemmaStage: Stage {
    /// Name, for timings.
    public let name = "lemmas"
    /// Needs tags.
    public let reads: Document.Layers = [.tokens, .sentences, .tags]
    /// Fills the lemmas.
    public let writes: Document.Layers = .lemmas
    let lemmas: LemmaModel
    private let words: ClusterMap?

    /// Creates the stage; the clusters of `model` tell common words from names.
    public init(lemmas: LemmaModel, model: LanguageModel? = nil) {
        self.lemmas = lemmas
        let the = Array("the".utf8).withUnsafeBufferPointer { hash($0) }
        let knowsWords = lemmas.language == .english && model?.clusters.cluster(of: the) ?? 0 > 0
        words = knowsWords ? model?.clusters : nil
    }

    /// Memory of a worker.
    private final class Memory {
        var word: [UInt8] = []
        var folded: [UInt8] = []
    }

    /// Fills the lemmas; O(bytes of the forms).
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = scratch.slot(Memory.self) { Memory() }
        for sentence in document.sentences {
            for row in sentence.span.rows {
                fill(row, isFirst: row == sentence.span.start, of: &document, memory)
            }
        }
    }

    private func fill(
        _ row: Int, isFirst: Bool, of document: inout Document, _ memory: Memory
    ) {
        memory.word.removeAll(keepingCapacity: true)
        document.strings.withBytes(of: document.tokens.form[row]) {
            memory.word.append(contentsOf: $0)
        }
        var tag = document.tokens.tag[row]
        if tag == .noun, !isFirst, isUnknownName(memory) { tag = .properNoun }
        let degree = document.strings.withBytes(of: document.tokens.features[row]) {
            LemmaKey.degree(of: tag, form: memory.word, features: $0)
        }
        lemmas.lemmatise(
            &memory.word, folded: &memory.folded, tag: tag,
            morphology: document.tokens.morphology[row], degree: degree)
        document.tokens.lemma[row] = memory.word.withUnsafeBufferPointer {
            document.strings.intern($0)
        }
    }

    /// Whether an English word inside a sentence is capitalised and unknown in small letters: a name,
    /// whatever the tagger says.
    private func isUnknownName(_ memory: Memory) -> Bool {
        guard let words, let first = memory.word.first, (0x41...0x5A).contains(first),
            LemmaText.shape(of: memory.word) == .capital
        else { return false }
        memory.folded.removeAll(keepingCapacity: true)
        memory.folded.append(contentsOf: memory.word)
        LemmaText.lower(&memory.folded)
        return memory.folded.withUnsafeBufferPointer { words.cluster(of: hash($0)) } == 0
    }
}
