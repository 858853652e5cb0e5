import ArgumentParser
import Training

/// Trains the names of a model that is there, and leaves its other parts as they are.
struct Names: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        abstract: "Train the names of one language and put them into its model file.")

    @Option(help: "The model: its tagger gives the parts of speech, its names are replaced.")
    var into: String

    @Option(
        help: "Names as token and BIO label, tab between; PATH@WEIGHT makes it count more or less.")
    var names: [String] = []

    @Option(help: "A table of places: GeoNames' towns, or ISO 3166 names.")
    var places: [String] = []

    @Option(help: "CoNLL-U whose words teach names by what they are mostly taken for.")
    var plainText: [String] = []

    @Option(help: "Start of the pseudo-random numbers; the same seed and data give the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "The model file to write, where that is not the one of --into.")
    var output: String?

    /// Trains, with progress on standard error.
    func run() throws {
        var recipe = ModelRecipe()
        recipe.base = into
        recipe.names = names.map { ModelRecipe.Source($0) }
        recipe.places = places
        recipe.plainText = plainText
        recipe.settings.seed = seed
        let clock = ProcessorClock()
        let bytes = try recipe.run { Build.say("\(Int(clock.seconds)) s  \($0)") }
        let path = output ?? into
        try Build.write(bytes, to: path)
        Build.say("\(Int(clock.seconds)) s  \(bytes.count) bytes in \(path)")
    }
}
