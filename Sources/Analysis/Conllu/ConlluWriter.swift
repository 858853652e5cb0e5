extension ConlluSentence {
    /// The sentence as CoNLL-U, with the empty line behind it.
    public var text: String {
        var lines = comments
        var nodes = emptyNodes[...]
        var ranges = ranges[...]
        for (index, word) in words.enumerated() {
            while let node = nodes.first, node.position <= index {
                lines.append(node.line)
                nodes.removeFirst()
            }
            if let range = ranges.first, range.first == index {
                let other = range.other.isEmpty ? "_" : range.other
                lines.append(
                    "\(range.first + 1)-\(range.last + 1)\t\(range.form)\t_\t_\t_\t_\t_\t_\t_\t\(other)"
                )
                ranges.removeFirst()
            }
            lines.append("\(index + 1)\t\(word.columns)")
        }
        lines += nodes.map(\.line)
        return lines.joined(separator: "\n") + "\n\n"
    }
}

extension ConlluSentence.Word {
    /// The columns behind the number.
    fileprivate var columns: String {
        let head = head.map { String($0) } ?? "_"
        return [form, lemma, tag, languageTag, features, head, relation, graph, other]
            .map { $0.isEmpty ? "_" : $0 }.joined(separator: "\t")
    }
}
