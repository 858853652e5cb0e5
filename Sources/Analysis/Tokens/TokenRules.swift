public import Annotation
public import LanguageData

/// The language data of tokens and sentences, compiled for matching bytes.
///
/// Read from `lexicon/shared/tokens.rules`, `lexicon/<language>/tokens.rules` and
/// `lexicon/<language>/abbreviations.rules`.
public struct TokenRules: Sendable {
    /// The language they are for.
    public let language: Language
    /// The files they were read from, whose examples run as tests.
    public let files: [RecordFile]
    /// What is known about words.
    private(set) var words = TokenWords()
    /// The words that contractions stand for.
    private(set) var contractions: [Contraction] = []
    /// How the language writes.
    private(set) var habits = Habits()

    /// A contraction, its parts in small letters.
    struct Contraction: Sendable {
        /// The words it stands for, in UTF-8.
        var parts: [[UInt8]]
        /// Whether the parts joined are the written form: "cannot".
        var isCut: Bool
    }

    /// Ways of writing in which languages differ.
    struct Habits: Sendable {
        /// Every hyphen between letters parts tokens, also behind prefixes.
        var splitsPrefixes = true
        /// Hyphenated words stay whole until `HyphenStage` cuts them.
        var cutsLate = false
        /// A number with a full stop can be an ordinal.
        var hasOrdinals = false
        /// Exclamation marks in a row are one token.
        var joinsMarks = false
        /// A letter for a middle name can be a word, so that its full stop is doubtful: "I".
        var hasClitics = false
        /// A sentence can start with a small letter.
        var startsSmall = false
    }

    /// Reads and compiles the rules; throws at the first record that is not understood.
    public init(language: Language, seeds: SeedsFolder) throws(LanguageDataError) {
        self.language = language
        var files: [RecordFile] = []
        for name in ["shared/tokens.rules", "tokens.rules", "abbreviations.rules"] {
            let path = name.hasPrefix("shared") ? name : "\(language.code)/\(name)"
            files += try seeds.records(path)
        }
        self.files = files
        for file in files {
            for record in file.records { try compile(record, file: file.file) }
        }
    }

    private mutating func compile(_ record: Record, file: String) throws(LanguageDataError) {
        let forms = record.list("forms")
        switch record["kind"] {
        case "habits": habits = try Self.habits(record, file: file)
        case "contractions": try addContractions(record, file: file)
        case "abbreviations": try addAbbreviations(record, forms: forms, file: file)
        case let kind?:
            guard let role = Self.roles[kind] else {
                throw Self.error(record, file, "unknown kind '\(kind)'")
            }
            guard !forms.isEmpty else { throw Self.error(record, file, "needs forms=") }
            for form in forms { words.add(form, role) }
        case nil: throw Self.error(record, file, "needs kind=")
        }
    }

    private static let roles: [String: TokenWords.Roles] = [
        "starters": .starter, "months": .month, "prefixes": .prefix,
        "conjunctions": .conjunction, "ordinal-contexts": .ordinalContext, "units": .unit,
        "symbols": .symbol, "domains": .domain, "clitics": .clitic,
        "compound-ends": .suffix,
    ]

    private static func habits(
        _ record: Record, file: String
    ) throws(LanguageDataError) -> Habits {
        var habits = Habits()
        for field in record.fields where field.key != "kind" {
            let isOn = field.value == "yes"
            switch field.key {
            case "prefix-hyphens": habits.splitsPrefixes = isOn
            case "late-hyphens": habits.cutsLate = isOn
            case "ordinals": habits.hasOrdinals = isOn
            case "mark-runs": habits.joinsMarks = isOn
            case "clitics": habits.hasClitics = isOn
            case "small-starts": habits.startsSmall = isOn
            default: throw error(record, file, "unknown habit '\(field.key)'")
            }
        }
        return habits
    }

    private mutating func addContractions(
        _ record: Record, file: String
    ) throws(LanguageDataError) {
        for entry in record.list("split") {
            let sides = entry.split(separator: "=")
            guard sides.count == 2 else {
                throw Self.error(record, file, "a contraction is form=part part, not '\(entry)'")
            }
            let parts = sides[1].split(separator: " ").map { Array($0.utf8) }
            guard parts.count >= 2, parts.count < 256 else {
                throw Self.error(record, file, "'\(sides[0])' needs two parts or more")
            }
            let isCut = parts.reduce(into: []) { $0 += $1 } == Array(sides[0].utf8)
            words.add(String(sides[0]), .contraction, payload: Int32(contractions.count))
            contractions.append(Contraction(parts: parts, isCut: isCut))
        }
    }

    private mutating func addAbbreviations(
        _ record: Record, forms: [String], file: String
    ) throws(LanguageDataError) {
        var role: TokenWords.Roles = .abbreviation
        switch record["end"] {
        case "never": role.insert(.neverEnds)
        case "maybe", nil: break
        case let other?: throw Self.error(record, file, "end is never or maybe, not '\(other)'")
        }
        if record["before"] == "number" { role.insert(.beforeNumber) }
        for form in forms {
            guard form.hasSuffix(".") else {
                throw Self.error(record, file, "the abbreviation '\(form)' needs its full stop")
            }
            words.add(form, role)
        }
    }

    private static func error(
        _ record: Record, _ file: String, _ message: String
    ) -> LanguageDataError {
        LanguageDataError(file: file, line: record.line, message: "\(record.name): \(message)")
    }
}
