/// What the recogniser of names sees of one sentence: flat memory that is used again for the next.
///
/// Rows from -2 to `count` + 1 are readable. Not thread-safe: part of a worker's scratch memory.
package final class NameBuffer {
    private static let margin = 2
    /// What is seen of the words.
    let atoms: UnsafeMutablePointer<NameAtoms>

    /// Makes room for sentences of `SentenceBuffer.limit` rows.
    package init() {
        let size = SentenceBuffer.limit + 2 * Self.margin
        let base = UnsafeMutablePointer<NameAtoms>.allocate(capacity: size)
        base.initialize(repeating: NameAtoms(), count: size)
        atoms = base + Self.margin
    }

    deinit { (atoms - Self.margin).deallocate() }

    /// Starts a sentence of `count` rows; the caller sets each.
    package func start(count: Int) {
        for offset in 1...Self.margin {
            atoms[-offset] = NameAtoms()
            atoms[count - 1 + offset] = NameAtoms()
        }
    }

    /// Sets what is seen of a row from its form in UTF-8; its lexical atoms must be set.
    package func set(
        _ row: Int, form: UnsafeBufferPointer<UInt8>, of sentence: SentenceBuffer,
        clusters: ClusterMap, lexicon: ClusterMap
    ) {
        atoms[row] = NameAtoms(
            form: form, lexical: sentence.lexical[row], clusters: clusters, lexicon: lexicon)
    }

    /// Sets what is seen of the words together, once each is set; O(tokens).
    package func markTogether(of sentence: SentenceBuffer, lexicon: ClusterMap) {
        markPhrases(of: sentence, lexicon: lexicon)
        markQuotations(of: sentence)
    }

    /// Marks the longest phrases of the lexicon, from the left; O(tokens).
    private func markPhrases(of sentence: SentenceBuffer, lexicon: ClusterMap) {
        var row = 0
        while row < sentence.count {
            guard atoms[row].isMarked else {
                row += 1
                continue
            }
            let (end, kinds) = phrase(at: row, of: sentence, lexicon: lexicon)
            for inside in row..<end where end > row + 1 {
                let place: UInt64 = inside == row ? 0 : inside == end - 1 ? 2 : 1
                atoms[inside].phrase = UInt64(kinds) << 2 | place
            }
            row = max(end, row + 1)
        }
    }

    /// The end of the longest phrase from a row on, and its kinds.
    private func phrase(
        at row: Int, of sentence: SentenceBuffer, lexicon: ClusterMap
    ) -> (end: Int, kinds: UInt16) {
        var key = NameEntry.start
        var found = (end: row, kinds: UInt16(0))
        for next in row..<min(row + NameEntry.longest, sentence.count) {
            key = NameEntry.key(key, sentence.lexical[next].form)
            let entry = UInt16(truncatingIfNeeded: lexicon.cluster(of: key))
            let kinds = entry & ~NameEntry.continues
            if kinds != 0 { found = (next + 1, kinds) }
            if entry & NameEntry.continues == 0 { break }
        }
        return found
    }
}
