public import LanguageData

/// The rules by which web clutter is told from prose, read from `lexicon/*/boilerplate.rules`.
///
/// A record is a rule, or a `class` of words that rules name:
///
///     class   name=agency words="dpa|AFP"
///     advert  match="anzeige|weiterlesen nach der anzeige" words=6
///         EXAMPLE Weiterlesen nach der Anzeige
///         NOT     Die Anzeige ging am Montag ein.
///
/// Fields: `match` (patterns), `at` (line: a whole line or paragraph, the default; end, start, inside: a
/// part of one), `words` (most words of what is matched, default 12), `near` (top or end of the text),
/// `names=yes` (the words after the first must look like names), `opens=name` (the first two words must),
/// `bracket=person` (two such words must stand before a bracket), `bracket=name` (these or another bracket),
/// `with` (one of these
/// must stand in the line as written), `number=small` (a number of four digits, as years have, is spared), `sentence=no` (not for what ends like a sentence), `page=no` (not for
/// web pages, whose elements tell labels), `effect` (drop, the default; publisher,
/// author, published: kept as that; adverts: labels that follow are dropped where they are two or more, or
/// one that advertises; caption: a line of one or two sentences that ends so is one; list: links follow;
/// comments: readers' comments follow or stand around it; end: nothing of the article follows).
public struct BoilerplateRules: Sendable {
    /// The names of the files, below `lexicon`.
    public static let files = [
        "shared/boilerplate.rules", "de/boilerplate.rules", "en/boilerplate.rules",
    ]

    private var wholeLines = BoilerplateIndex()
    /// Rules whose pattern starts with a gap, by the first word behind it.
    private var gappedLines: [String: [Entry]] = [:]
    private var parts = BoilerplateIndex()
    private var classes: [String: WordClass] = [:]
    /// What tells prose from clutter where no rule does.
    private(set) var lineModel: LineModel?

    /// A rule with one of its patterns; an object, as it is handed about by the thousand for every page.
    final class Entry: Sendable {
        let rule: BoilerplateRule
        let pattern: BoilerplatePattern

        init(rule: BoilerplateRule, pattern: BoilerplatePattern) {
            self.rule = rule
            self.pattern = pattern
        }
    }

    /// Reads the rules of a seeds folder; throws at the first line that is not well formed.
    public init(seeds: SeedsFolder) throws(LanguageDataError) {
        var files: [RecordFile] = []
        for name in Self.files where seeds.holds("lexicon/\(name)") {
            files += try seeds.records(name)
        }
        try self.init(files: files)
        lineModel = try LineModel(seeds: seeds)
    }

    /// Takes the rules of record files; classes may stand in any of them.
    init(files: [RecordFile]) throws(LanguageDataError) {
        for file in files {
            for record in file.records where record.name == "class" {
                classes[record["name"] ?? "", default: WordClass([])].add(record.list("words"))
            }
        }
        for file in files {
            for record in file.records where record.name != "class" {
                try add(record, of: file.file)
            }
        }
        wholeLines.freeze()
        parts.freeze()
    }

    /// No rules at all: structure alone decides.
    init() {}

    private mutating func add(_ record: Record, of file: String) throws(LanguageDataError) {
        let rule = try BoilerplateRule(record, file: file)
        for text in record.list("match") {
            guard let pattern = BoilerplatePattern(text, classes: classes) else {
                throw LanguageDataError(
                    file: file, line: record.line,
                    message: "the pattern '\(text)' names a class that no 'class' record defines")
            }
            let entry = Entry(rule: rule, pattern: pattern)
            if rule.place == .line, let word = pattern.firstWordBehindGap {
                gappedLines[word, default: []].append(entry)
            } else if rule.place == .line {
                wholeLines.add(entry)
            } else {
                parts.add(entry)
            }
        }
    }

