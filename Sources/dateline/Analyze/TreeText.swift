import Annotation
import Reports

/// Sentences as indented trees with names and times, for reading on a terminal.
struct TreeText {
    /// The article.
    let article: Article
    /// Its analysis, where its language is analysed.
    let document: Document?

    /// The whole text.
    var text: String {
        var lines = ["# \(Self.clean(article.title ?? article.file))"]
        guard let document else {
            lines.append("language \(article.language ?? "unknown"): not analysed")
            return lines.joined(separator: "\n") + "\n\n"
        }
        for index in document.sentences.indices { lines += sentence(index, of: document) }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func sentence(_ index: Int, of document: Document) -> [String] {
        let span = document.sentences[index].span
        var lines = ["", "\(index + 1)  \(Self.clean(document.text(span)))"]
        if document.layers.contains(.dependencies) {
            let children = children(of: span, in: document)
            for root in span.rows where document.tokens.head(of: root) == nil {
                append(root, prefix: "   ", branch: "", children: children, document, to: &lines)
            }
        } else {
            lines += span.rows.map { "   \(label($0, document))" }
        }
        for mention in document.mentions where span.contains(mention.span) {
            lines.append("   \(mention.kind.rawValue)  \(Self.clean(document.text(mention.span)))")
        }
        for time in document.times where span.contains(time.span) {
            lines.append(
                "   \(time.type.rawValue)  \(Self.clean(document.text(time.range)))  \(time.value)")
        }
        return lines
    }

    private func children(of span: Span, in document: Document) -> [[Int]] {
        var children = [[Int]](repeating: [], count: span.count)
        for row in span.rows {
            guard let head = document.tokens.head(of: row), span.contains(head) else { continue }
            children[head - span.start].append(row)
        }
        return children
    }

    private func append(
        _ row: Int, prefix: String, branch: String, children: [[Int]], _ document: Document,
        to lines: inout [String]
    ) {
        lines.append("\(prefix)\(branch)\(label(row, document))")
        let first = document.sentence(of: row).map { document.sentences[$0].span.start } ?? 0
        let deeper = prefix + (branch.isEmpty ? "" : branch == "└ " ? "  " : "│ ")
        let below = children[row - first]
        for (index, child) in below.enumerated() {
            append(
                child, prefix: deeper, branch: index == below.count - 1 ? "└ " : "├ ",
                children: children, document, to: &lines)
        }
    }

    private func label(_ row: Int, _ document: Document) -> String {
        var parts = [Self.clean(document.form(row))]
        if document.layers.contains(.lemmas) { parts.append(Self.clean(document.lemma(row))) }
        if document.layers.contains(.tags) {
            parts.append(document.tokens.tag[row].code)
            let features = document.strings[document.tokens.features[row]]
            if !features.isEmpty { parts.append(features) }
        }
        if document.layers.contains(.dependencies) {
            parts.append(document.tokens.relation[row].code)
        }
        return parts.joined(separator: "  ")
    }

    /// Text of an article without what could steer a terminal, on one line.
    static func clean(_ text: String) -> String {
        PlainLine.of(text)
    }
}
