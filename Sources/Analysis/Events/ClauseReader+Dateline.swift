internal import Annotation

/// Place lines at the head of a report, which parsers take for subjects.
extension ClauseReader {
    private static let reach = 12

    /// Whether the word stands in the place line of its sentence: "KABUL, Afghanistan (AP) — ...".
    func isDateline(_ row: Int) -> Bool {
        if reading.datelines.contains(where: { $0.span.contains(row) }) { return true }
        guard let end = datelineEnd(of: row) else { return false }
        return row < end
    }

    /// The name behind the place line that the parser made one of with it: "WASHINGTON — Mr Biden".
    func nameBehindDateline(_ row: Int) -> Int? {
        guard let end = datelineEnd(of: row) else { return nil }
        var names: [Int] = []
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .flat, .flatName, .appos, .compound, .nmodDesc: names.append(child)
            default: break
            }
        }
        return names.last { $0 >= end && reading.actor[$0] >= 0 }
    }

    /// One past the dash that ends the place line of the sentence of `row`.
    private func datelineEnd(of row: Int) -> Int? {
        guard let sentence = reading.document.sentence(of: row) else { return nil }
        let span = reading.document.sentences[sentence].span
        let last = min(span.start + Self.reach, span.end - 1)
        guard span.start + 1 < last, row < last, !reading.isPerson[span.start] else { return nil }
        for dash in span.start + 1..<last {
            if isDash(dash) { return isCapital(dash + 1) ? dash + 1 : nil }
            guard isNameOrMark(dash) else { return nil }
        }
        return nil
    }

    private func isNameOrMark(_ row: Int) -> Bool {
        switch reading.tag(row) {
        case .punctuation, .numeral, .symbol: true
        case .properNoun: !reading.isPerson[row]
        default: false
        }
    }

    /// A dash or hyphen that white space parts from the word before it.
    private func isDash(_ row: Int) -> Bool {
        let range = reading.document.tokens.range(row)
        let bytes = reading.document.bytes
        let isLong =
            range.count == 3 && bytes[range.start] == 0xE2 && bytes[range.start + 1] == 0x80
            && (bytes[range.start + 2] == 0x93 || bytes[range.start + 2] == 0x94)
        return (bytes[range.start] == 0x2D || isLong)
            && reading.document.tokens.range(row - 1).end < range.start
    }

    private func isCapital(_ row: Int) -> Bool {
        let first = reading.document.bytes[reading.document.tokens.range(row).start]
        return first >= 0x41 && first <= 0x5A || first == 0xC3
    }
}
