internal import Annotation

/// Names marked in sentences of treebanks that stay where they are.
///
/// A line is the `sent_id` of a sentence, its number of words, and its names: the numbers of the first
/// and the last word, counted from 0, an equals sign and a label (`wikipedia-7 12 0-1=PER 5=LOC`). The
/// line `forms surface` or `forms words` says whether contractions count as one word or as their parts.
struct NameMarks {
    /// The names of one sentence.
    struct Sentence {
        /// Number of its words.
        var count: Int
        /// Words and kind of each name.
        var names: [(span: Span, kind: Int)]
    }

    /// The sentences by `sent_id`.
    private(set) var sentences: [Substring: Sentence] = [:]
    /// Whether contractions count as one word.
    private(set) var isSurface = false

    /// Reads a file; throws when it cannot be read or a line is not well formed.
    init(path: String) throws(TrainingError) {
        let text = String(decoding: try PackedText.read(path), as: UTF8.self)
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: " ")
            if cells[0] == "forms" {
                isSurface = cells.last == "surface"
            } else if let sentence = Self.sentence(cells) {
                sentences[cells[0]] = sentence
            } else {
                throw TrainingError(
                    message: "\(path):\(number): expected sent_id, number of words, names (0-1=PER)"
                )
            }
        }
    }

    private static func sentence(_ cells: [Substring]) -> Sentence? {
        guard cells.count >= 2, let count = Int(cells[1]) else { return nil }
        var sentence = Sentence(count: count, names: [])
        for cell in cells.dropFirst(2) {
            let sides = cell.split(separator: "=")
            guard sides.count == 2, let kind = NameCorpus.kind(sides[1]) else { return nil }
            let rows = sides[0].split(separator: "-").compactMap { Int($0) }
            guard let first = rows.first, let last = rows.last, first <= last, last < count else {
                return nil
            }
            sentence.names.append((Span(first, last + 1), kind))
        }
        return sentence
    }
}
