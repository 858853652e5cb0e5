internal import Annotation
internal import LanguageData

/// Collects records into the tables of a `FrameLexicon`.
struct FrameLexiconBuilder {
    let language: Language
    var words = StringPool()
    var frames: [Frame] = []
    var verbs: [WordID: [Evocation]] = [:]
    var nouns: [WordID: [Evocation]] = [:]
    var adjectives: [WordID: [Evocation]] = [:]
    var classes: [WordID: ClassSet] = [:]
    var classNames = ["actor", "place", "time", "known", "denied"]
    var markers: [Marker.Key: Marker.Value] = [:]
    /// Forms that the lemma tables lack, with the word that they are forms of.
    var aliases: [WordID: WordID] = [:]
    /// Lists of words that the reading of clauses asks for, by the names of their records.
    var lists: [String: Set<WordID>] = [:]
    /// What speakers do by what they say.
    var statements: [StatementRule] = []
    private var records: [String: Record] = [:]

    init(language: Language) { self.language = language }

    /// The number of a word, in lower case.
    mutating func word(_ text: String) -> WordID { words.intern(CaseFolding.fold(text)).value }

    /// Adds the classes of a things file: `NAME nouns="a|b" isa=OTHER`.
    mutating func addThings(_ file: RecordFile) throws(LanguageDataError) {
        for record in file.records where !classNames.contains(record.name) {
            guard classNames.count < ClassSet.bitWidth else {
                throw error(file, record, "more than \(ClassSet.bitWidth) classes of things")
            }
            classNames.append(record.name)
        }
        for record in file.records { try addThing(record, file: file) }
    }

    private mutating func addThing(_ record: Record, file: RecordFile) throws(LanguageDataError) {
        var bits = try bit(record.name, file, record)
        for field in record.fields {
            switch field.key {
            case "isa":
                for name in field.value.split(separator: "|") {
                    bits |= try bit(String(name), file, record)
                }
            case "nouns": continue
            default: throw error(file, field, "a class has nouns= and isa=, not '\(field.key)'")
            }
        }
        for noun in record.list("nouns") { classes[word(noun), default: 0] |= bits }
    }

    private func bit(
        _ name: String, _ file: RecordFile, _ record: Record
    ) throws(LanguageDataError) -> ClassSet {
        guard let index = classNames.firstIndex(of: name) else {
            throw error(file, record, "no class of things is called '\(name)'")
        }
        return 1 << ClassSet(index)
    }

    /// Adds the frames, operators and markers of an events file.
    mutating func addEvents(_ file: RecordFile) throws(LanguageDataError) {
        for record in file.records {
            guard records[record.name] == nil else {
                throw error(file, record, "a second record '\(record.name)'; names are unique")
            }
            let whole = try inherited(record, file: file)
            records[record.name] = whole
            if let base = whole["lemma"] {
                for form in whole.list("forms") { aliases[word(form)] = word(base) }
            } else if whole["words"] != nil {
                for item in whole.list("words") {
                    lists[whole.name, default: []].insert(word(item))
                }
            } else if whole["said"] != nil {
                statements.append(try StatementFields(record: whole, file: file).rule(&self))
            } else if let value = whole["marker"] {
                try addMarker(whole, value: value, file: file)
            } else {
                try addFrame(whole, file: file)
            }
        }
    }

    /// The record with the fields of the one that `like=` names, except for its words.
    private func inherited(_ record: Record, file: RecordFile) throws(LanguageDataError) -> Record {
        guard let base = record["like"] else { return record }
        guard let parent = records[base] else {
            throw error(file, record, "like=\(base): no record of that name above")
        }
        var whole = record
        whole.fields += parent.fields.filter { field in
            !FrameFields.evocations.contains(field.key)
                && !record.fields.contains { $0.key == field.key }
        }
        return whole
    }

    private mutating func addMarker(
        _ record: Record, value: String, file: RecordFile
    ) throws(LanguageDataError) {
        guard let value = Marker.Value(name: value) else {
            throw error(file, record, "marker=\(value) is none of reported, planned, ...")
        }
        for field in record.fields where field.key != "marker" {
            guard let place = Marker.Place(rawValue: field.key) else {
                throw error(file, field, "'\(field.key)' is no place of a marker")
            }
            for item in field.value.split(separator: "|") {
                markers[Marker.Key(place: place, word: word(Self.trim(item)))] = value
            }
        }
    }

    private mutating func addFrame(_ record: Record, file: RecordFile) throws(LanguageDataError) {
        let fields = FrameFields(record: record, file: file)
        let index = Int32(frames.count)
        frames.append(try fields.frame(&self))
        for field in record.fields where FrameFields.evocations.contains(field.key) {
            for item in field.value.split(separator: "|") {
                let parts = item.split(separator: " ").flatMap { $0.split(separator: "+") }
                guard let first = parts.first else { continue }
                let evocation = Evocation(
                    frame: index, companions: parts.dropFirst().map { word(String($0)) })
                let key = word(String(first))
                switch field.key {
                case "verb": verbs[key, default: []].append(evocation)
                case "noun":
                    nouns[key, default: []].append(evocation)
                    addHead(of: parts.map(String.init), frame: index)
                default: adjectives[key, default: []].append(evocation)
                }
            }
        }
    }

    /// An English compound ("air+strike") is read at its head, which is the last word of it.
    private mutating func addHead(of parts: [String], frame: Int32) {
        guard language == .english, parts.count == 2 else { return }
        let evocation = Evocation(frame: frame, companions: [word(parts[0])])
        nouns[word(parts[1]), default: []].append(evocation)
    }

    /// The class set of names separated by commas.
    func classSet(
        _ names: Substring, file: RecordFile, field: Record.Field
    ) throws(LanguageDataError) -> ClassSet {
        var bits: ClassSet = 0
        for name in names.split(separator: ",") {
            guard let index = classNames.firstIndex(of: String(name)) else {
                throw error(file, field, "no class of things is called '\(name)'")
            }
            bits |= 1 << ClassSet(index)
        }
        return bits
    }

    /// The class of that name; empty when no file declares it.
    func classSet(named name: String) -> ClassSet {
        classNames.firstIndex(of: name).map { 1 << ClassSet($0) } ?? 0
    }

    func error(_ file: RecordFile, _ record: Record, _ message: String) -> LanguageDataError {
        LanguageDataError(file: file.file, line: record.line, column: 1, message: message)
    }

    func error(_ file: RecordFile, _ field: Record.Field, _ message: String) -> LanguageDataError {
        LanguageDataError(
            file: file.file, line: field.line, column: field.column, message: message)
    }

    private static func trim(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
