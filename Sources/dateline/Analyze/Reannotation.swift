import Analysis
import Annotation
import ArgumentParser

/// Reads CoNLL-U from standard input and writes it with everything but the tokens made anew.
struct Reannotation {
    private static let batch = 200

    /// The analysis.
    var analyzer: Analyzer
    /// The language's code.
    var language: String

    /// Runs to the end of the input; throws at the first line that is not CoNLL-U.
    func run() throws {
        guard let language = Language(rawValue: language) else { return }
        let scratch = Scratch()
        var reader = ConlluReader()
        var sentences: [ConlluSentence] = []
        while let line = readLine() {
            if let sentence = try reader.read(Substring(line)) { sentences.append(sentence) }
            if sentences.count == Self.batch { try flush(&sentences, language, scratch) }
        }
        if let sentence = reader.finish() { sentences.append(sentence) }
        try flush(&sentences, language, scratch)
    }

    private func flush(
        _ sentences: inout [ConlluSentence], _ language: Language, _ scratch: Scratch
    ) throws {
        for sentence in analyzer.annotate(sentences, language: language, scratch: scratch) {
            Output.standard.write(sentence.text)
        }
        try Output.standard.flushIfFull()
        sentences.removeAll(keepingCapacity: true)
    }
}
