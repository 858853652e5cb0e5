internal import Analysis
internal import Annotation

/// A form with its lemma in one class of words.
struct LemmaExample {
    /// The form in small letters, from the end.
    var reversed: [UInt8]
    /// Number of the script.
    var script: UInt16
    /// How much it counts.
    var weight: Float
}

/// All forms and lemmas that a lemma model is learned from.
struct LemmaEvidence {
    /// The language.
    let language: Language
    /// The scripts, each once, in the order of their first use.
    private(set) var scripts: [LemmaScript] = []
    /// Examples for the suffixes, by class.
    private(set) var examples: [UInt64: [LemmaExample]] = [:]
    /// Weights of scripts for whole words.
    private(set) var words: [UInt64: [UInt16: Float]] = [:]
    /// Weights of scripts for whole words with features.
    private(set) var inflected: [UInt64: [UInt16: Float]] = [:]
    /// What is needed to ask the suffixes about a word: class and letters.
    private(set) var asked: [UInt64: (wordClass: UInt64, folded: [UInt8])] = [:]
    /// The word under which each inflected word falls.
    private(set) var parents: [UInt64: UInt64] = [:]
    private var numbers: [LemmaScript: UInt16] = [:]
    private var seen: Set<Seen> = []

    private struct Seen: Hashable {
        var wordClass: UInt64
        var form: [UInt8]
        var script: UInt16
    }

    /// Starts with nothing.
    init(language: Language) { self.language = language }

    /// Adds a word of a treebank.
    mutating func add(
        form: [UInt8], lemma: [UInt8], tag: PartOfSpeech, features: String, weight: Float
    ) {
        guard let script = script(form, lemma, tag) else { return }
        var folded = form
        LemmaText.lower(&folded)
        let morphology = Morphology(features: features)
        let degree = Array(features.utf8).withUnsafeBufferPointer {
            LemmaKey.degree(of: tag, form: form, features: $0)
        }
        let wordClass = LemmaKey.wordClass(
            tag, morphology, degree: degree, language: language)
        let word = LemmaKey.word(folded, tag, LemmaText.shape(of: form))
        let key = LemmaKey.inflected(word, morphology)
        words[word, default: [:]][script, default: 0] += weight
        inflected[key, default: [:]][script, default: 0] += weight
        asked[word] = (wordClass, folded)
        asked[key] = (wordClass, folded)
        parents[key] = word
        let isNew = seen.insert(
            Seen(wordClass: wordClass, form: form, script: script)
        ).inserted
        guard isNew else { return }
        let example = LemmaExample(
            reversed: folded.reversed(), script: script, weight: weight)
        examples[wordClass, default: []].append(example)
        let main = LemmaKey.mainClass(of: wordClass)
        if main != wordClass { examples[main, default: []].append(example) }
    }

    /// Adds a word of a list, for the suffixes of several classes.
    mutating func add(
        form: [UInt8], lemma: [UInt8], tag: PartOfSpeech, classes: [UInt64], weight: Float
    ) {
        guard let script = script(form, lemma, tag) else { return }
        var folded = form
        LemmaText.lower(&folded)
        folded.reverse()
        for wordClass in classes {
            examples[wordClass, default: []].append(
                LemmaExample(reversed: folded, script: script, weight: weight))
        }
    }

    private mutating func script(
        _ form: [UInt8], _ lemma: [UInt8], _ tag: PartOfSpeech
    ) -> UInt16? {
        var base = form
        let shape = LemmaText.shape(of: form)
        let isCased = LemmaText.keepsCase(
            tag, shape: shape, count: form.count, language: language)
        if !isCased { LemmaText.lower(&base) }
        guard let script = LemmaScript.between(base, lemma), script.ending.count < 256 else {
            return nil
        }
        if let known = numbers[script] { return known }
        guard scripts.count < Int(UInt16.max) else { return nil }
        let number = UInt16(scripts.count)
        numbers[script] = number
        scripts.append(script)
        return number
    }
}
