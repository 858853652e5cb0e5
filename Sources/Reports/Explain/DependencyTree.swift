internal import Annotation

/// The tree of a sentence as indented lines.
struct DependencyTree {
    private let document: Document
    private let span: Span
    private let children: [[Int]]

    init(_ document: Document, _ span: Span) {
        self.document = document
        self.span = span
        var children = [[Int]](repeating: [], count: span.count)
        for row in span.rows {
            guard let head = document.tokens.head(of: row), span.contains(head) else { continue }
            children[head - span.start].append(row)
        }
        self.children = children
    }

    /// The lines; the words of the event's clause are marked, the trigger twice.
    func lines(marking event: Event) -> [String] {
        guard document.layers.contains(.dependencies) else {
            return ["not parsed: the pipeline has no parser"]
        }
        var lines: [String] = []
        for row in span.rows where document.tokens.head(of: row) == nil {
            append(row, indent: 0, event, to: &lines)
        }
        return lines
    }

    private func append(_ row: Int, indent: Int, _ event: Event, to lines: inout [String]) {
        // Trees as deep as a hostile sentence can make them are cut, not followed.
        guard indent < 60, lines.count < 400 else { return }
        let form = PlainLine.of(document.form(row))
        let range = document.tokens.range(row)
        let isTrigger =
            event.evidence.range.overlaps(range)
            && event.evidence.trigger.split(separator: " ").contains { $0 == form }
        let lemma = PlainLine.of(document.lemma(row))
        let mark = isTrigger ? "  ← trigger" : ""
        lines.append(
            String(repeating: "  ", count: indent)
                + "\(form)  \(lemma) \(document.tokens.tag[row].code) "
                + "\(document.tokens.relation[row].code)\(mark)")
        for child in children[row - span.start] {
            append(child, indent: indent + 1, event, to: &lines)
        }
    }
}
