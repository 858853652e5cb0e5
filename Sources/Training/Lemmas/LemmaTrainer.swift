internal import Analysis
public import Annotation

/// Learns the lemma model of a language from treebanks and word lists.
public struct LemmaTrainer {
    private var evidence: LemmaEvidence

    /// Starts with nothing.
    public init(language: Language) { evidence = LemmaEvidence(language: language) }

    /// Adds the words of a treebank that have a lemma.
    ///
    /// A converted treebank counts less, and what such conversions get wrong is passed over or mended:
    /// lemmas that are only the last part of a compound, names, infinitives of adjectives, capitals.
    public mutating func add(
        treebank path: String, weight: Float, isConverted: Bool
    ) throws(TrainingError) {
        let text = String(decoding: try PackedText.read(path), as: UTF8.self)
        let sentences: [ConlluSentence]
        do { sentences = try ConlluReader.sentences(of: text) } catch {
            throw TrainingError(message: "\(path): \(error)")
        }
        for word in sentences.lazy.flatMap(\.words) where Self.isUsable(word, isConverted) {
            let isCased = !isConverted || word.tag == "NOUN"
            let lemma = isCased ? word.lemma : word.lemma.lowercased()
            evidence.add(
                form: Array(word.form.utf8), lemma: Array(lemma.utf8),
                tag: PartOfSpeech(code: word.tag), features: word.features, weight: weight)
        }
    }

    /// Adds a table of forms and lemmas, and a list of words, the most frequent first.
    public mutating func add(table: String?, words: String?) throws(TrainingError) {
        try LemmaLists(table: table, words: words).add(to: &evidence)
    }

    private static func isUsable(_ word: ConlluSentence.Word, _ isConverted: Bool) -> Bool {
        guard !["", "_", "NULL", "unknown"].contains(word.lemma) else { return false }
        guard isConverted else { return true }
        let form = word.form.lowercased()
        let lemma = word.lemma.lowercased()
        let isLastPart = ["NOUN", "ADJ"].contains(word.tag) && form.first != lemma.first
        let isInfinitive = word.tag == "ADJ" && lemma.hasSuffix("en") && form != lemma
        return word.tag != "PROPN" && word.tag != "X" && !isLastPart && !isInfinitive
    }

    /// The model file, and the number of its entries and scripts; the same evidence gives the same bytes.
    public func model() -> (bytes: [UInt8], entries: Int, scripts: Int) {
        var rules: [UInt64: UInt16] = [:]
        for wordClass in evidence.examples.keys.sorted() {
            guard let examples = evidence.examples[wordClass] else { continue }
            for rule in SuffixTree(examples, wordClass: wordClass).rules {
                rules[rule.key] = rule.script
            }
        }
        let suffixes = rules
        for (key, weights) in evidence.words {
            guard let script = Self.best(weights), script != guess(key, suffixes) else { continue }
            rules[key] = script
        }
        for (key, weights) in evidence.inflected {
            guard let script = Self.best(weights), let word = evidence.parents[key] else {
                continue
            }
            if script != rules[word] ?? guess(key, suffixes) { rules[key] = script }
        }
        let section = LemmaSection.bytes(rules: rules, scripts: evidence.scripts)
        var file = ModelFileWriter()
        file.add("lemmas", section)
        return (file.bytes(), rules.count, evidence.scripts.count)
    }

    private static func best(_ weights: [UInt16: Float]) -> UInt16? {
        weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// What the suffixes alone say about a word that was seen.
    private func guess(_ key: UInt64, _ suffixes: [UInt64: UInt16]) -> UInt16? {
        guard let (wordClass, folded) = evidence.asked[key] else { return nil }
        for wordClass in [wordClass, LemmaKey.mainClass(of: wordClass)] {
            var hash = LemmaKey.suffixes(of: wordClass)
            guard var found = suffixes[hash.key] else { continue }
            for byte in folded.reversed() {
                hash.add(byte)
                found = suffixes[hash.key] ?? found
            }
            hash.add(0)
            return suffixes[hash.key] ?? found
        }
        return nil
    }
}

/// Writes lemma rules as `LemmaModel` reads them.
enum LemmaSection {
    private static let load = 4

    /// The section.
    static func bytes(rules: [UInt64: UInt16], scripts: [LemmaScript]) -> [UInt8] {
        let sorted = rules.sorted { $0.key < $1.key }
        let buckets = max(1, sorted.count / load)
        var section = ByteBuilder()
        section.append(UInt32(buckets))
        section.append(UInt32(sorted.count))
        section.append(UInt32(scripts.count))
        var next = 0
        for bucket in 0...buckets {
            while next < sorted.count,
                Int(((sorted[next].key >> 32) &* UInt64(buckets)) >> 32) < bucket
            {
                next += 1
            }
            section.append(UInt32(bucket == buckets ? sorted.count : next))
        }
        for rule in sorted { section.append(UInt32(truncatingIfNeeded: rule.key)) }
        for rule in sorted { section.append(rule.value) }
        for script in scripts {
            section.append(script.casing.rawValue)
            section.append(script.infix.rawValue)
            section.append(script.cut)
            section.append(UInt8(script.ending.count))
            section.append(script.ending)
        }
        return section.bytes
    }
}
