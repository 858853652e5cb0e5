public import Annotation
public import LanguageData

/// Lemma scripts by word and by suffix, learned by `dateline-train lemmas`.
///
/// The section `lemmas` of its file holds, little-endian: number of buckets, of entries, of scripts
/// (UInt32 each); the first entry of every bucket and one past the last (UInt32); a check of every
/// key (UInt32); its script (UInt16); then the scripts: casing, infix, cut, length, ending.
///
/// Suffixes are ripple-down rules: the longest known suffix of a word decides, and a longer one is
/// stored only where it decides differently.
public struct LemmaModel: Sendable {
    /// The language.
    public let language: Language
    /// SHA-256 of the model, hexadecimal.
    public let digest: String
    private let starts: [UInt32]
    private let checks: [UInt32]
    private let values: [UInt16]
    private let scripts: [LemmaScript]

    /// Maps the lemma model of a language in the seeds folder.
    public init(language: Language, seeds: SeedsFolder) throws(LanguageDataError) {
        let path = seeds.path(of: "models/\(language.code)-lemmas.model")
        try self.init(language: language, file: ModelFile(path: path))
    }

    /// Reads a model from its file.
    public init(language: Language, file: ModelFile) throws(LanguageDataError) {
        self.language = language
        digest = file.digest
        var reader = SectionReader(bytes: try file.required("lemmas"))
        let buckets = reader.integer(UInt32.self).map { Int($0) } ?? -1
        let entries = reader.integer(UInt32.self).map { Int($0) } ?? 0
        let count = reader.integer(UInt32.self).map { Int($0) } ?? 0
        let starts = reader.array(UInt32.self, buckets + 1)
        let checks = reader.array(UInt32.self, entries)
        let values = reader.array(UInt16.self, entries)
        guard let starts, let checks, let values, buckets > 0,
            starts.allSatisfy({ $0 <= entries }), zip(starts, starts.dropFirst()).allSatisfy(<=)
        else { throw file.error("holds a damaged table of lemmas") }
        var scripts: [LemmaScript] = []
        for _ in 0..<count {
            guard let script = reader.script() else {
                throw file.error("holds damaged scripts of lemmas")
            }
            scripts.append(script)
        }
        guard values.allSatisfy({ $0 < count }) else {
            throw file.error("names lemma scripts that it does not hold")
        }
        (self.starts, self.checks, self.values, self.scripts) = (starts, checks, values, scripts)
    }

    /// The script stored under `key`.
    @inline(__always)
    private func script(_ key: UInt64) -> Int? {
        let buckets = UInt64(starts.count - 1)
        let bucket = Int(((key >> 32) &* buckets) >> 32)
        let check = UInt32(truncatingIfNeeded: key)
        for entry in Int(starts[bucket])..<Int(starts[bucket + 1]) where checks[entry] == check {
            return Int(values[entry])
        }
        return nil
    }

    /// Turns the form in `word` into its lemma; `folded` is memory to work in.
    package func lemmatise(
        _ word: inout [UInt8], folded: inout [UInt8], tag: PartOfSpeech, morphology: Morphology,
        degree: UInt8
    ) {
        let shape = LemmaText.shape(of: word)
        folded.removeAll(keepingCapacity: true)
        folded.append(contentsOf: word)
        LemmaText.lower(&folded)
        let isCased = LemmaText.keepsCase(
            tag, shape: shape, count: word.count, language: language)
        let key = LemmaKey.word(folded, tag, shape)
        let wordClass = LemmaKey.wordClass(tag, morphology, degree: degree, language: language)
        let found =
            script(LemmaKey.inflected(key, morphology)) ?? script(key)
            ?? longestSuffix(folded, wordClass)
            ?? longestSuffix(folded, LemmaKey.mainClass(of: wordClass))
        if !isCased {
            word.removeAll(keepingCapacity: true)
            word.append(contentsOf: folded)
        }
        guard let found else { return }
        folded.removeAll(keepingCapacity: true)
        folded.append(contentsOf: word)
        if scripts[found].apply(to: &folded) { swap(&word, &folded) }
    }

    /// The script of the longest known suffix.
    private func longestSuffix(_ folded: [UInt8], _ wordClass: UInt64) -> Int? {
        var hash = LemmaKey.suffixes(of: wordClass)
        guard var found = script(hash.key) else { return nil }
        for byte in folded.reversed() {
            hash.add(byte)
            if let longer = script(hash.key) { found = longer }
        }
        hash.add(0)
        return script(hash.key) ?? found
    }
}

/// Reads the integers of a section in order.
private struct SectionReader {
    var bytes: UnsafeRawBufferPointer
    var position = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func integer<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        guard position + MemoryLayout<T>.size <= bytes.count else { return nil }
        defer { position += MemoryLayout<T>.size }
        return T(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: T.self))
    }

    mutating func array<T: FixedWidthInteger>(_ type: T.Type, _ count: Int) -> [T]? {
        guard count >= 0, count <= (bytes.count - position) / MemoryLayout<T>.size else {
            return nil
        }
        return (0..<count).compactMap { _ in integer(type) }
    }

    mutating func script() -> LemmaScript? {
        guard let casing = integer(UInt8.self).flatMap(LemmaScript.Casing.init),
            let infix = integer(UInt8.self).flatMap(LemmaScript.Infix.init),
            let cut = integer(UInt8.self), let length = integer(UInt8.self),
            let ending = array(UInt8.self, Int(length))
        else { return nil }
        return LemmaScript(casing: casing, infix: infix, cut: cut, ending: ending)
    }
}