    /// The rule that covers a whole line of `words`, among those that `accepts` lets through.
    ///
    /// Clutter does not talk in quotation marks: where `isQuoted`, only patterns that start with a gap count.
    func rule(
        forLine words: [String], isQuoted: Bool = false,
        where accepts: (BoilerplateRule) -> Bool = { _ in true }
    ) -> BoilerplateRule? {
        guard let head = words.first else { return nil }
        let whole = words[...]
        let heads = isQuoted ? [] : wholeLines.entries(for: head)
        if let rule = first(of: heads, covering: whole, where: accepts) { return rule }
        for word in words {
            if let rule = first(of: gappedLines[word], covering: whole, where: accepts) {
                return rule
            }
        }
        return nil
    }

    private func first(
        of entries: [Entry]?, covering words: ArraySlice<String>,
        where accepts: (BoilerplateRule) -> Bool
    ) -> BoilerplateRule? {
        entries?.first { entry in
            words.count <= entry.rule.words && entry.pattern.matches(words) && accepts(entry.rule)
        }?.rule
    }

    /// The rules for parts of lines whose pattern can start with `word`.
    func partEntries(startingWith word: String) -> [Entry] {
        parts.entries(for: word)
    }

    /// The phrases of a class; empty where there is none of that name.
    func wordClass(_ name: String) -> WordClass { classes[name] ?? WordClass([]) }
}

/// What one record of `boilerplate.rules` says, without its patterns.
struct BoilerplateRule: Sendable {
    /// Its id as blocks carry it: `de/boilerplate.rules:41 advert`.
    let id: String
    /// What it is matched against.
    let place: Place
    /// Most words of what it matches.
    let words: Int
    /// Where in the text it holds; nil for anywhere.
    let near: Near?
    /// Whether the words after the first must look like names.
    let wantsNames: Bool
    /// Whether the first two words must look like a name.
    let opensWithName: Bool
    /// What must stand before a bracket, if anything.
    let bracket: Bracket?
    /// Whether it leaves alone what begins with a number of four digits, which may be a year.
    let sparesYears: Bool
    /// Whether it leaves alone what ends like a sentence.
    let sparesSentences: Bool
    /// Whether it leaves the paragraphs of web pages alone.
    let sparesPages: Bool
    /// What one of must stand in the line as written; empty for no condition.
    let marks: [String]
    /// What follows from a match.
    let effect: Effect

    /// What a rule is matched against.
    enum Place: String { case line, start, end, inside }
    /// Part of the text that a rule is limited to.
    enum Near: String { case top, end }
    /// What stands before a bracket: a person's name, or that or another bracket.
    enum Bracket: String { case person, name }
    /// What follows from a match.
    enum Effect: String {
        case drop, publisher, author, published, list, adverts, end, caption, comments
    }

    init(_ record: Record, file: String) throws(LanguageDataError) {
        id = "\(file):\(record.line) \(record.name)"
        words = record["words"].flatMap { Int($0) } ?? 12
        wantsNames = record["names"] == "yes"
        opensWithName = record["opens"] == "name"
        sparesYears = record["number"] == "small"
        sparesSentences = record["sentence"] == "no"
        sparesPages = record["page"] == "no"
        marks = record.list("with")
        place = try Self.value(of: "at", in: record, file: file) ?? .line
        near = try Self.value(of: "near", in: record, file: file)
        bracket = try Self.value(of: "bracket", in: record, file: file)
        effect = try Self.value(of: "effect", in: record, file: file) ?? .drop
    }

    private static func value<Value: RawRepresentable>(
        of key: String, in record: Record, file: String
    ) throws(LanguageDataError) -> Value? where Value.RawValue == String {
        guard let field = record.fields.first(where: { $0.key == key }) else { return nil }
        guard let value = Value(rawValue: field.value) else {
            throw LanguageDataError(
                file: file, line: field.line, column: field.column,
                message: "unknown value '\(field.value)' of \(key); see boilerplate.rules")
        }
        return value
    }
}
