public import Annotation
public import LanguageData

/// Reads numbers of people, things and money, with their units.
public struct QuantityReader: Sendable {
    private let grammar: PatternGrammar
    private let rules: [QuantityRule]

    /// Compiles record files; those with classes come before those whose patterns name them.
    public init(_ files: [RecordFile], language: Language) throws(LanguageDataError) {
        grammar = try PatternGrammar(files, language: language.code)
        var rules: [QuantityRule] = []
        for rule in grammar.rules { rules.append(try QuantityRule(rule)) }
        self.rules = rules
    }

    /// Compiles the records of the lexicon in a seeds folder, overlays included.
    public init(seeds: SeedsFolder, language: Language) throws(LanguageDataError) {
        var files: [RecordFile] = []
        for name in Self.files(for: language) { files += try seeds.records(name) }
        try self.init(files, language: language)
    }

    /// Names of the record files of a language, relative to the lexicon, in the order of reading.
    public static func files(for language: Language) -> [String] {
        ["\(language.code)/numbers.records", "\(language.code)/quantities.records"]
    }

    private final class Memory {
        var patterns = PatternScratch()
    }

    /// All quantities of a document, in order; an event has those whose span lies in its clause.
    public func read(_ document: Document, scratch: Scratch) -> [QuantityMention] {
        let memory = scratch.slot(Memory.self) { Memory() }
        memory.patterns.lexemes.removeAll()
        let blocks = document.article.blocks
        document.bytes.withUnsafeBufferPointer { bytes in
            guard !blocks.isEmpty else {
                memory.patterns.lexemes.append(
                    bytes, in: 0..<bytes.count, vocabulary: grammar.vocabulary)
                return
            }
            for block in blocks where block.isKept {
                memory.patterns.lexemes.append(
                    bytes, in: block.range.start..<block.range.end,
                    vocabulary: grammar.vocabulary)
            }
        }
        memory.patterns.arcs.read(
            memory.patterns.lexemes, vocabulary: grammar.vocabulary, numbers: grammar.numbers)
        memory.patterns.matcher.run(
            grammar.automaton, memory.patterns.lexemes, memory.patterns.arcs)
        memory.patterns.matcher.keepBest()
        return mentions(memory.patterns, document)
    }

    private func mentions(
        _ patterns: PatternScratch, _ document: Document
    ) -> [QuantityMention] {
        var result: [QuantityMention] = []
        var row = 0
        for match in patterns.matcher.matches {
            let captures = patterns.matcher.captures[
                match.captureStart..<match.captureStart + PatternMatcher.slotCount]
            guard
                let found = rules[match.rule].read(captures, texts: grammar.vocabulary.texts)
            else { continue }
            let range = TextRange(
                Int(patterns.lexemes.start[match.marked.lowerBound]),
                Int(patterns.lexemes.end[match.marked.upperBound - 1]))
            let quantity = Quantity(
                value: found.value, max: found.max, unit: found.unit, text: document.text(range))
            result.append(
                QuantityMention(
                    range: range, span: document.span(touching: range, from: &row),
                    quantity: quantity, rule: rules[match.rule].id))
        }
        return result
    }
}
