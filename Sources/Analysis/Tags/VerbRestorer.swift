internal import Annotation

/// Finds the finite verb of a German main clause that was tagged as an adjective.
///
/// "Die Staaten verhängten Zölle": the past of a weak verb looks like a participle before its noun.
/// But no attribute follows a noun directly, and no main clause is without a verb.
struct VerbRestorer {
    let document: Document
    /// The rows of the document that `sentence` holds.
    let piece: Range<Int>
    let sentence: SentenceBuffer

    /// The row of `sentence` that must be a verb; nil where there is a verb, or no such word.
    ///
    /// Only the stretch up to the first mark is looked at. O(its tokens).
    func row() -> Int? {
        let end = (0..<sentence.count).first { isBoundary($0) } ?? sentence.count
        guard end > 2, tag(0) != .adposition else { return nil }
        var candidate: Int?
        for row in 0..<end {
            switch tag(row) {
            case .verb, .auxiliary, .subordinator: return nil
            case .adposition where row > 0 && candidate == nil:
                // "die von Rebellen besetzten Gebiete" is one phrase.
                if [.determiner, .adposition].contains(tag(row - 1)) { return nil }
            case .adjective where candidate == nil && row > 0 && row + 1 < end:
                if tag(row - 1).isNominal, opensPhrase(row + 1), isPast(row) { candidate = row }
            default: break
            }
        }
        return candidate
    }

    private func tag(_ row: Int) -> PartOfSpeech {
        PartOfSpeech(rawValue: sentence.tag[row]) ?? .unknown
    }

    private func opensPhrase(_ row: Int) -> Bool {
        switch tag(row) {
        case .noun, .properNoun, .adjective, .determiner, .numeral, .pronoun, .adposition, .adverb:
            true
        default: false
        }
    }

    /// Whether the form ends as the past of a weak verb does.
    private func isPast(_ row: Int) -> Bool {
        let form = document.form(piece.lowerBound + row)
        return form.count > 5 && (form.hasSuffix("te") || form.hasSuffix("ten"))
            && form.first?.isLowercase == true
    }

    private func isBoundary(_ row: Int) -> Bool {
        guard tag(row) == .punctuation else { return false }
        return !["-", "„", "“", "\"", "»", "«", "'", "‚", "‘", "(", ")"]
            .contains(document.form(piece.lowerBound + row))
    }
}
