import ArgumentParser
import LanguageData
import Training

/// What names are learned from, and how.
struct NameOptions: ParsableArguments {
    @Option(
        help: "Names as token and BIO label, tab between; PATH@WEIGHT makes it count more or less.")
    var names: [String] = []

    @Option(help: "Names marked in sentences of the marked treebanks; PATH@WEIGHT as above.")
    var marks: [String] = []

    @Option(help: "Marks that follow the rules of the names less closely; PATH@WEIGHT as above.")
    var relatedMarks: [String] = []

    @Option(help: "A treebank in CoNLL-U that holds marked sentences.")
    var markedTreebank: [String] = []

    @Option(help: "A table of places: GeoNames' towns, or ISO 3166 names.")
    var places: [String] = []

    @Option(help: "Names labelled by other rules, which help; PATH@WEIGHT as above.")
    var relatedNames: [String] = []

    @Option(help: "The seeds folder whose lexicon knows names.")
    var world: String?

    @Option(help: "Recognisers of names from different seeds whose weights are added up.")
    var nameMembers: Int?

    @Option(help: "Passes over the names.")
    var nameEpochs: Int?

    @Option(help: "Features of the names left out at random in training, of 256.")
    var nameDropout: Int?

    @Option(help: "Most bytes of the weights of names.")
    var nameBudget: Int?

    @Option(help: "What a wrong name label is given on top of its score in training.")
    var nameMargin: Float?

    /// Tells a recipe.
    func apply(to recipe: inout ModelRecipe) {
        recipe.names = names.map { ModelRecipe.Source($0) }
        recipe.marks = marks.map { ModelRecipe.Source($0) }
        recipe.relatedMarks = relatedMarks.map { ModelRecipe.Source($0) }
        recipe.markedTreebanks = markedTreebank
        recipe.places = places
        recipe.relatedNames = relatedNames.map { ModelRecipe.Source($0) }
        recipe.world = world.map { SeedsFolder(path: $0) }
        if let nameMembers { recipe.settings.nameMembers = nameMembers }
        if let nameEpochs { recipe.settings.nameEpochs = nameEpochs }
        if let nameDropout { recipe.settings.nameDropout = nameDropout }
        if let nameBudget { recipe.settings.budgets.names = nameBudget }
        if let nameMargin { recipe.settings.nameMargin = nameMargin }
    }
}
