package import LanguageData

/// Dependency trees by transitions, chosen one by one by a linear classifier.
///
/// Where two transitions score nearly alike, both are followed until they lead to the same
/// configuration again, and the likelier way is kept (after the selectional branching of Choi and
/// McCallum 2013, with the ways joined where they meet).
package struct Parser: Sendable {
    /// The transitions it chooses from.
    package let transitions: TransitionTable
    private let weights: WeightMap
    private let cases: CaseRepair
    private let softmax: SoftmaxTable
    private let unsure: Int32

    // Chosen on the English development treebank; the figures change little around them.
    /// Distance in training's margin below which a decision is unsure.
    private static let unsureMargin: Float = 0.4
    /// Sharpness of the probabilities.
    private static let sharpness: Float = 1.3
    /// Transitions that two ways are followed at most.
    private static let horizon = 16

    /// Reads the parser of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        weights = try WeightMap(model: model, section: "transitions")
        transitions = TransitionTable(
            text: String(decoding: try model.required("transition-names"), as: UTF8.self))
        cases = CaseRepair(labels: transitions.labels)
        guard weights.classes == transitions.count, transitions.count <= 255,
            transitions.labels.count <= 64, weights.scale > 0
        else { throw model.error("has weights for other transitions than it names") }
        softmax = SoftmaxTable(scale: weights.scale, sharpness: Self.sharpness)
        unsure = Int32(min(Self.unsureMargin / weights.scale, 1_000_000))
    }

    /// Sets `head` and `label` of every row of a tagged sentence; O(tokens).
    ///
    /// Every row has one head, exactly one row has the root (`count`) as head, and there is no cycle.
    package func parse(_ sentence: SentenceBuffer, memory: ParsingMemory) {
        guard sentence.count > 0 else { return }
        memory.context.start(sentence)
        memory.state.start(count: sentence.count)
        while !memory.state.isAtRoot {
            let decision = decide(memory.state, of: sentence, memory)
            if decision.rival >= 0, decision.distance <= unsure {
                follow(decision, of: sentence, memory)
            } else {
                transitions.apply(decision.best, to: &memory.state)
            }
        }
        TransitionTable.finish(&memory.state)
        TreeRepair.finish(memory.state, labels: transitions.labels, into: sentence)
        cases.apply(to: sentence)
    }

    /// Follows the best transition and its rival until they meet, and leaves the likelier way's end as
    /// the configuration; O(tokens).
    private func follow(
        _ decision: Decision, of sentence: SentenceBuffer, _ memory: ParsingMemory
    ) {
        memory.rival.copy(memory.state)
        transitions.apply(decision.best, to: &memory.state)
        transitions.apply(decision.rival, to: &memory.rival)
        // How much likelier the rival's way is, as a logarithm.
        var gain = -softmax.logRatio(at: decision.distance)
        for _ in 0..<Self.horizon {
            if memory.state.isAtRoot && memory.rival.isAtRoot { break }
            if memory.state.meets(memory.rival) { break }
            gain -= step(&memory.state, of: sentence, memory)
            gain += step(&memory.rival, of: sentence, memory)
        }
        if gain > 0 { swap(&memory.state, &memory.rival) }
    }

    /// Takes the best transition, if any is left to take, and returns the logarithm of its probability.
    private func step(
        _ state: inout ParserState, of sentence: SentenceBuffer, _ memory: ParsingMemory
    ) -> Float {
        guard !state.isAtRoot else { return 0 }
        let isForced = state.depth == 0
        let decision = decide(state, of: sentence, memory)
        defer { transitions.apply(decision.best, to: &state) }
        if isForced { return 0 }
        let best = memory.decoding.scores[decision.best]
        var sum: Float = 0
        forEachAllowed(in: state) { sum += softmax.share(at: best - memory.decoding.scores[$0]) }
        return SoftmaxTable.logProbability(sharesAddUpTo: sum)
    }

    @inline(__always)
    private func decide(
        _ state: ParserState, of sentence: SentenceBuffer, _ memory: ParsingMemory
    ) -> Decision {
        // On an empty stack there is only the shift.
        guard state.depth > 0 else { return Decision() }
        let scores = memory.decoding.scores
        ParserFeatures.fill(
            state, of: sentence, context: memory.context, into: &memory.decoding.features)
        weights.score(memory.decoding.features, width: transitions.count, into: scores)
        var decision = Decision()
        forEachAllowed(in: state) { if $0 > 0 { decision.consider($0, scores) } }
        if decision.rival >= 0 {
            decision.distance = scores[decision.best] - scores[decision.rival]
        }
        return decision
    }

    /// Calls `body` for each transition that `state` allows, shift first.
    @inline(__always)
    private func forEachAllowed(in state: ParserState, _ body: (Int) -> Void) {
        let canReduce = TransitionTable.isAllowed(.reduce, in: state)
        let canLeft = TransitionTable.isAllowed(.left, in: state)
        let canRight = TransitionTable.isAllowed(.right, in: state)
        for index in 0..<transitions.count {
            let isAllowed =
                switch transitions.kind[index] {
                case .shift: true
                case .reduce: canReduce
                case .left: canLeft
                case .right: canRight
                }
            if isAllowed { body(index) }
        }
    }
}

/// Working memory of a parser.
package final class ParsingMemory {
    /// The configuration.
    package var state = ParserState()
    /// The configuration on the rival way, while two are followed.
    package var rival = ParserState()
    /// Counts of the sentence.
    package let context = ParserFeatures.Context()
    /// Features and scores.
    package let decoding = DecodingMemory()

    /// Makes room.
    package init() {}

    deinit {
        state.deallocate()
        rival.deallocate()
    }
}
