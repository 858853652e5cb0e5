/// What a training can be told.
public struct TrainingSettings: Sendable {
    /// Start of the pseudo-random numbers.
    public var seed: UInt64 = 1
    /// Whether the tagger knows the parts of speech that words were met with.
    public var knowsWordTags = false
    /// Passes over the data for the tagger.
    public var tagEpochs = 6
    /// Passes over the data for the second look at parts of speech.
    public var revisionEpochs = 4
    /// Passes over the data for the parser.
    public var parseEpochs = 6
    /// Passes over the data for names.
    public var nameEpochs = 12
    /// Taggers and parsers that choose, together, the features which those of the model learn.
    public var broadMembers = 1
    /// Room of the chosen features, in hundredths of the room in the model.
    public var refitShare = 100
    /// Taggers, each from another seed, whose weights are added up.
    public var tagMembers = 1
    /// Parsers, each from another seed, whose weights are added up.
    public var parseMembers = 1
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
    public var nameMargin: Float = 2
    /// Largest step of an update of the names.
    public var nameStep: Float = 0.02
    /// Features of the tagger left out at random, of 256.
    public var tagDropout = 80
    /// Features of the parser left out at random, of 256.
    public var parseDropout = 80
    /// Features of the names left out at random, of 256.
    public var nameDropout = 77
    /// Recognisers of names, each from another seed, whose weights are added up.
    public var nameMembers = 5
    /// Most bytes of the weights of parts of speech, inflection, transitions and names.
    public var budgets = Budgets()

    /// Sizes of the parts of a model, in bytes.
    public struct Budgets: Sendable {
        /// Parts of speech.
        public var tags = 600_000
        /// The second look at parts of speech.
        public var revisions = 200_000
        /// Inflection.
        public var inflections = 650_000
        /// Transitions.
        public var transitions = 2_400_000
        /// Names.
        public var names = 600_000
    }

    /// The settings that the shipped models are trained with.
    public init() {}

    /// The settings of one member of a committee: another seed, the first member's the same.
    func ofMember(_ member: Int) -> TrainingSettings {
        var settings = self
        settings.seed &+= UInt64(member) &* 1000
        return settings
    }
}
