internal import Glibc
internal import LanguageData

/// Tells for each line of a pasted text how probable it is that it is prose.
///
/// A chain of two states, prose and clutter (a linear-chain conditional random field: Lafferty, McCallum
/// and Pereira, ICML 2001): each fact and each word of a line adds its weight, and so does every change
/// from one state to the other. The weights are a text record in the lexicon (`shared/lines.records`),
/// learned by `dateline-train lines` from pastes whose lines were marked by hand.
struct LineModel: Sendable {
    /// Weight of each answer to each fact for prose.
    private var facts: [Float]
    /// Weights of words by their hashes.
    private var words: [UInt64: Float] = [:]
    /// Weights of words that begin a line.
    private var firstWords: [UInt64: Float] = [:]
    /// Weights of steps: from clutter or prose (0, 2) to clutter or prose (0, 1).
    private var steps: [Double] = [0, 0, 0, 0]
    /// What is less probably prose than this is dropped.
    let minimum: Double

    /// Name of the file below `lexicon`.
    static let file = "shared/lines.records"

    /// Reads the weights of the lexicon; nil where it holds none.
    init?(seeds: SeedsFolder) throws(LanguageDataError) {
        guard seeds.holds("lexicon/\(Self.file)") else { return nil }
        try self.init(files: seeds.records(Self.file))
    }

    /// Takes the weights of record files.
    init(files: [RecordFile]) throws(LanguageDataError) {
        facts = [Float](repeating: 0, count: LineFact.allCases.count * LineFact.width)
        var bases: [String: Int] = [:]
        for fact in LineFact.allCases { bases[fact.name] = fact.rawValue * LineFact.width }
        var minimum = 0.0
        for file in files {
            for record in file.records {
                guard let weight = record["weight"].flatMap(Double.init) else {
                    throw Self.error("needs weight=NUMBER", file, record)
                }
                if record.name == "minimum" {
                    minimum = weight
                } else if let text = record["text"] {
                    let key = text == "#" ? WordKinds.number : TokenHash.hash(text)
                    if record.name == "word" { words[key] = Float(weight) }
                    if record.name == "first-word" { firstWords[key] = Float(weight) }
                } else if let value = record["value"].flatMap({ Int($0) }), value >= 0 {
                    if record.name == "step", value < steps.count {
                        steps[value] = weight
                    } else if let base = bases[record.name], value < LineFact.width {
                        facts[base + value] = Float(weight)
                    } else {
                        throw Self.error("is no fact of a line", file, record)
                    }
                } else {
                    throw Self.error("needs value=NUMBER or text=WORD", file, record)
                }
            }
        }
        self.minimum = minimum
    }

    private static func error(
        _ message: String, _ file: RecordFile, _ record: Record
    ) -> LanguageDataError {
        LanguageDataError(
            file: file.file, line: record.line, message: "'\(record.name)' \(message)")
    }

    /// The probability of each line that it is prose, where some are `known` to be (true) or not.
    ///
    /// O(bytes).
    func probabilities(_ context: LineContext, known: [Bool?]) -> [Double] {
        var scores = context.lines.indices.map { score($0, context) }
        for (index, isProse) in known.enumerated() {
            if let isProse { scores[index] = isProse ? Self.certain : -Self.certain }
        }
        return LineChain(steps: steps).marginals(scores)
    }

    private static let certain = 50.0

    private func score(_ index: Int, _ context: LineContext) -> Double {
        var sum: Float = 0
        context.forEachFact(of: index) { fact, value in
            sum += facts[fact.rawValue * LineFact.width + value]
        }
        guard context.asksForWords(index) else { return Double(sum) }
        let line = context.lines[index]
        for word in line.firstWords { sum += words[word] ?? 0 }
        if let first = line.firstWords.first { sum += firstWords[first] ?? 0 }
        return Double(sum)
    }
}

/// A chain of two states, and what it says of each place when all places are looked at together.
struct LineChain {
    /// Weights of steps: from clutter or prose (0, 2) to clutter or prose (0, 1).
    let steps: [Double]

    /// The probability of prose at each place, given the weight of prose at each; O(places).
    func marginals(_ scores: [Double]) -> [Double] {
        guard !scores.isEmpty else { return [] }
        // Differences between prose and clutter are all that is needed: two states, normalised.
        var forward = scores
        for index in scores.indices.dropFirst() {
            forward[index] += message(forward[index - 1], steps[0], steps[2], steps[1], steps[3])
        }
        var backward = [Double](repeating: 0, count: scores.count)
        for index in scores.indices.dropLast().reversed() {
            let behind = backward[index + 1] + scores[index + 1]
            backward[index] = message(behind, steps[0], steps[1], steps[2], steps[3])
        }
        return zip(forward, backward).map { 1 / (1 + exp(-($0 + $1))) }
    }

    /// The weight of prose over clutter that a neighbour hands on whose own is `odds`.
    private func message(
        _ odds: Double, _ clutterClutter: Double, _ proseClutter: Double, _ clutterProse: Double,
        _ proseProse: Double
    ) -> Double {
        sum(clutterProse, proseProse + odds) - sum(clutterClutter, proseClutter + odds)
    }

    private func sum(_ left: Double, _ right: Double) -> Double {
        max(left, right) + log1p(exp(-abs(left - right)))
    }
}
