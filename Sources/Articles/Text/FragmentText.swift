/// Turns pieces of markup inside other formats into text.
enum FragmentText {
    /// The text of HTML, a blank line between its blocks.
    static func text(ofHTML html: String) -> String {
        paragraphs(ofHTML: Array(html.utf8)).joined(separator: "\n\n")
    }

    /// The blocks of HTML that is the body of an article, not a page around one.
    static func paragraphs(ofHTML html: [UInt8]) -> [String] {
        guard let tree = PageTree(html: html) else { return [] }
        let runs = PageRuns(of: tree)
        return runs.runs.map { runs.text($0) }
    }
}
