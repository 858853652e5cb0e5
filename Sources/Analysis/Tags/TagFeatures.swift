/// The features by which a tagger decides, shared by training and run time.
package enum TagFeatures {
    /// Fills `list` with the features of the part of speech of row `row`.
    ///
    /// Reads the tags of the two rows before it.
    package static func partOfSpeech(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        list.removeAll()
        let word = sentence.lexical[row]
        let last = sentence.lexical[row - 1]
        let next = sentence.lexical[row + 1]
        let before = sentence.lexical[row - 2]
        let after = sentence.lexical[row + 2]
        let tag1 = UInt64(sentence.tag[row - 1])
        let tag2 = UInt64(sentence.tag[row - 2])
        list.add(1, word.form)
        list.add(2, word.lower)
        list.add(3, word.suffix2)
        list.add(4, word.suffix3)
        list.add(5, word.suffix4)
        list.add(6, word.suffix5)
        list.add(7, word.suffix1, word.prefix1)
        list.add(8, word.prefix2)
        list.add(9, word.prefix3)
        list.add(10, word.shape)
        list.add(11, word.shape, tag1)
        list.add(12, word.cluster)
        list.add(13, word.cluster6, tag1)
        list.add(14, tag1)
        list.add(15, tag1, tag2)
        list.add(16, tag1, word.lower)
        list.add(17, tag1, tag2, word.cluster)
        list.add(18, last.lower)
        list.add(19, before.lower)
        list.add(20, next.lower)
        list.add(21, after.lower)
        list.add(22, last.cluster, word.cluster)
        list.add(23, word.cluster, next.cluster)
        list.add(24, next.cluster)
        list.add(25, after.cluster)
        list.add(26, last.suffix3)
        list.add(27, next.suffix3)
        list.add(28, last.lower, word.lower)
        list.add(29, word.lower, next.lower)
        list.add(30, word.suffix3, next.suffix3)
        list.add(31, tag1, next.cluster)
        list.add(32, tag1, word.suffix3, next.cluster6)
        list.add(33, next.shape, word.shape)
        list.add(34, word.cluster10, next.cluster10, after.cluster10)
        list.add(35, last.cluster, next.cluster)
        list.add(36, word.lower, next.cluster, after.cluster)
        list.add(37, word.lower, last.cluster, before.cluster)
        list.add(38, word.shape, word.suffix3)
        if sentence.known[row].tags != 0 { addKnown(row, of: sentence, into: &list) }
    }

    /// Adds what is known of the word and of the two behind it.
    private static func addKnown(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        let word = sentence.lexical[row]
        let last = sentence.lexical[row - 1]
        let after = sentence.lexical[row + 1]
        let known = sentence.known[row]
        let next = sentence.known[row + 1]
        let tag1 = UInt64(sentence.tag[row - 1])
        list.add(101, word.lower, next.tags)
        list.add(102, tag1, known.tags, next.tags)
        list.add(103, known.tags, next.tags, sentence.known[row + 2].tags)
        list.add(104, tag1, next.tags)
        list.add(105, tag1, UInt64(sentence.tag[row - 2]), next.tags)
        list.add(106, known.listed, word.shape)
        list.add(107, known.listed, word.suffix3)
        list.add(108, known.listed, last.shape, after.shape)
        list.add(109, known.cluster, word.shape)
        list.add(110, known.cluster, after.cluster)
    }

    /// Fills `list` with the features by which the part of speech of row `row` is looked at again.
    ///
    /// Reads its tag, rival and margin, and the tags of two rows on either side.
    package static func revision(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        list.removeAll()
        let word = sentence.lexical[row]
        let last = sentence.lexical[row - 1]
        let next = sentence.lexical[row + 1]
        let own = UInt64(sentence.tag[row]) << 5 | UInt64(sentence.rival[row])
        let margin = UInt64(sentence.margin[row])
        let tag1 = UInt64(sentence.tag[row - 1])
        let tag2 = UInt64(sentence.tag[row - 2])
        let next1 = UInt64(sentence.tag[row + 1])
        let next2 = UInt64(sentence.tag[row + 2])
        list.add(301, own, margin)
        list.add(302, own, margin, next1)
        list.add(303, own, margin, tag1)
        list.add(304, own, tag1, next1)
        list.add(305, own, next1, next2)
        list.add(306, own, tag1, tag2)
        list.add(307, own, tag1, next1, next2)
        list.add(308, own, tag1, tag2, next1)
        list.add(309, own, word.lower)
        list.add(310, own, word.lower, next1)
        list.add(311, own, word.lower, tag1)
        list.add(312, own, word.lower, next1, next2)
        list.add(313, own, word.suffix3)
        list.add(314, own, word.suffix3, next1)
        list.add(315, own, word.suffix2, tag1, next1)
        list.add(316, own, word.shape, tag1)
        list.add(317, own, word.shape, next1)
        list.add(318, own, word.cluster)
        list.add(319, own, word.cluster, next1)
        list.add(320, own, word.cluster, tag1, next1)
        list.add(321, own, last.lower, next1)
        list.add(322, own, next.lower)
        list.add(323, own, next.cluster, next1)
        list.add(324, own, last.cluster)
        list.add(325, own, last.suffix3, next.suffix3)
        list.add(326, own, word.form)
        list.add(327, own, word.shape, last.shape, next.shape)
        list.add(328, own, last.lower, next.lower)
        list.add(329, own, word.cluster6, next.cluster6, next2)
        addFollowingVerb(row, of: sentence, own: own, into: &list)
    }

    /// Adds the next verb of the same clause, which tells auxiliaries from verbs.
    private static func addFollowingVerb(
        _ row: Int, of sentence: SentenceBuffer, own: UInt64, into list: inout FeatureList
    ) {
        var verb = row + 1
        while verb < sentence.count, verb - row < 20, !isVerbal(sentence.tag[verb]),
            sentence.tag[verb] != 13
        {
            verb += 1
        }
        let isFound = verb < sentence.count && verb - row < 20
        let tag = isFound ? UInt64(sentence.tag[verb]) : 30
        let word = sentence.lexical[row]
        list.add(330, own, tag)
        list.add(331, own, tag, word.lower)
        list.add(332, own, tag, isFound ? sentence.lexical[verb].suffix2 : 0, word.suffix2)
    }

    /// Fills `list` with the features of the inflection of row `row`.
    ///
    /// Reads all tags, and the inflection of the two rows before it.
    package static func inflection(
        _ row: Int, of sentence: SentenceBuffer, into list: inout FeatureList
    ) {
        list.removeAll()
        let tag = UInt64(sentence.tag[row])
        let word = sentence.lexical[row]
        let last = sentence.lexical[row - 1]
        let next = sentence.lexical[row + 1]
        let before = sentence.lexical[row - 2]
        let after = sentence.lexical[row + 2]
        let form1 = inflected(sentence, row - 1)
        let form2 = inflected(sentence, row - 2)
        let tag1 = UInt64(sentence.tag[row + 1])
        let tag2 = UInt64(sentence.tag[row + 2])
        let base = tag << 32
        list.add(base + 41, 0)
        list.add(base + 42, word.form)
        list.add(base + 43, word.lower)
        list.add(base + 44, word.suffix2)
        list.add(base + 45, word.suffix3)
        list.add(base + 46, word.suffix4)
        list.add(base + 47, word.suffix5)
        list.add(base + 48, word.shape)
        list.add(base + 49, word.cluster)
        list.add(base + 50, form1)
        list.add(base + 51, form1, form2)
        list.add(base + 52, form1, word.lower)
        list.add(base + 53, form1, word.suffix3)
        list.add(base + 54, form1, word.suffix1)
        list.add(base + 55, last.lower)
        list.add(base + 56, before.lower)
        list.add(base + 57, next.lower)
        list.add(base + 58, last.lower, word.suffix2)
        list.add(base + 59, word.lower, next.suffix2)
        list.add(base + 60, word.lower, next.suffix3)
        list.add(base + 61, tag1, tag2)
        list.add(base + 62, word.lower, tag1, next.cluster)
        list.add(base + 63, word.lower, last.lower)
        list.add(base + 64, word.lower, next.lower)
        list.add(base + 65, word.lower, next.suffix2, after.suffix2)
        list.add(base + 66, next.suffix3, after.suffix3)
        list.add(base + 67, form1, form2, word.suffix2)
        list.add(base + 68, form1, next.suffix2)
        list.add(base + 69, word.lower, tag1, after.suffix3)
        list.add(base + 70, form1, word.cluster)
        list.add(base + 71, last.lower, word.lower, next.suffix2)
        list.add(base + 72, before.lower, last.lower, word.suffix2)
        list.add(base + 73, form1, form2, word.lower)
        addFrame(row, of: sentence, base: base, into: &list)
    }

    /// Adds what governs the case of row `row`: the preposition and the verbs around it.
    private static func addFrame(
        _ row: Int, of sentence: SentenceBuffer, base: UInt64, into list: inout FeatureList
    ) {
        let word = sentence.lexical[row]
        var governor = row - 1
        while governor >= 0, row - governor < 6, isPhraseInner(sentence.tag[governor]) {
            governor -= 1
        }
        let tag = UInt64(sentence.tag[max(governor, -1)])
        let outer = sentence.lexical[max(governor, -1)].lower
        let first = inflected(sentence, governor + 1)
        list.add(base + 80, tag, word.suffix2)
        list.add(base + 81, outer, word.suffix2)
        list.add(base + 82, outer, first)
        list.add(base + 83, tag, first, word.suffix1)
        list.add(base + 84, outer, word.lower)
        var verb = row - 1
        while verb >= 0, row - verb < 12, !isVerbal(sentence.tag[verb]) { verb -= 1 }
        let isFound = verb >= 0 && row - verb < 12
        let cluster = isFound ? sentence.lexical[verb].cluster : 0
        list.add(base + 85, cluster, tag, word.suffix2)
        list.add(base + 86, isFound ? inflected(sentence, verb) : 0, tag, first)
        list.add(base + 87, isFound ? sentence.lexical[verb].lower : 0, tag, first)
    }

    /// Tag and inflection of a row in one value.
    @inline(__always)
    private static func inflected(_ sentence: SentenceBuffer, _ row: Int) -> UInt64 {
        UInt64(sentence.tag[row]) << 8 | UInt64(sentence.inflection[row])
    }

    /// Whether a tag stands inside a noun phrase: adjective, adverb, determiner, number, noun.
    @inline(__always)
    private static func isPhraseInner(_ tag: UInt8) -> Bool {
        tag == 1 || tag == 3 || tag == 6 || tag == 9
    }

    /// Whether a tag is of a verb or auxiliary.
    @inline(__always)
    private static func isVerbal(_ tag: UInt8) -> Bool { tag == 4 || tag == 16 }
}
