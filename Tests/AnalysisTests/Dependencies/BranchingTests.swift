import Analysis
import Testing

/// Following two transitions where one choice is unsure.
@Suite struct BranchingTests {
    private func decision(_ scores: [Int32]) -> Decision {
        var decision = Decision()
        var scores = scores
        scores.withUnsafeMutableBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            for index in 1..<cells.count { decision.consider(index, base) }
        }
        return decision
    }

    private func withState(_ count: Int, _ body: (inout ParserState) -> Void) {
        var state = ParserState()
        defer { state.deallocate() }
        state.start(count: count)
        body(&state)
    }

    @Test func `the two highest scores are the best and its rival, wherever they stand`() {
        #expect(decision([9, 1, 7, 3]).best == 0)
        #expect(decision([9, 1, 7, 3]).rival == 2)
        #expect(decision([1, 7, 3, 9]).best == 3)
        #expect(decision([1, 7, 3, 9]).rival == 1)
        #expect(decision([4]).rival == -1)
    }

    @Test func `two ways meet when buffer, stack and open heads are the same`() {
        withState(3) { one in
            withState(3) { other in
                one.shift()
                one.attachRight(label: 1)
                one.reduce()
                other.shift()
                other.shift()
                #expect(!one.meets(other))
                other.reduce()
                #expect(one.meets(other))
                other.shift()
                #expect(!one.meets(other))
            }
        }
    }

    @Test func `two ways do not meet while only one of them has a head for what is stacked`() {
        withState(3) { one in
            withState(3) { other in
                one.shift()
                one.attachRight(label: 1)
                other.shift()
                other.shift()
                #expect(one.depth == other.depth && one.front == other.front)
                #expect(!one.meets(other))
            }
        }
    }

    @Test func `two classes of one score share the probability, a far one gets none`() {
        let table = SoftmaxTable(scale: 0.01, sharpness: 1)
        #expect(table.share(at: 0) == 1)
        #expect(table.share(at: 70) > 0.49 && table.share(at: 70) < 0.5)
        #expect(table.share(at: 5_000) == 0)
        #expect(SoftmaxTable.logProbability(sharesAddUpTo: 1) == 0)
        #expect(SoftmaxTable(scale: 0.01, sharpness: 2).logRatio(at: 100) == 2)
    }
}
