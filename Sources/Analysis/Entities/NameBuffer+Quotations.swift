/// What stands between quotation marks: often a title.
extension NameBuffer {
    /// Most words between quotation marks that may be a title.
    private static let longestQuotation = 10

    private static let quotationMarks: [UInt64] = [
        "\"", "„", "“", "”", "‟", "»", "«", "›", "‹", "‚", "‘", "’", "'", "``", "''",
    ].map { mark in
        var mark = mark
        return mark.withUTF8 { hash($0) }
    }

    /// Sets where the words stand between quotation marks; O(tokens).
    func markQuotations(of sentence: SentenceBuffer) {
        var opening = -1
        for row in 0..<sentence.count
        where Self.quotationMarks.contains(sentence.lexical[row].form) {
            let words = row - opening - 1
            guard opening >= 0, words > 0, words <= Self.longestQuotation else {
                opening = row
                continue
            }
            for inside in (opening + 1)..<row {
                let isFirst = inside == opening + 1
                let isLast = inside == row - 1
                let place: UInt64 = isFirst ? (isLast ? 3 : 0) : isLast ? 2 : 1
                atoms[inside].quotation = UInt64(words) << 2 | place
            }
            opening = -1
        }
    }
}
