/// The features by which names are recognised, shared by training and run time.
package enum NameFeatures {
    /// Fills `list` with the features of row `row`, whose tags must be set.
    package static func fill(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        list.removeAll()
        let word = sentence.lexical[row]
        let last = sentence.lexical[row - 1]
        let next = sentence.lexical[row + 1]
        let before = sentence.lexical[row - 2]
        let after = sentence.lexical[row + 2]
        addWord(word, tag: sentence.tag[row], into: &list)
        addNeighbours(before, last, word, next, after, into: &list)
        let tag = UInt64(sentence.tag[row])
        let lastTag = UInt64(sentence.tag[row - 1])
        let nextTag = UInt64(sentence.tag[row + 1])
        list.add(340, tag, lastTag, nextTag)
        list.add(341, tag, lastTag)
        list.add(342, tag, nextTag)
        list.add(343, tag, last.cluster)
        list.add(344, tag, next.cluster)
        list.add(345, tag, last.lower)
        list.add(346, tag, next.lower)
        addLexicon(before, last, word, next, into: &list)
    }

    private static func addWord(
        _ word: LexicalAtoms, tag: UInt8, into list: inout FeatureList
    ) {
        list.add(300, 0)
        list.add(301, word.form)
        list.add(302, word.lower)
        list.add(303, word.suffix2)
        list.add(304, word.suffix3)
        list.add(305, word.suffix4)
        list.add(306, word.suffix5)
        list.add(307, word.prefix2)
        list.add(308, word.prefix3)
        list.add(309, word.shape)
        list.add(310, word.shape, word.suffix3)
        list.add(311, word.cluster)
        list.add(312, word.cluster10, word.shape)
        list.add(313, word.cluster6, word.shape)
        list.add(314, UInt64(tag), word.cluster)
        list.add(315, UInt64(tag), word.shape)
        list.add(316, UInt64(tag), word.suffix3)
    }

    private static func addNeighbours(
        _ before: LexicalAtoms, _ last: LexicalAtoms, _ word: LexicalAtoms,
        _ next: LexicalAtoms, _ after: LexicalAtoms, into list: inout FeatureList
    ) {
        list.add(320, last.lower)
        list.add(321, next.lower)
        list.add(322, before.lower)
        list.add(323, after.lower)
        list.add(324, last.cluster, word.cluster)
        list.add(325, word.cluster, next.cluster)
        list.add(326, last.cluster)
        list.add(327, next.cluster)
        list.add(328, before.cluster)
        list.add(329, after.cluster)
        list.add(330, last.shape, word.shape, next.shape)
        list.add(331, last.lower, word.shape)
        list.add(332, next.lower, word.shape)
        list.add(333, last.lower, word.lower)
        list.add(334, word.lower, next.lower)
        list.add(335, last.cluster6, word.cluster6, next.cluster6)
        list.add(336, before.lower, last.lower)
        list.add(337, next.lower, after.lower)
        list.add(338, last.suffix3, word.shape)
        list.add(339, next.suffix3, word.shape)
    }

    private static func addLexicon(
        _ before: LexicalAtoms, _ last: LexicalAtoms, _ word: LexicalAtoms, _ next: LexicalAtoms,
        into list: inout FeatureList
    ) {
        list.add(350, NameEntry.votes(word.name))
        list.add(351, NameEntry.place(word.name))
        list.add(352, NameEntry.votes(word.name), word.shape)
        list.add(353, NameEntry.place(word.name), word.shape)
        list.add(354, NameEntry.votes(last.name), NameEntry.votes(word.name))
        list.add(355, NameEntry.votes(word.name), NameEntry.votes(next.name))
        list.add(356, NameEntry.place(last.name), NameEntry.place(word.name))
        list.add(357, NameEntry.place(word.name), NameEntry.place(next.name))
        list.add(358, NameEntry.votes(last.name))
        list.add(359, NameEntry.votes(next.name))
        list.add(360, NameEntry.votes(before.name), NameEntry.votes(last.name))
        list.add(361, NameEntry.votes(word.name), NameEntry.place(word.name))
        list.add(362, NameEntry.votes(word.name), last.cluster)
        list.add(363, NameEntry.votes(word.name), next.cluster)
        list.add(364, NameEntry.votes(word.name), last.lower)
    }

    /// Sets `list` to the one feature of a label following another.
    package static func fill(after label: Int, into list: inout FeatureList) {
        list.removeAll()
        list.add(399, UInt64(label))
    }
}
