import Analysis
import Annotation

/// Tokens and sentence ends found in raw text against a treebank's, aligned by characters.
///
/// The text of a document is rebuilt from the surface tokens and `SpaceAfter=No`; sentences are
/// joined with one space, and the whole is one block: the hardest case.
struct RawTextScore {
    /// Syntactic words: found and right, found, in the treebank.
    var words = Count()
    /// Sentence ends.
    var ends = Count()
    /// Differences, for reading.
    var differences: [String] = []

    struct Count {
        var right = 0
        var found = 0
        var gold = 0

        /// F1 in percent.
        var score: Double { 200 * Double(right) / Double(max(1, found + gold)) }
    }

    /// A word of either side: its range in the text and its form.
    private struct Unit: Hashable {
        var start: Int
        var end: Int
        var form: String
    }

    /// Adds the sentences of one document.
    mutating func add(_ sentences: [ConlluSentence], rules: TokenRules) {
        var text = ""
        var gold: [Unit] = []
        var goldEnds: Set<Int> = []
        for sentence in sentences {
            Self.append(sentence, to: &text, units: &gold)
            goldEnds.insert(gold.last?.end ?? 0)
            if !text.hasSuffix(" ") { text += " " }
        }
        let document = TokenSample(text, rules: rules).document
        let found = (0..<document.tokens.count).map { row in
            let part = document.tokens.part[row]
            let range = part == 0 ? document.tokens.range(row) : Self.surface(row, document.tokens)
            return Unit(start: range.start, end: range.end, form: document.form(row))
        }
        let foundEnds = Set(
            document.sentences.map { Int(document.tokens.end[$0.span.end - 1]) })
        count(gold, found, goldEnds, foundEnds)
        note(gold, found, goldEnds, foundEnds, document)
    }

    private mutating func count(
        _ gold: [Unit], _ found: [Unit], _ goldEnds: Set<Int>, _ foundEnds: Set<Int>
    ) {
        words.gold += gold.count
        words.found += found.count
        words.right += Set(gold).intersection(found).count
        ends.gold += goldEnds.count
        ends.found += foundEnds.count
        ends.right += goldEnds.intersection(foundEnds).count
    }

    private mutating func note(
        _ gold: [Unit], _ found: [Unit], _ goldEnds: Set<Int>, _ foundEnds: Set<Int>,
        _ document: Document
    ) {
        for unit in Set(gold).subtracting(found).sorted(by: { $0.start < $1.start }) {
            let near = found.filter { $0.start < unit.end && $0.end > unit.start }.map(\.form)
            differences.append("T \(unit.form) <> \(near.joined(separator: " "))")
        }
        for end in goldEnds.symmetricDifference(foundEnds).sorted() {
            let before = String(
                decoding: document.bytes[max(0, end - 40)..<end], as: UTF8.self)
            let after = String(
                decoding: document.bytes[end..<min(document.bytes.count, end + 30)], as: UTF8.self)
            differences.append(
                "\(goldEnds.contains(end) ? "missed" : "wrong ") \(before) || \(after)")
        }
    }

    /// The range of the whole contraction that `row` is a part of.
    private static func surface(_ row: Int, _ tokens: TokenTable) -> TextRange {
        let first = row - Int(tokens.part[row]) + 1
        var last = row
        while last + 1 < tokens.count, tokens.part[last + 1] == tokens.part[last] + 1 { last += 1 }
        return TextRange(Int(tokens.start[first]), Int(tokens.end[last]))
    }

    private static func append(
        _ sentence: ConlluSentence, to text: inout String, units: inout [Unit]
    ) {
        var index = 0
        while index < sentence.words.count {
            let range = sentence.ranges.first { $0.first == index }
            let form = range?.form ?? sentence.words[index].form
            let start = text.utf8.count
            text += form
            let last = range?.last ?? index
            for word in index...last {
                units.append(
                    Unit(start: start, end: text.utf8.count, form: sentence.words[word].form))
            }
            if range?.isSpaced ?? sentence.words[index].isSpaced { text += " " }
            index = last + 1
        }
    }
}
