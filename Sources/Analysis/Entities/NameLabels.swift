package import Annotation

/// The labels of a sequence of names: outside, or beginning, inside, end or whole of a kind.
package enum NameLabels {
    /// Number of labels.
    package static let count = 17
    /// The kinds in the order of their labels.
    package static let kinds: [Mention.Kind] = [.person, .place, .organisation, .other]

    /// The parts of a name.
    package enum Part: Int {
        case begin, inside, end, single
    }

    /// The label of a part of a name of kind number `kind`.
    package static func label(_ part: Part, of kind: Int) -> Int { 1 + kind * 4 + part.rawValue }

    /// Whether `next` may follow `label`; `count` stands for the edge on both sides.
    package static func canFollow(_ label: Int, _ next: Int) -> Bool {
        let isOpen = label != count && label > 0 && (label - 1) & 3 < 2
        if next == count || next == 0 { return !isOpen }
        let continues = (next - 1) & 3 == 1 || (next - 1) & 3 == 2
        guard isOpen else { return !continues }
        return continues && (label - 1) >> 2 == (next - 1) >> 2
    }

    /// Labels of `count` rows with names in `spans`, which must not overlap.
    package static func encode(_ spans: [(span: Span, kind: Int)], count: Int) -> [UInt8] {
        var labels = [UInt8](repeating: 0, count: count)
        for (span, kind) in spans {
            for row in span.rows {
                let isFirst = row == span.start
                let isLast = row == span.end - 1
                let part: Part =
                    isFirst ? (isLast ? .single : .begin) : (isLast ? .end : .inside)
                labels[row] = UInt8(label(part, of: kind))
            }
        }
        return labels
    }

    /// Calls `body` with every name in a well-formed sequence of labels.
    package static func forEachName(
        in labels: UnsafePointer<UInt8>, count: Int, _ body: (Span, Int) -> Void
    ) {
        var start = 0
        for row in 0..<count where labels[row] > 0 {
            let part = Int(labels[row] - 1) & 3
            let kind = Int(labels[row] - 1) >> 2
            if part == Part.begin.rawValue || part == Part.single.rawValue { start = row }
            if part >= Part.end.rawValue { body(Span(start, row + 1), kind) }
        }
    }
}
