package import LanguageData

/// Dependency trees by transitions, chosen one by one by a linear classifier.
package struct Parser: Sendable {
    /// The transitions it chooses from.
    package let transitions: TransitionTable
    private let weights: WeightMap
    private let cases: CaseRepair

    /// Reads the parser of a model.
    package init(model: ModelFile) throws(LanguageDataError) {
        weights = try WeightMap(model: model, section: "transitions")
        transitions = TransitionTable(
            text: String(decoding: try model.required("transition-names"), as: UTF8.self))
        cases = CaseRepair(labels: transitions.labels)
        guard weights.classes == transitions.count, transitions.count <= 255,
            transitions.labels.count <= 64
        else { throw model.error("has weights for other transitions than it names") }
    }

    /// Sets `head` and `label` of every row of a tagged sentence; O(tokens).
    ///
    /// Every row has one head, exactly one row has the root (`count`) as head, and there is no cycle.
    package func parse(_ sentence: SentenceBuffer, memory: ParsingMemory) {
        guard sentence.count > 0 else { return }
        memory.context.start(sentence)
        memory.state.start(count: sentence.count)
        while !memory.state.isAtRoot {
            ParserFeatures.fill(
                memory.state, of: sentence, context: memory.context,
                into: &memory.decoding.features)
            weights.score(
                memory.decoding.features, width: transitions.count, into: memory.decoding.scores)
            transitions.apply(best(memory.state, memory.decoding.scores), to: &memory.state)
        }
        TransitionTable.finish(&memory.state)
        TreeRepair.finish(memory.state, labels: transitions.labels, into: sentence)
        cases.apply(to: sentence)
    }

    @inline(__always)
    private func best(_ state: ParserState, _ scores: UnsafeMutablePointer<Int32>) -> Int {
        let canReduce = TransitionTable.isAllowed(.reduce, in: state)
        let canLeft = TransitionTable.isAllowed(.left, in: state)
        let canRight = TransitionTable.isAllowed(.right, in: state)
        var best = 0
        for index in 1..<transitions.count where scores[index] > scores[best] {
            let isAllowed =
                switch transitions.kind[index] {
                case .shift: true
                case .reduce: canReduce
                case .left: canLeft
                case .right: canRight
                }
            if isAllowed { best = index }
        }
        return best
    }
}

/// Working memory of a parser.
package final class ParsingMemory {
    /// The configuration.
    package var state = ParserState()
    /// Counts of the sentence.
    package let context = ParserFeatures.Context()
    /// Features and scores.
    package let decoding = DecodingMemory()

    /// Makes room.
    package init() {}

    deinit { state.deallocate() }
}
