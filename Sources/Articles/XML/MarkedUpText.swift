/// Gathers the paragraphs of NITF, XHTML and their like.
struct MarkedUpText {
    private(set) var pieces: [PagePiece] = []
    private var current = ""

    /// The paragraphs inside `element`, in order; media, tables of data and heads are left out.
    static func pieces(of element: XMLElement) -> [PagePiece] {
        var gatherer = MarkedUpText()
        gatherer.gather(element, isHeading: false)
        gatherer.flush(isHeading: false)
        return gatherer.pieces
    }

    private mutating func gather(_ element: XMLElement, isHeading: Bool) {
        for part in element.content {
            switch part {
            case .text(let text): current += text
            case .element(let child):
                if Self.skipped.contains(child.name) { continue }
                let isBlock = Self.blocks.contains(child.name)
                let isTitle = Self.headings.contains(child.name)
                if isBlock || isTitle { flush(isHeading: isHeading) }
                gather(child, isHeading: isTitle)
                if child.name == "br" { current += "\n" }
                if isBlock || isTitle { flush(isHeading: isTitle) }
            }
        }
    }

    private mutating func flush(isHeading: Bool) {
        let text = JSONMetadata.folded(current)
        current = ""
        if !text.isEmpty { pieces.append(PagePiece(text: text, isHeading: isHeading, rule: nil)) }
    }

    private static let blocks: Set<String> = [
        "p", "block", "div", "section", "article", "body", "li", "ul", "ol", "dl", "dt", "dd", "bq",
        "blockquote", "pre", "table", "tr", "td", "th", "body.content", "note", "abstract",
        "hedline", "figure", "main", "html", "nitf",
    ]
    private static let headings: Set<String> = ["hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6"]
    private static let skipped: Set<String> = [
        "media", "head", "script", "style", "fn", "figcaption", "media-caption", "body.end", "nav",
        "aside", "footer", "byline", "dateline", "distributor", "fig",
    ]
}
