internal import Analysis

/// Trains the parser: greedy, with a dynamic oracle, on the states that its own mistakes lead to.
final class ParserTrainer {
    /// The transitions.
    let transitions: TransitionTable
    /// Their weights.
    let weights: WeightTable
    private let corpus: Corpus
    private let labels: [Int16]
    private let settings: TrainingSettings
    private let sentence = SentenceBuffer()
    private let context = ParserFeatures.Context()
    private var state = ParserState()
    private var oracle = ArcOracle()
    private var list = FeatureList()
    private var chance: RandomSource

    /// Prepares training on `corpus`; only `features` get weights where they are given.
    init(corpus: Corpus, settings: TrainingSettings, features: [UInt64]? = nil) {
        self.corpus = corpus
        self.settings = settings
        chance = RandomSource(seed: settings.seed &+ 6)
        let inventory = LabelInventory(corpus: corpus)
        transitions = inventory.transitions
        labels = inventory.labelOfRelation
        weights = WeightTable(
            classes: transitions.count, cutoff: settings.cutoff, features: features)
    }

    deinit { state.deallocate() }

    /// Trains on all sentences, `settings.parseEpochs` times; `fill` sets what the parser sees of a
    /// sentence, `report` is called after each pass with the share of decisions without loss.
    func train(fill: (Int, SentenceBuffer) -> Void, report: (Int, Double) -> Void) {
        var random = RandomSource(seed: settings.seed &+ 77)
        for epoch in 0..<settings.parseEpochs {
            var decisions = 0
            var right = 0
            for index in random.order(corpus.count) {
                corpus.load(index, into: sentence)
                fill(index, sentence)
                train(index, explores: epoch > 0, decisions: &decisions, right: &right)
            }
            report(epoch, Double(right) / Double(max(1, decisions)))
        }
        weights.average()
    }

    private func train(_ index: Int, explores: Bool, decisions: inout Int, right: inout Int) {
        let rows = corpus.rows(index)
        let weight = corpus.weights[index]
        oracle.start(corpus.heads[rows])
        context.start(sentence)
        state.start(count: sentence.count)
        while !state.isAtRoot {
            ParserFeatures.fill(state, of: sentence, context: context, into: &list)
            list.thin(share: settings.parseDropout, random: &chance)
            weights.step()
            weights.score(list)
            let choice = choose(oracle.judge(state), first: rows.lowerBound)
            decisions += 1
            guard let good = choice.good else {
                transitions.apply(choice.best, to: &state)
                continue
            }
            if let bad = choice.bad {
                weights.update(
                    list, good: good, bad: bad, limit: settings.parseStep, weight: weight)
            }
            if choice.best == good { right += 1 }
            transitions.apply(explores ? choice.best : good, to: &state)
        }
    }

    /// The best transition of all, of those without loss, and of those with loss.
    private func choose(_ verdict: ArcOracle.Verdict, first: Int) -> (
        best: Int, good: Int?, bad: Int?
    ) {
        let isLeftAllowed = TransitionTable.isAllowed(.left, in: state)
        let isReduceAllowed = TransitionTable.isAllowed(.reduce, in: state)
        let hasStack = state.depth > 0
        let top = hasStack ? state.stacked(0) : 0
        let leftLabel = hasStack ? labels[Int(corpus.relations[first + top])] : 0
        let rightLabel = labels[Int(corpus.relations[first + state.front])]
        var good = -1
        var bad = -1
        for index in 0..<transitions.count {
            let isGood: Bool
            switch transitions.kind[index] {
            case .shift: isGood = verdict.shift
            case .reduce:
                guard isReduceAllowed else { continue }
                isGood = verdict.reduce
            case .left:
                guard isLeftAllowed else { continue }
                isGood =
                    verdict.left
                    && (!verdict.isLeftGold || Int16(transitions.label[index]) == leftLabel)
            case .right:
                guard hasStack else { continue }
                isGood =
                    verdict.right
                    && (!verdict.isRightGold || Int16(transitions.label[index]) == rightLabel)
            }
            if isGood {
                if good < 0 || weights.scores[index] > weights.scores[good] { good = index }
            } else if bad < 0 || weights.scores[index] > weights.scores[bad] {
                bad = index
            }
        }
        let best =
            good < 0
            ? bad : bad < 0 ? good : weights.scores[good] >= weights.scores[bad] ? good : bad
        return (best, good < 0 ? nil : good, bad < 0 ? nil : bad)
    }
}
