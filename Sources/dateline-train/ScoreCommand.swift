import Analysis
import Annotation
import ArgumentParser
import Training

/// Measures a model.
struct Score: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        abstract: "Measure a model on gold treebanks and names (gold tokens, own tags).")

    @Option(help: "The model file.")
    var model: String

    @Option(help: "Gold trees in CoNLL-U.")
    var treebank: [String] = []

    @Option(help: "Gold names.")
    var names: [String] = []

    @Option(help: "Look at the first so many sentences only.")
    var sentences: Int?

    @Flag(help: "Print which arguments of verbs are taken for which.")
    var confusion = false

    /// Prints the scores, one line a file.
    func run() throws {
        let model = try LanguageModel(language: .german, path: model)
        for path in treebank {
            let score = try ModelScore(model: model, conllu: path, limit: sentences)
            print(
                path, score.tokens, "tokens", Self.share("UPOS", score.tags, score),
                Self.share("UFeats", score.features, score), Self.share("UAS", score.heads, score),
                Self.share("LAS", score.labels, score), Int(score.speed), "tokens/s")
            guard confusion else { continue }
            for (pair, count) in score.confusion.sorted(by: {
                ($1.value, $0.key) < ($0.value, $1.key)
            })
            where count > 1 {
                print("  ", count, pair)
            }
        }
        for path in names {
            let score = try NameScore(model: model, bio: path)
            print(
                path, score.gold, "names", "F1", Self.rounded(100 * score.f1), "found",
                score.found, "right", score.right)
            if confusion { for example in score.examples { print("  ", example) } }
        }
    }

    private static func share(_ name: String, _ count: Int, _ score: ModelScore) -> String {
        "\(name) \(rounded(100 * Double(count) / Double(max(1, score.tokens))))"
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
