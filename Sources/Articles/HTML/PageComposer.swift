internal import Annotation

/// Puts headline and paragraphs together into one text, with the clutter among them marked.
struct PageComposer {
    let rules: BoilerplateRules

    /// The article with `title` in front and each piece a paragraph of its text.
    func article(title: String?, pieces: [PagePiece], file: String) -> Article {
        var text = ""
        var ranges: [TextRange] = []
        var sources: [PagePiece] = []
        let title = title.flatMap { $0.isEmpty ? nil : $0 }
        if let title {
            text = title
            ranges.append(TextRange(0, title.utf8.count))
            sources.append(PagePiece(text: title, isHeading: true, rule: nil))
        }
        for piece in pieces where !piece.text.isEmpty && piece.text != title {
            if !text.isEmpty { text += "\n\n" }
            let start = text.utf8.count
            text += piece.text
            ranges.append(TextRange(start, text.utf8.count))
            sources.append(piece)
        }
        var article = Article(
            file: file, text: text, blocks: blocks(text, ranges, sources, hasTitle: title != nil),
            format: "html")
        article.title = title
        if let title, article.blocks.count > 1 { article.bodyOffset = title.utf8.count + 2 }
        return article
    }

    private func blocks(
        _ text: String, _ ranges: [TextRange], _ sources: [PagePiece], hasTitle: Bool
    ) -> [Block] {
        let bytes = TextBytes(text)
        let kept = ranges.indices.filter { sources[$0].rule == nil }
        let (read, _, _) = PastedText.read(
            bytes, paragraphs: kept.map { ranges[$0] }, rules: rules, isPage: true)
        let dropped = ranges.indices.filter { sources[$0].rule != nil }
            .map { Block(range: ranges[$0], role: .clutter, rule: sources[$0].rule) }
        let headings = Set(ranges.indices.filter { sources[$0].isHeading }.map { ranges[$0].start })
        var blocks = read + dropped
        blocks.sort { $0.range.start < $1.range.start }
        for index in blocks.indices where blocks[index].role == .paragraph {
            if headings.contains(blocks[index].range.start) { blocks[index].role = .heading }
        }
        if hasTitle, !blocks.isEmpty {
            // Rules may take a headline for a label; it is the headline nevertheless.
            blocks.removeAll { $0.range.start < ranges[0].end }
            blocks.insert(Block(range: ranges[0], role: .title), at: 0)
        }
        return blocks
    }
}
