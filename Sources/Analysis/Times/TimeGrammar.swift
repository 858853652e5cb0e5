public import Annotation
public import LanguageData

/// The rules for the time expressions of one language.
public struct TimeGrammar: Sendable {
    let patterns: PatternGrammar
    let rules: [TimeRule]
    let tense: TenseReader
    let language: Language

    /// Compiles record files; those with classes come before those whose patterns name them.
    public init(_ files: [RecordFile], language: Language) throws(LanguageDataError) {
        self.language = language
        patterns = try PatternGrammar(files, language: language.code)
        var rules: [TimeRule] = []
        for rule in patterns.rules { rules.append(try TimeRule(rule)) }
        self.rules = rules
        tense = TenseReader(patterns.vocabulary, language: language)
    }

    /// Compiles the rules of the lexicon in a seeds folder, overlays included.
    public init(seeds: SeedsFolder, language: Language) throws(LanguageDataError) {
        var files: [RecordFile] = []
        for name in Self.files(for: language) { files += try seeds.records(name) }
        try self.init(files, language: language)
    }

    /// Names of the record files of a language, relative to the lexicon, in the order of reading.
    public static func files(for language: Language) -> [String] {
        [
            "shared/times-words.rules", "\(language.code)/numbers.records",
            "\(language.code)/times-words.rules", "shared/anchors.records",
            "shared/times.rules", "\(language.code)/times.rules",
        ]
    }
}
