internal import Analysis
internal import Annotation

/// Forms and lemmas of word lists that do not tell the part of speech, read as examples.
struct LemmaLists {
    /// Forms with their lemmas.
    var pairs: [(form: [UInt8], lemma: [UInt8])] = []
    /// The lemmas of the pairs.
    private var lemmas: Set<[UInt8]> = []
    /// Frequent words, most frequent first, as rank by word.
    var ranks: [[UInt8]: Int] = [:]

    /// Reads a table of form, tab, lemma, and a list of words, the most frequent first.
    init(table: String?, words: String?) throws(TrainingError) {
        if let table {
            for line in try PackedText.read(table).split(separator: 0x0A) where line.first != 0x23 {
                let cells = line.split(separator: 0x09)
                guard cells.count >= 2 else { continue }
                pairs.append((Array(cells[0]), Array(cells[1])))
                lemmas.insert(Array(cells[1]))
            }
        }
        if let words {
            for line in try PackedText.read(words).split(separator: 0x0A) where line.first != 0x23 {
                guard let word = line.split(separator: 0x09).first else { continue }
                ranks[Array(word)] = ranks.count
            }
        }
    }

    /// Adds everything to `evidence`.
    func add(to evidence: inout LemmaEvidence) {
        switch evidence.language {
        case .german: addGerman(to: &evidence)
        case .english: addEnglish(to: &evidence)
        }
    }

    private static func code(_ tag: PartOfSpeech, _ detail: UInt64) -> UInt64 {
        UInt64(tag.rawValue) << 8 | detail
    }

    private static let nouns = (0...2).map { code(.noun, $0) }
    private static let verbs = (0...3).map { code(.verb, $0) }
    private static let adjectives = (0...3).map { code(.adjective, $0) }

