/// What a training can be told.
public struct TrainingSettings: Sendable {
    /// Start of the pseudo-random numbers.
    public var seed: UInt64 = 1
    /// Passes over the data for the tagger.
    public var tagEpochs = 6
    /// Passes over the data for the parser.
    public var parseEpochs = 8
    /// Passes over the data for names.
    public var nameEpochs = 12
    /// Parts into which the data are cut so that the parser learns from tags as they will be at run time.
    public var folds = 4
    /// Passes over the data for the taggers of the parts.
    public var foldEpochs = 3
    /// Updates that must want a feature before it gets weights.
    public var cutoff = 2
    /// The same for features of inflection.
    public var inflectionCutoff = 3
    /// Times a feature string must occur.
    public var rareFeatures = 4
    /// Largest step of an update of the tagger.
    public var tagStep: Float = 0.02
    /// Largest step of an update of the parser.
    public var parseStep: Float = 0.01
    /// What a wrong name label is given on top of its score, so that right ones learn to win clearly.
    public var nameMargin: Float = 0.5
    /// Largest step of an update of the names.
    public var nameStep: Float = 0.02
    /// Features of the tagger left out at random, of 256.
    public var tagDropout = 0
    /// Features of the parser left out at random, of 256.
    public var parseDropout = 0
    /// Features of the names left out at random, of 256.
    public var nameDropout = 0
    /// Most bytes of the weights of parts of speech, inflection, transitions and names.
    public var budgets = Budgets()

    /// Sizes of the parts of a model, in bytes.
    public struct Budgets: Sendable {
        /// Parts of speech.
        public var tags = 700_000
        /// Inflection.
        public var inflections = 900_000
        /// Transitions.
        public var transitions = 2_600_000
        /// Names.
        public var names = 700_000
    }

    /// The settings that the shipped models are trained with.
    public init() {}
}
