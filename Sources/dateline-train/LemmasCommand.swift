import Annotation
import ArgumentParser
import Training

/// Learns the lemma model of a language.
struct Lemmas: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        abstract: "Learn the lemmas of one language from treebanks and word lists.")

    @Option(help: "The language: de or en.")
    var language: String

    @Option(help: "A treebank with gold lemmas in CoNLL-U.")
    var treebank: [String] = []

    @Option(help: "A treebank whose lemmas come from a conversion: it counts less.")
    var converted: [String] = []

    @Option(help: "Forms with their lemmas, tab between.")
    var table: String?

    @Option(help: "Words, the most frequent first.")
    var words: String?

    @Option(help: "The model file to write.")
    var output: String

    /// Learns and writes.
    func run() throws {
        guard let language = Language(rawValue: language) else {
            throw ValidationError("--language is de or en, not '\(language)'")
        }
        var trainer = LemmaTrainer(language: language)
        for path in treebank { try trainer.add(treebank: path, weight: 3, isConverted: false) }
        for path in converted { try trainer.add(treebank: path, weight: 1, isConverted: true) }
        try trainer.add(table: table, words: words)
        let (bytes, entries, scripts) = trainer.model()
        try ModelOutput.write(bytes, to: output)
        print("\(entries) rules, \(scripts) scripts, \(bytes.count) bytes in \(output)")
    }
}
