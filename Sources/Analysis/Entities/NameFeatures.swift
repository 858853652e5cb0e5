/// The features by which names are recognised, shared by training and run time.
///
/// Words that begin in lower case are looked at with few features, others with all.
package enum NameFeatures {
    /// Fills `list` with the features of row `row`, whose tags and name atoms must be set.
    package static func fill(
        _ row: Int, of sentence: SentenceBuffer, names: NameBuffer, into list: inout FeatureList
    ) {
        list.removeAll()
        let word = sentence.lexical[row]
        let last = sentence.lexical[row - 1]
        let next = sentence.lexical[row + 1]
        let tag = UInt64(sentence.tag[row])
        addWord(word, tag: tag, into: &list)
        addTags(row, of: sentence, into: &list)
        addNear(last, word, next, into: &list)
        addKinds(row, of: names, into: &list)
        addQuotation(row, of: sentence, names: names, into: &list)
        guard names.atoms[row].isMarked else { return }
        addForm(word, tag: tag, into: &list)
        addNeighbours(row, of: sentence, into: &list)
        addBranches(row, of: sentence, into: &list)
        addParts(row, of: sentence, names: names, into: &list)
        addLexicon(row, of: sentence, names: names, into: &list)
    }

    /// Sets `list` to the one feature of a label following another.
    package static func fill(after label: Int, into list: inout FeatureList) {
        list.removeAll()
        list.add(399, UInt64(label))
    }

    private static func addWord(_ word: LexicalAtoms, tag: UInt64, into list: inout FeatureList) {
        list.add(300, 0)
        list.add(302, word.lower)
        list.add(304, word.suffix3)
        list.add(309, word.shape)
        list.add(311, word.cluster)
        list.add(314, tag, word.cluster)
        list.add(315, tag, word.shape)
    }

    private static func addTags(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        let tag = UInt64(sentence.tag[row])
        let lastTag = UInt64(sentence.tag[row - 1])
        let nextTag = UInt64(sentence.tag[row + 1])
        list.add(340, tag, lastTag, nextTag)
        list.add(341, tag, lastTag)
        list.add(342, tag, nextTag)
    }

    private static func addNear(
        _ last: LexicalAtoms, _ word: LexicalAtoms, _ next: LexicalAtoms,
        into list: inout FeatureList
    ) {
        list.add(320, last.lower)
        list.add(321, next.lower)
        list.add(324, last.cluster, word.cluster)
        list.add(325, word.cluster, next.cluster)
        list.add(330, last.shape, word.shape, next.shape)
        list.add(333, last.lower, word.lower)
        list.add(334, word.lower, next.lower)
    }

    private static func addKinds(_ row: Int, of names: NameBuffer, into list: inout FeatureList) {
        let last = UInt64(names.atoms[row - 1].kinds)
        let next = UInt64(names.atoms[row + 1].kinds)
        list.add(564, last)
        list.add(565, next)
        list.add(566, last, next)
        if names.atoms[row].phrase != 0 { list.add(580, names.atoms[row].phrase) }
    }

    private static func addForm(_ word: LexicalAtoms, tag: UInt64, into list: inout FeatureList) {
        list.add(301, word.form)
        list.add(303, word.suffix2)
        list.add(305, word.suffix4)
        list.add(306, word.suffix5)
        list.add(307, word.prefix2)
        list.add(308, word.prefix3)
        list.add(310, word.shape, word.suffix3)
        list.add(312, word.cluster10, word.shape)
        list.add(313, word.cluster6, word.shape)
        list.add(316, tag, word.suffix3)
    }

    private static func addNeighbours(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        let before = sentence.lexical[row - 2]
        let last = sentence.lexical[row - 1]
        let word = sentence.lexical[row]
        let next = sentence.lexical[row + 1]
        let after = sentence.lexical[row + 2]
        let tag = UInt64(sentence.tag[row])
        list.add(322, before.lower)
        list.add(323, after.lower)
        list.add(326, last.cluster)
        list.add(327, next.cluster)
        list.add(328, before.cluster)
        list.add(329, after.cluster)
        list.add(331, last.lower, word.shape)
        list.add(332, next.lower, word.shape)
        list.add(335, last.cluster6, word.cluster6, next.cluster6)
        list.add(336, before.lower, last.lower)
        list.add(337, next.lower, after.lower)
        list.add(338, last.suffix3, word.shape)
        list.add(339, next.suffix3, word.shape)
        list.add(343, tag, last.cluster)
        list.add(344, tag, next.cluster)
        list.add(345, tag, last.lower)
        list.add(346, tag, next.lower)
        list.add(347, before.cluster, last.cluster)
        list.add(348, next.cluster, after.cluster)
        list.add(349, row < 3 ? UInt64(row) : 3, word.shape, tag)
    }

    /// Upper branches of the clusters around.
    private static func addBranches(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        let last = sentence.lexical[row - 1]
        let word = sentence.lexical[row]
        let next = sentence.lexical[row + 1]
        list.add(420, word.cluster4)
        list.add(421, word.cluster & 255)
        list.add(422, word.cluster & 8191)
        list.add(423, last.cluster4, word.shape)
        list.add(424, next.cluster4, word.shape)
        list.add(425, last.cluster & 255, word.shape)
        list.add(426, next.cluster & 255, word.shape)
        list.add(427, last.cluster & 255, next.cluster & 255)
        list.add(428, last.cluster4, next.cluster4)
    }

    /// Parts of compounds, and whether the word is a familiar one.
    private static func addParts(
        _ row: Int, of sentence: SentenceBuffer, names: NameBuffer, into list: inout FeatureList
    ) {
        let word = names.atoms[row]
        let shape = sentence.lexical[row].shape
        let tag = UInt64(sentence.tag[row])
        list.add(700, word.tail)
        list.add(701, word.tailCluster)
        list.add(702, word.familiarity, shape)
        list.add(703, word.familiarity, tag)
        list.add(706, names.atoms[row - 1].tailCluster, shape)
        list.add(707, names.atoms[row + 1].tailCluster, shape)
        list.add(708, word.familiarity, sentence.lexical[row - 1].cluster)
        list.add(709, word.familiarity, sentence.lexical[row + 1].cluster)
    }

    private static func addLexicon(
        _ row: Int, of sentence: SentenceBuffer, names: NameBuffer, into list: inout FeatureList
    ) {
        let atoms = names.atoms[row]
        let kinds = UInt64(atoms.kinds)
        let last = UInt64(names.atoms[row - 1].kinds)
        let next = UInt64(names.atoms[row + 1].kinds)
        let word = sentence.lexical[row]
        list.add(560, kinds, word.shape)
        list.add(561, kinds, last)
        list.add(562, kinds, next)
        list.add(563, kinds, last, next)
        list.add(567, kinds, word.cluster10)
        list.add(568, kinds, UInt64(sentence.tag[row]))
        list.add(569, kinds, sentence.lexical[row - 1].lower)
        list.add(570, kinds, sentence.lexical[row + 1].lower)
        list.add(571, UInt64(atoms.stem), word.shape)
        list.add(572, UInt64(atoms.front), UInt64(atoms.stem))
        addEach(of: atoms.kinds, around: row, of: sentence, into: &list)
    }

    /// Features of each kind that a word has, so that rare combinations are understood.
    private static func addEach(
        of kinds: UInt16, around row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        var left = kinds
        while left != 0 {
            let kind = UInt64(left.trailingZeroBitCount)
            left &= left - 1
            list.add(575, kind)
            list.add(576, kind, sentence.lexical[row].shape)
            list.add(577, kind, sentence.lexical[row - 1].cluster)
            list.add(578, kind, sentence.lexical[row + 1].cluster)
            list.add(579, kind, UInt64(sentence.tag[row - 1]), UInt64(sentence.tag[row + 1]))
        }
    }

    /// The place of the word between quotation marks.
    private static func addQuotation(
        _ row: Int, of sentence: SentenceBuffer, names: NameBuffer, into list: inout FeatureList
    ) {
        let quotation = names.atoms[row].quotation
        guard quotation != 0 else { return }
        let word = sentence.lexical[row]
        list.add(790, quotation)
        list.add(791, quotation, word.shape)
        list.add(792, quotation, UInt64(sentence.tag[row]))
        list.add(793, quotation & 3, word.cluster6)
    }
}
