public import Annotation
internal import LanguageData

/// Finds time expressions and their values.
public struct TimeStage: Stage {
    /// Name, for composition errors and timings.
    public var name: String { "times" }
    /// Layers that must be filled before it runs.
    public var reads: Document.Layers { [.tokens, .sentences] }
    /// Layers that it fills.
    public var writes: Document.Layers { .times }

    let grammar: TimeGrammar

    /// Creates the stage of a grammar.
    public init(_ grammar: TimeGrammar) { self.grammar = grammar }

    /// Memory of a worker, with the vocabulary-free parts of the matcher.
    private final class Memory {
        var patterns = PatternScratch()
        var run = TimeRun()
    }

    /// Fills `times`, in the order of the text.
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = scratch.slot(Memory.self) { Memory() }
        let blocks = document.article.blocks
        let ranges =
            blocks.isEmpty
            ? [0..<document.bytes.count]
            : blocks.filter(\.isKept).map { $0.range.start..<$0.range.end }
        memory.patterns.lexemes.removeAll()
        document.bytes.withUnsafeBufferPointer { bytes in
            for range in ranges {
                memory.patterns.lexemes.append(
                    bytes, in: range, vocabulary: grammar.patterns.vocabulary)
            }
            memory.patterns.arcs.read(
                memory.patterns.lexemes, vocabulary: grammar.patterns.vocabulary,
                numbers: grammar.patterns.numbers)
            memory.patterns.matcher.run(
                grammar.patterns.automaton, memory.patterns.lexemes, memory.patterns.arcs)
            memory.patterns.matcher.keepBest()
            memory.run.resolve(memory.patterns, grammar, document, bytes)
        }
        document.times = memory.run.mentions
    }
}
