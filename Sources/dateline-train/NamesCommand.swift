import ArgumentParser
import Training

/// Trains the names of a model that is there, and leaves its other parts as they are.
struct Names: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        abstract: "Train the names of one language and put them into its model file.")

    @Option(help: "The model: its tagger gives the parts of speech, its names are replaced.")
    var into: String

    @OptionGroup var names: NameOptions
    @OptionGroup var start: SeedOption

    @Option(help: "The model file to write, where that is not the one of --into.")
    var output: String?

    /// Trains, with progress on standard error.
    func run() throws {
        var recipe = ModelRecipe()
        recipe.base = into
        recipe.settings.seed = start.seed
        names.apply(to: &recipe)
        try ModelOutput.run(recipe, to: output ?? into)
    }
}
