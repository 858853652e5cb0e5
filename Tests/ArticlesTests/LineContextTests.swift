import Annotation
import LanguageData
import Testing

@testable import Articles

/// What is seen of the lines of a pasted text, and what the chain makes of their weights.
struct LineContextTests {
    private func lines(_ text: String) -> [LineShape] {
        let bytes = TextBytes(text)
        return ParagraphFinder.paragraphs(of: bytes).map { LineShape(bytes, $0) }
    }

    @Test func `a line is known by its words and its end`() {
        let kinds = lines(
            """
            ---
            Sport
            Minister reist nach Wien ab
            Sie kam am Abend.
            Die Ministerin reiste am Abend nach Wien ab, um dort mit ihrem Kollegen zu sprechen.
            """
        ).map(\.kind)
        #expect(kinds == [.empty, .label, .heading, .sentence, .prose])
    }

    @Test func `the polite word for the reader counts inside a line, not at its head`() {
        let shapes = lines("Sie lehnten ab.\nBestellen Sie jetzt.\nRead your paper.")
        #expect(shapes.map(\.addressesReader) == [false, true, true])
    }

    @Test func `letters with marks are the same in capitals`() {
        let shapes = lines("ÜBER UNS\nüber uns")
        #expect(shapes[0].hash == shapes[1].hash)
        #expect(shapes[0].isShouted && !shapes[1].isShouted)
    }

    @Test func `the surest prose is where sentences outweigh labels`() {
        let sentence =
            "The council of the town met on Monday and voted for the new bridge over the river."
        let text = TextBytes(
            ["Home", "News", sentence, "Heading", sentence, "More", "Jobs", "Help"]
                .joined(separator: "\n"))
        let context = LineContext(text, ParagraphFinder.paragraphs(of: text))
        #expect(context.core == 2..<5)
        #expect(context.runs == [2, 2, 1, 1, 1, 3, 3, 3])
    }

    @Test func `every answer to a fact has a place among its weights`() {
        let text = TextBytes(
            "A | B\n\n\"Who?\" you asked us at www.example.org + @all, #1 (2) © 2020 • › →\n\nX\n"
                + String(repeating: "word ", count: 60) + ".")
        let context = LineContext(text, ParagraphFinder.paragraphs(of: text))
        for index in context.lines.indices {
            context.forEachFact(of: index) { fact, value in
                #expect((0..<LineFact.width).contains(value), "\(fact)")
            }
        }
    }

    @Test func `the chain agrees with the sum over all its ways`() {
        let scores = [0.7, -1.2, 0.3, 2.0]
        let steps = [0.9, -0.4, -0.8, 1.1]
        var (whole, prose) = (0.0, [0.0, 0, 0, 0])
        for way in 0..<16 {
            let states = (0..<4).map { way >> $0 & 1 }
            var weight = zip(states, scores).reduce(0.0) { $0 + Double($1.0) * $1.1 }
            for (before, behind) in zip(states, states.dropFirst()) {
                weight += steps[before * 2 + behind]
            }
            whole += exponential(weight)
            for index in 0..<4 where states[index] == 1 { prose[index] += exponential(weight) }
        }
        let marginals = LineChain(steps: steps).marginals(scores)
        for index in 0..<4 { #expect(abs(marginals[index] - prose[index] / whole) < 1e-9) }
    }

    private func exponential(_ value: Double) -> Double {
        // The series is enough for what is added here.
        (1...60).reversed().reduce(1.0) { 1 + value / Double($1) * $0 }
    }

    @Test(arguments: [
        "length value=3", "unheard value=3 weight=1", "length weight=1",
        "length value=999 weight=1",
    ])
    func `a weight that belongs to nothing is an error with its line`(_ line: String) {
        #expect(throws: LanguageDataError.self) {
            _ = try LineModel(files: [RecordFile(text: "minimum weight=0.1\n\(line)\n", file: "x")])
        }
    }
}
