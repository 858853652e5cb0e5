internal import Annotation

extension Reading {
    /// The relation of `row` to its head.
    func relation(_ row: Int) -> Relation { document.tokens.relation[row] }

    /// The head of `row`; nil for the root.
    func head(_ row: Int) -> Int? { document.tokens.head(of: row) }

    /// The part of speech of `row`.
    func tag(_ row: Int) -> PartOfSpeech { document.tokens.tag[row] }

    /// The inflection of `row`.
    func morphology(_ row: Int) -> Morphology { document.tokens.morphology[row] }

    /// Whether the language is German.
    var isGerman: Bool { lexicon.language == .german }

    /// The first child with that relation.
    func child(_ row: Int, _ relation: Relation) -> Int? {
        children(row).first { self.relation($0) == relation }
    }

    /// The value of the marker that the token is in that place.
    func marker(_ row: Int, _ place: Marker.Place) -> Marker.Value? {
        for word in [form[row], lemma[row]] where word != 0 {
            if let value = lexicon.markers[Marker.Key(place: place, word: word)] { return value }
        }
        return nil
    }

    /// The preposition of a phrase with head `row`; nil where it has none.
    func preposition(_ row: Int) -> Int? {
        children(row).first { relation($0) == .case && tag($0) != .punctuation }
    }

    /// Whether the preposition marks the agent of a passive or of an event noun: "by", "durch".
    func isAgentive(_ preposition: Int) -> Bool {
        form[preposition] != 0 && lexicon.common.agents.contains(form[preposition])
    }

    /// Whether the phrase says on whose word something is told: "nach Angaben der Polizei".
    func isAccount(_ row: Int, after preposition: Int) -> Bool {
        let common = lexicon.common
        let word = form[preposition]
        guard word != 0 else { return false }
        if common.accordings.contains(word) { return true }
        guard marker(preposition, .preposition) == .reported else { return false }
        return classes[row] & lexicon.reportClass != 0
            || lemma[row] != 0 && common.accounts.contains(lemma[row])
    }

    /// Whether the words are in the headline.
    func isHeadline(_ row: Int) -> Bool {
        guard let sentence = document.sentence(of: row) else { return false }
        let block = document.sentences[sentence].block
        guard document.article.blocks.indices.contains(block) else { return false }
        let role = document.article.blocks[block].role
        return role == .title || role == .heading
    }

    /// Whether the sentence of `row` is no headline and ends with a full stop.
    func isWholeSentence(_ row: Int) -> Bool {
        guard !isHeadline(row), let sentence = document.sentence(of: row) else { return false }
        let last = document.tokens.range(document.sentences[sentence].span.end - 1)
        return last.count == 1 && document.bytes[last.start] == 0x2E
    }

    /// Whether `row` is a verb, or a participle that the tagger calls an adjective.
    func isVerbal(_ row: Int) -> Bool {
        switch tag(row) {
        case .verb, .auxiliary: true
        case .adjective: morphology(row).form == .participle
        default: false
        }
    }

    /// Whether the word only points to somebody: "they", "their".
    func isPronominal(_ row: Int) -> Bool { tag(row) == .pronoun || tag(row) == .determiner }

    /// Whether an English word only counts or measures what follows it: "dozens of", "94% of".
    func isAmount(_ row: Int) -> Bool {
        guard !isGerman else { return false }
        switch tag(row) {
        case .numeral, .symbol: return true
        default: return lexicon.common.amounts.contains(lemma[row])
        }
    }

    /// Whether a phrase means somebody, if not somebody known.
    func isSomebody(_ row: Int) -> Bool {
        let people = lexicon.personClass | lexicon.localClasses
        return classes[row] & (people | Self.actorClass) != 0 || tag(row) == .properNoun
    }

    /// Whether the phrase stands beside a word that makes it a source: "laut X", "X zufolge".
    func isAccording(_ row: Int) -> Bool {
        let span = phrase(row)
        return [span.start - 1, span.end].contains { beside in
            form.indices.contains(beside) && form[beside] != 0
                && lexicon.common.accordings.contains(form[beside])
                && !(beside == span.end && lexicon.common.laut == form[beside])
        }
    }

    /// The first and one past the last row of the phrase with head `row`, relative clauses left out.
    func phrase(_ row: Int) -> Span {
        var start = row
        var end = row + 1
        for child in children(row) where isInsidePhrase(child) {
            let inner = phrase(child)
            start = min(start, inner.start)
            end = max(end, inner.end)
        }
        return Span(start, end)
    }

    private func isInsidePhrase(_ row: Int) -> Bool {
        switch relation(row) {
        case .det, .amod, .compound, .nummod, .flat, .flatName, .nmodPoss, .detPoss, .fixed: true
        case .nmod: preposition(row) == nil || tag(row) == .properNoun
        default: false
        }
    }

    /// All rows of the subtree of `row` as the smallest span that holds them.
    func subtree(_ row: Int, depth: Int = 0) -> Span {
        var start = row
        var end = row + 1
        guard depth < 24 else { return Span(start, end) }
        for child in children(row) {
            let inner = subtree(child, depth: depth + 1)
            start = min(start, inner.start)
            end = max(end, inner.end)
        }
        return Span(start, end)
    }
}
