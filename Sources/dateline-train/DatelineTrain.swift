import Analysis
import Annotation
import ArgumentParser
import Glibc
import Training

/// Trains models and measures them.
struct DatelineTrain: ParsableCommand {
    /// How the command is called and what it can do.
    static let configuration = CommandConfiguration(
        commandName: "dateline-train",
        abstract: "Trains the language models of Dateline and measures them.",
        subcommands: [Build.self, Names.self, Lemmas.self, Score.self, GazetteerCommand.self])
}

/// Trains a model.
struct Build: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        abstract: "Train tagger, parser and names of one language and write the model file.")

    @Option(
        help: "A treebank in CoNLL-U, plain or packed; PATH@WEIGHT makes it count more or less.")
    var treebank: [String] = []

    @Option(
        help: "Names as token and BIO label, tab between; PATH@WEIGHT makes it count more or less.")
    var names: [String] = []

    @Option(help: "Word clusters: word, tab, number.")
    var clusters: String?

    @Option(help: "Start of the pseudo-random numbers; the same seed and data give the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "Passes over the treebanks for the parser.")
    var parseEpochs: Int?

    @Option(help: "Passes over the treebanks for the tagger.")
    var tagEpochs: Int?

    @Option(help: "Taggers and parsers that choose the features of the others.")
    var broadMembers: Int?

    @Option(help: "Room of the chosen features, in hundredths of the room in the model.")
    var refitShare: Int?

    @Option(help: "Taggers whose weights are added up.")
    var tagMembers: Int?

    @Option(help: "Parsers whose weights are added up.")
    var parseMembers: Int?

    @Option(help: "Most bytes of the weights of the parser.")
    var parseBudget: Int?

    @Option(help: "Most bytes of the weights of the parts of speech.")
    var tagBudget: Int?

    @Option(help: "Most bytes of the weights of the inflections.")
    var inflectionBudget: Int?

    @Option(help: "Parts of the treebanks, each tagged for the parser by a tagger of the others.")
    var folds: Int?

    @Option(help: "Features of the tagger left out at random in training, of 256.")
    var tagDropout: Int?

    @Option(help: "Features of the parser left out at random in training, of 256.")
    var parseDropout: Int?

    @Option(help: "Features of the names left out at random in training, of 256.")
    var nameDropout: Int?

    @Option(help: "What a wrong name label is given on top of its score in training.")
    var nameMargin: Float?

    @Option(help: "A table of places: GeoNames' towns, or ISO 3166 names.")
    var places: [String] = []

    @Option(help: "CoNLL-U whose words teach names by what they are mostly taken for.")
    var plainText: [String] = []

    @Option(help: "Take everything but the names from this model.")
    var base: String?

    @Option(help: "Passes over the names.")
    var nameEpochs: Int?

    @Option(help: "Largest step of an update of the parser.")
    var parseStep: Float?

    @Option(help: "Largest step of an update of the tagger.")
    var tagStep: Float?

    @Option(help: "The model file to write.")
    var output: String

    /// Trains, with progress on standard error.
    func run() throws {
        var recipe = ModelRecipe()
        recipe.treebanks = treebank.map { ModelRecipe.Source($0) }
        recipe.names = names.map { ModelRecipe.Source($0) }
        recipe.clusters = clusters
        recipe.settings.seed = seed
        if let parseEpochs { recipe.settings.parseEpochs = parseEpochs }
        if let tagEpochs { recipe.settings.tagEpochs = tagEpochs }
        if let broadMembers { recipe.settings.broadMembers = broadMembers }
        if let refitShare { recipe.settings.refitShare = refitShare }
        if let tagMembers { recipe.settings.tagMembers = tagMembers }
        if let parseMembers { recipe.settings.parseMembers = parseMembers }
        if let parseBudget { recipe.settings.budgets.transitions = parseBudget }
        if let tagBudget { recipe.settings.budgets.tags = tagBudget }
        if let inflectionBudget { recipe.settings.budgets.inflections = inflectionBudget }
        if let folds { recipe.settings.folds = folds }
        if let tagDropout { recipe.settings.tagDropout = tagDropout }
        if let parseDropout { recipe.settings.parseDropout = parseDropout }
        if let nameDropout { recipe.settings.nameDropout = nameDropout }
        if let nameEpochs { recipe.settings.nameEpochs = nameEpochs }
        if let nameMargin { recipe.settings.nameMargin = nameMargin }
        recipe.base = base
        recipe.places = places
        recipe.plainText = plainText
        if let parseStep { recipe.settings.parseStep = parseStep }
        if let tagStep { recipe.settings.tagStep = tagStep }
        let clock = ProcessorClock()
        let bytes = try recipe.run { line in
            Self.say("\(Int(clock.seconds)) s  \(line)")
        }
        try Self.write(bytes, to: output)
        Self.say("\(Int(clock.seconds)) s  \(bytes.count) bytes in \(output)")
    }
}

extension Build {
    /// Writes a model file; the one at that path before stays whole until the new one is.
    static func write(_ bytes: [UInt8], to path: String) throws(TrainingError) {
        guard let file = fopen(path + ".new", "w") else {
            throw TrainingError(message: "\(path).new: cannot be written; check the path")
        }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count, rename(path + ".new", path) == 0 else {
            throw TrainingError(message: "\(path): could not be written to the end")
        }
    }

    /// Writes a line to standard error.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}

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
