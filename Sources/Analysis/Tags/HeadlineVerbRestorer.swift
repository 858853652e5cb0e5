internal import Annotation

/// Finds the verb of an English headline that was tagged as a noun: "Putin orders army to stop".
///
/// Headlines leave out articles, so that a verb in -s looks like a plural. Only a headline without
/// any finite verb is looked at, and only a word of which the tagger itself thought as a verb next.
struct HeadlineVerbRestorer {
    let document: Document
    /// The rows of the document that `sentence` holds.
    let piece: Range<Int>
    let sentence: SentenceBuffer

    /// The row of `sentence` that must be a verb; nil where there is a verb, or no such word.
    ///
    /// O(its tokens).
    func row() -> Int? {
        guard sentence.count > 2, sentence.count < 24 else { return nil }
        var best: Int?
        for row in 0..<sentence.count {
            switch tag(row) {
            case .verb where row == 0 || tag(row - 1) != .particle: return nil
            case .auxiliary: return nil
            case .noun where isCandidate(row):
                if let known = best, sentence.margin[known] <= sentence.margin[row] { continue }
                best = row
            default: break
            }
        }
        return best
    }

    private func tag(_ row: Int) -> PartOfSpeech {
        PartOfSpeech(rawValue: sentence.tag[row]) ?? .unknown
    }

    /// Whether a noun that agrees with the one before it as a verb does stands between two nominal
    /// phrases, and a verb was the second choice; a name at the very start may be taken for an
    /// adjective ("Short attacks US").
    private func isCandidate(_ row: Int) -> Bool {
        guard row > 0, row + 1 < sentence.count,
            PartOfSpeech(rawValue: sentence.rival[row]) == .verb,
            tag(row - 1).isNominal || row == 1 && tag(0) == .adjective, opensPhrase(row + 1)
        else { return false }
        let form = document.form(piece.lowerBound + row)
        return form.count > 3 && form.hasSuffix("s") != isPlural(row - 1)
            && form.first?.isLowercase == true
    }

    /// Whether a noun looks like a plural, of which no verb in -s follows.
    private func isPlural(_ row: Int) -> Bool {
        tag(row) == .noun && document.form(piece.lowerBound + row).hasSuffix("s")
    }

    private func opensPhrase(_ row: Int) -> Bool {
        switch tag(row) {
        case .noun, .properNoun, .adjective, .determiner, .numeral, .pronoun: true
        default: false
        }
    }
}
