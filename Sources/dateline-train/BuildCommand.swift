import ArgumentParser
import Training

/// Trains a model.
struct Build: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        abstract: "Train tagger, parser and names of one language and write the model file.")

    @Option(
        help: "A treebank in CoNLL-U, plain or packed; PATH@WEIGHT makes it count more or less.")
    var treebank: [String] = []

    @Option(help: "Word clusters: word, tab, number.")
    var clusters: String?

    @OptionGroup var names: NameOptions
    @OptionGroup var trees: TreeOptions
    @OptionGroup var start: SeedOption

    @Option(help: "The model file to write.")
    var output: String

    /// Trains, with progress on standard error.
    func run() throws {
        var recipe = ModelRecipe()
        recipe.treebanks = treebank.map { ModelRecipe.Source($0) }
        recipe.clusters = clusters
        recipe.settings.seed = start.seed
        names.apply(to: &recipe)
        trees.apply(to: &recipe)
        try ModelOutput.run(recipe, to: output)
    }
}
