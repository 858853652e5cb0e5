import Annotation

extension EventDating {
    /// Whether a phrase or clause tells of what was before or after that on which it hangs: "after
    /// its invasion of Ukraine", "since Russia attacked in February".
    func isOfAnotherTime(_ row: Int) -> Bool {
        switch document.tokens.relation[row] {
        case .obl, .nmod, .oblArg: return hasMark(row, .case, Self.prepositions)
        case .advcl: return hasMark(row, .mark, Self.conjunctions)
        default: return false
        }
    }

    private func hasMark(_ row: Int, _ relation: Relation, _ words: Set<String>) -> Bool {
        guard let sentence = document.sentence(of: row) else { return false }
        return document.sentences[sentence].span.rows.contains { child in
            document.tokens.head(of: child) == row && document.tokens.relation[child] == relation
                && words.contains(document.form(child).lowercased())
        }
    }

    private static let prepositions: Set<String> = [
        "after", "since", "following", "before", "nach", "seit", "ahead", "despite", "trotz",
    ]
    private static let conjunctions: Set<String> = [
        "after", "since", "before", "nachdem", "seit", "seitdem", "bevor", "ehe",
    ]
}
