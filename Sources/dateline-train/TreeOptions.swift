import ArgumentParser
import Training

/// How tagger and parser are trained; what is not given stays as the shipped models have it.
struct TreeOptions: ParsableArguments {
    @Flag(help: "Let the tagger know the parts of speech that words were met with.")
    var wordTags = false

    @Option(help: "Passes over the treebanks for the tagger.")
    var tagEpochs: Int?

    @Option(help: "Passes over the treebanks for the parser.")
    var parseEpochs: Int?

    @Option(help: "Taggers and parsers that choose the features of the others.")
    var broadMembers: Int?

    @Option(help: "Room of the chosen features, in hundredths of the room in the model.")
    var refitShare: Int?

    @Option(help: "Taggers of chosen features whose weights are added up; 0 keeps the first ones.")
    var tagMembers: Int?

    @Option(help: "Parsers of chosen features whose weights are added up; 0 keeps the first ones.")
    var parseMembers: Int?

    @Option(help: "Parts of the treebanks, each tagged for the parser by a tagger of the others.")
    var folds: Int?

    @Option(help: "Features of the tagger left out at random in training, of 256.")
    var tagDropout: Int?

    @Option(help: "Features of the parser left out at random in training, of 256.")
    var parseDropout: Int?

    @Option(help: "Largest step of an update of the tagger.")
    var tagStep: Float?

    @Option(help: "Largest step of an update of the parser.")
    var parseStep: Float?

    @Option(help: "Most bytes of the weights of the parts of speech.")
    var tagBudget: Int?

    @Option(help: "Most bytes of the weights of the inflections.")
    var inflectionBudget: Int?

    @Option(help: "Most bytes of the weights of the parser.")
    var parseBudget: Int?

    /// Tells a recipe.
    func apply(to recipe: inout ModelRecipe) {
        func set<T>(_ path: WritableKeyPath<TrainingSettings, T>, _ value: T?) {
            if let value { recipe.settings[keyPath: path] = value }
        }
        recipe.settings.knowsWordTags = wordTags
        set(\.tagEpochs, tagEpochs)
        set(\.parseEpochs, parseEpochs)
        set(\.broadMembers, broadMembers)
        set(\.refitShare, refitShare)
        set(\.tagMembers, tagMembers)
        set(\.parseMembers, parseMembers)
        set(\.folds, folds)
        set(\.tagDropout, tagDropout)
        set(\.parseDropout, parseDropout)
        set(\.tagStep, tagStep)
        set(\.parseStep, parseStep)
        set(\.budgets.tags, tagBudget)
        set(\.budgets.inflections, inflectionBudget)
        set(\.budgets.transitions, parseBudget)
    }
}
