internal import Analysis

/// Which transitions lose no arc of the gold tree that can still be reached.
///
/// The dynamic oracle of Goldberg and Nivre 2012 for arc-eager, root at the end.
struct ArcOracle {
    private var heads: [Int32] = []
    private var firstDependent: [Int32] = []
    private var lastDependent: [Int32] = []
    private var count = 0

    /// Takes the gold heads of a sentence (its length for the root).
    mutating func start(_ gold: ArraySlice<Int32>) {
        count = gold.count
        heads = Array(gold)
        heads.append(Int32(count))
        firstDependent = [Int32](repeating: Int32(count + 1), count: count + 1)
        lastDependent = [Int32](repeating: -1, count: count + 1)
        for row in 0..<count {
            let head = Int(heads[row])
            firstDependent[head] = min(firstDependent[head], Int32(row))
            lastDependent[head] = Int32(row)
        }
    }

    /// The four kinds of transitions: whether each is free of loss in `state`.
    struct Verdict {
        /// Shift.
        var shift = false
        /// Reduce.
        var reduce = false
        /// Arc to the left.
        var left = false
        /// Arc to the right.
        var right = false
        /// Whether the arc to the left is gold.
        var isLeftGold = false
        /// Whether the arc to the right is gold.
        var isRightGold = false
    }

    /// Judges `state`, which is not at the root.
    func judge(_ state: ParserState) -> Verdict {
        var verdict = Verdict()
        let front = state.front
        let headIsStacked = Int(heads[front]) < front && state.nodes[Int(heads[front])].isStacked
        let takesFromStack = dependsOnFront(state)
        verdict.shift = !headIsStacked && !takesFromStack
        guard state.depth > 0 else { return verdict }
        let top = state.stacked(0)
        let hasHead = state.nodes[top].head >= 0
        let waits = lastDependent[top] >= Int32(front)
        let head = Int(heads[top])
        verdict.isLeftGold = !hasHead && head == front
        verdict.isRightGold = Int(heads[front]) == top
        verdict.reduce = hasHead && !waits
        verdict.left = !hasHead && !waits && (head == front || head < front)
        verdict.right =
            !takesFromStack
            && (verdict.isRightGold || (!headIsStacked && Int(heads[front]) < front))
        return verdict
    }

    /// Whether a headless row on the stack has the first of the buffer as gold head.
    private func dependsOnFront(_ state: ParserState) -> Bool {
        guard Int(firstDependent[state.front]) < state.front else { return false }
        for index in 0..<state.depth {
            let row = Int(state.stack[index])
            if Int(heads[row]) == state.front, state.nodes[row].head < 0 { return true }
        }
        return false
    }
}