    private func addGerman(to evidence: inout LemmaEvidence) {
        var known: Set<[UInt8]> = []
        var lemmas: Set<[UInt8]> = []
        for (form, lemma) in pairs {
            known.insert(form)
            let isNoun = LemmaText.shape(of: lemma) != .small
            if !isNoun, LemmaText.shape(of: form) != .small { continue }
            lemmas.insert(lemma)
            if isNoun {
                addTableNoun(form, lemma, to: &evidence)
            } else if Self.isVerb(form, lemma) {
                addGermanVerb(form, lemma, to: &evidence)
            } else {
                evidence.add(
                    form: form, lemma: lemma, tag: .adjective, classes: Self.adjectives, weight: 1)
            }
        }
        for lemma in lemmas.subtracting(known).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            addBase(lemma, to: &evidence)
        }
        addNames(known: known, to: &evidence)
    }

    /// A form that is itself a lemma of other forms is taken for one in the singular.
    private func addTableNoun(
        _ form: [UInt8], _ lemma: [UInt8], to evidence: inout LemmaEvidence
    ) {
        let isLemma = form != lemma && self.lemmas.contains(form)
        let classes = isLemma ? [Self.nouns[0], Self.nouns[2]] : Self.nouns
        evidence.add(form: form, lemma: lemma, tag: .noun, classes: classes, weight: 1)
        guard isLemma else { return }
        evidence.add(form: form, lemma: form, tag: .noun, classes: [Self.nouns[1]], weight: 1)
    }

    private func addGermanVerb(
        _ form: [UInt8], _ lemma: [UInt8], to evidence: inout LemmaEvidence
    ) {
        guard form.suffix(3) == Array("end".utf8) else {
            return evidence.add(
                form: form, lemma: lemma, tag: .verb, classes: Self.verbs, weight: 1)
        }
        evidence.add(
            form: form, lemma: form, tag: .adjective, classes: Array(Self.adjectives.prefix(2)),
            weight: 1)
    }

    /// A lemma is a form, too.
    private func addBase(_ lemma: [UInt8], to evidence: inout LemmaEvidence) {
        if LemmaText.shape(of: lemma) != .small {
            evidence.add(
                form: lemma, lemma: lemma, tag: .noun, classes: Array(Self.nouns.prefix(2)),
                weight: 1)
        } else if lemma.last == UInt8(ascii: "n") {
            evidence.add(
                form: lemma, lemma: lemma, tag: .verb, classes: Array(Self.verbs.prefix(3)),
                weight: 1)
        } else {
            evidence.add(
                form: lemma, lemma: lemma, tag: .adjective,
                classes: Array(Self.adjectives.prefix(2)), weight: 1)
        }
    }

    /// Capitalised words that no table knows are lemmas, but for the genitive of a more frequent name.
    private func addNames(known: Set<[UInt8]>, to evidence: inout LemmaEvidence) {
        let table = Dictionary(pairs.map { ($0.form, $0.lemma) }) { first, _ in first }
        let names = (0...2).map { Self.code(.properNoun, $0) }
        let genitives = (4...6).map { Self.code(.properNoun, $0) }
        for (word, rank) in ranks.sorted(by: { $0.value < $1.value })
        where word.count > 2 && LemmaText.shape(of: word) == .capital {
            let stem = Array(word.dropLast())
            let isGenitive =
                word.last == UInt8(ascii: "s") && (ranks[stem].map { $0 < rank } ?? false)
            let lemma = isGenitive ? stem : word
            evidence.add(form: word, lemma: lemma, tag: .properNoun, classes: names, weight: 0.5)
            if word.last != UInt8(ascii: "s") || isGenitive {
                evidence.add(
                    form: word, lemma: lemma, tag: .properNoun, classes: genitives, weight: 0.5)
            }
            if !known.contains(word) { addNoun(word, to: &evidence, table: table) }
        }
    }

    /// A frequent noun that the table lacks: a lemma, or a compound whose last part the table knows.
    private func addNoun(
        _ word: [UInt8], to evidence: inout LemmaEvidence, table: [[UInt8]: [UInt8]]
    ) {
        guard let part = lastPart(of: word, table: table) else {
            let mayBePlural = word.last == UInt8(ascii: "n")
            return evidence.add(
                form: word, lemma: word, tag: .noun,
                classes: mayBePlural ? Array(Self.nouns.prefix(2)) : Self.nouns, weight: 0.7)
        }
        var small = part.lemma
        LemmaText.lower(&small)
        evidence.add(
            form: word, lemma: word[..<part.start] + small, tag: .noun,
            classes: part.isLemma ? [Self.nouns[2]] : Self.nouns, weight: 0.7)
        guard part.isLemma else { return }
        evidence.add(
            form: word, lemma: word, tag: .noun, classes: Array(Self.nouns.prefix(2)), weight: 0.7)
    }

    /// Where the longest last part of a compound starts that is a form of the table, its lemma, and
    /// whether it can itself be one.
    private func lastPart(
        of word: [UInt8], table: [[UInt8]: [UInt8]]
    ) -> (start: Int, lemma: [UInt8], isLemma: Bool)? {
        guard word.count > 8 else { return nil }
        for start in 3...(word.count - 5) where word[start] & 0xC0 != 0x80 {
            var part = Array(word[start...])
            LemmaText.capitalise(&part)
            guard let lemma = table[part], lemma != part else {
                if lemmas.contains(part) { return nil }
                continue
            }
            return (start, lemma, lemmas.contains(part))
        }
        return nil
    }

    private static func isVerb(_ form: [UInt8], _ lemma: [UInt8]) -> Bool {
        let endings = ["en", "eln", "ern", "tun", "sein"].map { Array($0.utf8) }
        let inflected = ["ener", "enen", "enem", "enes"].map { Array($0.utf8) }
        return endings.contains { lemma.suffix($0.count) == $0 }
            && !inflected.contains { form.suffix($0.count) == $0 }
    }

    private func addEnglish(to evidence: inout LemmaEvidence) {
        for (form, lemma) in pairs
        where LemmaText.shape(of: form) == .small && !form.contains(UInt8(ascii: "'")) {
            for (tag, detail) in Self.englishClasses(form) {
                evidence.add(
                    form: form, lemma: lemma, tag: tag, classes: [Self.code(tag, detail)],
                    weight: 1)
            }
        }
    }

    /// Parts of speech that an English ending can mean, with the detail of their class.
    private static func englishClasses(_ form: [UInt8]) -> [(PartOfSpeech, UInt64)] {
        let finite = UInt64(Morphology.Form.finite.rawValue)
        let participle = UInt64(Morphology.Form.participle.rawValue)
        let gerund = UInt64(Morphology.Form.gerund.rawValue)
        let past = UInt64(Morphology.Tense.past.rawValue) << 3
        let present = UInt64(Morphology.Tense.present.rawValue) << 3
        if form.suffix(1) == [UInt8(ascii: "s")] {
            return [(.noun, 2), (.verb, finite + present)]
        }
        if form.suffix(3) == Array("ing".utf8) {
            return [(.verb, gerund), (.verb, participle + present)]
        }
        if form.suffix(2) == Array("er".utf8) { return [(.adjective, 2)] }
        if form.suffix(3) == Array("est".utf8) { return [(.adjective, 3)] }
        return [(.verb, finite + past), (.verb, participle + past)]
    }
}
