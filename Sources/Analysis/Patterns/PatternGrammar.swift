internal import LanguageData

/// A grammar read from record files: classes of words, and rules with patterns.
///
/// A record without `pattern` is a class: its fields are values, each with the words that have it
/// (`month 1="Januar|Jänner" 2=Februar`). `digits` and `values` make a class of figures
/// (`hour digits=1-2 values=0-24`), `compound` one of words that are written together
/// (`compound="weekday daypart"`). The record `endings` says what marks at the end of a word stand
/// for (`~="e|en|er"`). A record with `date` is a well-known event, its phrases under the code of
/// the language; they are the class `anchor`. A record with `pattern` is a rule.
struct PatternGrammar: Sendable {
    /// The words.
    private(set) var vocabulary = PatternVocabulary()
    /// Reads numbers.
    let numbers: NumberReader
    /// The rules' patterns.
    private(set) var automaton = PatternAutomaton()
    /// The rules.
    private(set) var rules: [Rule] = []

    /// A rule: its record, and the names under which its pattern keeps values.
    struct Rule: Sendable {
        /// The record.
        var record: Record
        /// File and line and name: "de/times.rules:41 day-month".
        var id: String
        /// The file.
        var file: String
        /// Names of the captures.
        var slots: [String]
        /// Which field of the record its pattern is, for records with several.
        var pattern: Int
    }

    /// Builds a grammar; later files see the classes of earlier ones.
    init(_ files: [RecordFile], language: String) throws(LanguageDataError) {
        var builder = PatternClassBuilder(language: language)
        for file in files { try builder.add(file) }
        vocabulary = try builder.vocabulary()
        numbers = NumberReader(language: language, vocabulary: &vocabulary)
        for file in files {
            for record in file.records where record["pattern"] != nil {
                try add(record, file: file.file)
            }
        }
        vocabulary.freeze()
        automaton.freeze(symbolCount: vocabulary.symbols.count)
    }

    private mutating func add(_ record: Record, file: String) throws(LanguageDataError) {
        for (index, field) in record.fields.enumerated() where field.key == "pattern" {
            var parser = PatternParser(field, file: file)
            let syntax = try parser.parse()
            try declare(syntax, field: field, file: file)
            var slots: [String] = []
            automaton.add(syntax, slots: &slots) { vocabulary.symbols[$0] ?? 0 }
            guard slots.count <= PatternMatcher.slotCount else {
                throw LanguageDataError(
                    file: file, line: field.line, column: field.column,
                    message: "a pattern keeps at most \(PatternMatcher.slotCount) values")
            }
            rules.append(
                Rule(
                    record: record, id: "\(file):\(record.line) \(record.name)", file: file,
                    slots: slots, pattern: index))
        }
    }

    /// Makes the literals of a pattern known; throws at a class that no record declares.
    private mutating func declare(
        _ syntax: PatternSyntax, field: Record.Field, file: String
    ) throws(LanguageDataError) {
        switch syntax {
        case .sequence(let items), .choice(let items):
            for item in items { try declare(item, field: field, file: file) }
        case .optional(let inner), .many(let inner), .never(let inner):
            try declare(inner, field: field, file: file)
        case .symbol(let name, _, _):
            guard vocabulary.symbols[name] == nil else { return }
            guard name.hasPrefix("=") else {
                throw LanguageDataError(
                    file: file, line: field.line, column: field.column,
                    message: "no record declares the class '%\(name)'")
            }
            let step = vocabulary.step(name, value: String(name.dropFirst()))
            vocabulary.add(phrase: String(name.dropFirst()), steps: [step])
        case .anyWord, .open, .close: break
        }
    }
}
