import Annotation

extension EventDating {
    /// What it costs to cross a phrase or clause that tells of what was before or after that on
    /// which it hangs ("after its invasion of Ukraine"); nil where the two lie far apart ("since
    /// Russia attacked in February").
    func crossing(_ row: Int) -> Int? {
        switch document.tokens.relation[row] {
        case .obl, .nmod, .oblArg:
            if hasMark(row, .case, Self.distant) { return nil }
            return hasMark(row, .case, Self.sequential) ? 45 : 0
        case .advcl:
            if hasMark(row, .mark, Self.distant) { return nil }
            return hasMark(row, .mark, Self.sequential) ? 20 : 0
        default: return 0
        }
    }

    private func hasMark(_ row: Int, _ relation: Relation, _ words: Set<String>) -> Bool {
        guard let sentence = document.sentence(of: row) else { return false }
        return document.sentences[sentence].span.rows.contains { child in
            document.tokens.head(of: child) == row && document.tokens.relation[child] == relation
                && words.contains(document.form(child).lowercased())
        }
    }

    private static let distant: Set<String> = ["since", "seit", "seitdem", "despite", "trotz"]
    private static let sequential: Set<String> = [
        "after", "following", "before", "nach", "nachdem", "bevor", "ehe", "ahead",
    ]
}
