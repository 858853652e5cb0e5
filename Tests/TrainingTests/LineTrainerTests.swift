import Testing
import Training

struct LineTrainerTests {
    private static let pastes = MarkedPaste.pastes(
        """
        # a comment
        === one
        C Menu
        B
        T The title
        E By somebody
        P The first line of
        P a wrapped paragraph.
        C Footer
        === two
        C Search
        P Other prose.
        C Help
        """)

    @Test func `pastes are read with their marks`() {
        #expect(Self.pastes.map(\.name) == ["one", "two"])
        #expect(
            Self.pastes[0].lines.map(\.isProse) == [false, nil, true, nil, true, true, false])
        #expect(Self.pastes[1].text == "Search\nOther prose.\nHelp\n")
    }

    @Test func `a paragraph of several lines has their mark`() {
        let marks = Self.pastes[0].marks(of: [
            "Menu", "The title", "By somebody", "The first line of\na wrapped paragraph.", "Footer",
        ])
        #expect(marks == [false, true, nil, true, false])
    }

    @Test func `mixed pastes keep the prose of their own and are the same every time`() {
        let mixed = MarkedPaste.mixed(Self.pastes, copies: 5, seed: 3)
        #expect(mixed.count == 10)
        #expect(mixed.prefix(5).allSatisfy { $0.text.contains("a wrapped paragraph.") })
        #expect(mixed.map(\.text) == MarkedPaste.mixed(Self.pastes, copies: 5, seed: 3).map(\.text))
        #expect(Set(mixed.map(\.text)).count > 2)
    }

    @Test func `facts and neighbours decide`() {
        // Fact 0 stands in prose, fact 1 in clutter, fact 2 in both.
        let paste = LineTrainer.Paste(
            facts: [[1], [1], [2], [0], [2], [0], [1], [2], [1]],
            marks: [false, false, false, true, true, true, false, false, false], weight: 1)
        let trainer = LineTrainer([paste, paste], count: 3, penalty: 0.1)
        #expect(trainer.weights[0] > 0.5 && trainer.weights[1] < -0.5)
        let open = LineTrainer.Paste(
            facts: [[1], [2], [1], [0], [2], [0]], marks: .init(repeating: nil, count: 6), weight: 1
        )
        let found = trainer.probabilities(open)
        #expect(found.map { $0 > 0.5 } == [false, false, false, true, true, true])
    }

    @Test func `the same pastes give the same weights`() {
        let paste = LineTrainer.Paste(facts: [[0], [1]], marks: [true, nil], weight: 0.5)
        let weights = (0..<2).map { _ in LineTrainer([paste], count: 2).weights }
        #expect(weights[0] == weights[1])
    }
}
