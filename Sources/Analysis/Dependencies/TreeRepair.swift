/// Makes one tree of what a parse leaves: exactly one root.
package enum TreeRepair {
    /// Copies heads and labels into `sentence`; of several roots the first verb, else the first that is
    /// not punctuation, stays, and the others depend on it.
    package static func finish(
        _ state: ParserState, labels: [String], into sentence: SentenceBuffer
    ) {
        let count = sentence.count
        var root = -1
        var rank = -1
        for row in 0..<count {
            sentence.head[row] = state.nodes[row].head
            sentence.label[row] = state.nodes[row].label
            guard sentence.head[row] == Int32(count) else { continue }
            let atoms = sentence.syntax[row]
            let found = atoms.tag == 17 ? 2 : atoms.isPunctuation ? 0 : 1
            if found > rank {
                root = row
                rank = found
            }
        }
        let mark = UInt8(labels.firstIndex(of: "punct") ?? 0)
        let loose = UInt8(labels.firstIndex(of: "parataxis") ?? 0)
        for row in 0..<count where sentence.head[row] == Int32(count) && row != root {
            sentence.head[row] = Int32(root)
            sentence.label[row] = sentence.syntax[row].isPunctuation ? mark : loose
        }
    }
}
