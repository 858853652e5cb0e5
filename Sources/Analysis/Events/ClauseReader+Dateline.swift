internal import Annotation

/// Place lines at the head of a report, which parsers take for subjects.
extension ClauseReader {
    /// Whether the word stands in the place line of its sentence: "KABUL, Afghanistan (AP) — ...".
    func isDateline(_ row: Int) -> Bool { dateline(of: row) != nil }

    /// The name behind the place line that the parser made one of with it: "WASHINGTON — Mr Biden".
    func nameBehindDateline(_ row: Int) -> Int? {
        guard let end = dateline(of: row)?.span.end else { return nil }
        var names: [Int] = []
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .flat, .flatName, .appos, .compound, .nmodDesc: names.append(child)
            default: break
            }
        }
        return names.last { $0 >= end && reading.actor[$0] >= 0 }
    }

    private func dateline(of row: Int) -> Dateline? {
        reading.datelines.first { $0.span.contains(row) }
    }
}
