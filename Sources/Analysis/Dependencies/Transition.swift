/// The transitions that a model chooses between: shift, reduce, and an arc to either side for each label.
package struct TransitionTable: Sendable {
    /// Kinds of transitions.
    package enum Kind: UInt8, Sendable {
        case shift, reduce, left, right
    }

    /// The labels, as CoNLL-U writes them; index 0 is the root's.
    package let labels: [String]
    /// Kind of each class.
    package let kind: [Kind]
    /// Label of each class, 0 for shift and reduce.
    package let label: [UInt8]

    /// Number of classes.
    package var count: Int { kind.count }

    /// Creates the table from the labels of arcs to the left and to the right, as indices of `labels`.
    package init(labels: [String], left: [UInt8], right: [UInt8]) {
        self.labels = labels
        kind =
            [.shift, .reduce] + left.map { _ in Kind.left } + right.map { _ in Kind.right }
        label = [0, 0] + left + right
    }

    /// Reads the lines that `text` writes.
    package init(text: String) {
        var sides: [[UInt8]] = [[], []]
        var labels: [String] = []
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "\t")
            if cells.count == 1 {
                labels.append(String(cells[0]))
            } else if cells.count == 2, let label = UInt8(cells[1]), Int(label) < labels.count {
                sides[cells[0] == "left" ? 0 : 1].append(label)
            }
        }
        self.init(labels: labels, left: sides[0], right: sides[1])
    }

    /// One line a label, then one line an arc: side and label.
    package var text: String {
        var lines = labels
        for index in kind.indices where kind[index] == .left || kind[index] == .right {
            lines.append("\(kind[index] == .left ? "left" : "right")\t\(label[index])")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Whether a transition of `kind` may be taken from `state`; at the root nothing is chosen.
    @inline(__always)
    package static func isAllowed(_ kind: Kind, in state: ParserState) -> Bool {
        switch kind {
        case .shift: true
        case .right: state.depth > 0
        case .left: state.depth > 0 && state.nodes[state.stacked(0)].head < 0
        case .reduce: state.depth > 0 && state.nodes[state.stacked(0)].head >= 0
        }
    }

    /// Takes transition `index`.
    @inline(__always)
    package func apply(_ index: Int, to state: inout ParserState) {
        switch kind[index] {
        case .shift: state.shift()
        case .reduce: state.reduce()
        case .left: state.attachLeft(label: label[index])
        case .right: state.attachRight(label: label[index])
        }
    }

    /// Empties the stack when only the root is left: what has no head depends on the root.
    package static func finish(_ state: inout ParserState) {
        while state.depth > 0 {
            if state.nodes[state.stacked(0)].head < 0 {
                state.attachLeft(label: 0)
            } else {
                state.reduce()
            }
        }
    }
}
