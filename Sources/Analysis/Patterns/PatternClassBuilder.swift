internal import LanguageData

/// Collects the classes of record files and makes a vocabulary of them.
struct PatternClassBuilder {
    private var result = PatternVocabulary()
    private var members: [String: [Member]] = [:]
    private var endings: [(mark: String, endings: [String])] = []
    private let language: String

    /// Creates a builder that takes the phrases of one language.
    init(language: String) { self.language = language }

    /// A word of a class with its value.
    private struct Member {
        var word: String
        var value: String
    }

    /// Adds the classes of a file.
    mutating func add(_ file: RecordFile) throws(LanguageDataError) {
        for record in file.records where record["pattern"] == nil {
            if record.name == "endings" {
                for field in record.fields {
                    endings.append((field.key, field.value.split(separator: "|").map(String.init)))
                }
                continue
            }
            if let date = record["date"] {
                addAnchor(record, date: date)
            } else {
                try add(record, file: file.file)
            }
        }
    }

    /// The vocabulary of all classes added.
    mutating func vocabulary() throws(LanguageDataError) -> PatternVocabulary {
        for (name, list) in members.sorted(by: { $0.key < $1.key }) {
            for member in list {
                let step = result.step(name, value: member.value)
                result.add(phrase: member.word, steps: [step])
            }
        }
        return result
    }

    private mutating func add(_ record: Record, file: String) throws(LanguageDataError) {
        _ = result.symbol(record.name)
        if let digits = record["digits"] {
            result.digitClasses.append(
                try digitClass(record, lengths: digits, file: file))
        }
        if record["compound"] != nil { try addCompounds(record, file: file) }
        if let joint = record["joint"] { addNumerals(record, joint: joint) }
        let special: Set = ["digits", "values", "compound", "link", "joint", "hundred", "thousand"]
        for field in record.fields where !special.contains(field.key) {
            for word in field.value.split(separator: "|") {
                for form in forms(String(word)) {
                    members[record.name, default: []].append(Member(word: form, value: field.key))
                }
            }
        }
    }

    /// Adds the phrases of a well-known event to the class `anchor`.
    private mutating func addAnchor(_ record: Record, date: String) {
        for phrase in record.list(language) {
            members["anchor", default: []].append(Member(word: phrase, value: date))
        }
    }

    private func digitClass(
        _ record: Record, lengths: String, file: String
    ) throws(LanguageDataError) -> PatternVocabulary.DigitClass {
        let low = lengths.split(separator: "-").compactMap { UInt8($0) }
        let values = (record["values"] ?? "0-999999999").split(separator: "-").compactMap(
            Double.init)
        guard let first = low.first, let last = low.last, first <= last, values.count == 2,
            values[0] <= values[1]
        else {
            throw LanguageDataError(
                file: file, line: record.line,
                message: "digits=1-2 and values=0-24 must be ranges, the smaller number first")
        }
        return PatternVocabulary.DigitClass(
            symbol: result.symbols[record.name] ?? 0, lengths: first...last,
            values: values[0]...values[1])
    }

    /// Adds every word of the first class joined to every word of the second.
    private mutating func addCompounds(_ record: Record, file: String) throws(LanguageDataError) {
        let links = record["link"].map { $0.split(separator: "|").map(String.init) } ?? []
        for pair in record.list("compound") {
            let names = pair.split(separator: " ").map(String.init)
            guard names.count == 2, let left = members[names[0]], let right = members[names[1]]
            else {
                throw LanguageDataError(
                    file: file, line: record.line,
                    message: "compound names two classes with words that stand above it")
            }
            for first in left where !first.word.contains(" ") {
                for second in right where !second.word.contains(" ") {
                    for link in [""] + links {
                        join(first, second, names, link)
                    }
                }
            }
        }
    }

    private mutating func join(_ left: Member, _ right: Member, _ names: [String], _ link: String) {
        let steps = [
            result.step(names[0], value: left.value), result.step(names[1], value: right.value),
        ]
        result.add(phrase: left.word + link + right.word.lowercased(), steps: steps)
    }

    /// Adds German numerals up to 999 and whole thousands: "einundzwanzig", "zweihunderttausend".
    private mutating func addNumerals(_ record: Record, joint: String) {
        let hundred = record["hundred"] ?? ""
        let thousand = record["thousand"] ?? ""
        var names: [Int: String] = [:]
        for field in record.fields {
            guard let value = Int(field.key), let word = field.value.split(separator: "|").first
            else { continue }
            names[value] = String(word)
        }
        for number in 1..<1000 where names[number] == nil {
            let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
            if hundreds > 0 {
                let tail = rest > 0 ? names[rest] ?? "" : ""
                names[number] = (names[hundreds] ?? "") + hundred + tail
            } else if let unit = names[number % 10], let ten = names[number / 10 * 10] {
                names[number] = unit + joint + ten
            }
        }
        for (number, name) in names.sorted(by: { $0.key < $1.key }) where number > 0 {
            members[record.name, default: []].append(Member(word: name, value: String(number)))
            guard number < 1000 else { continue }
            members[record.name, default: []].append(
                Member(word: name + thousand, value: String(number * 1000)))
        }
    }

    /// The forms that a word with marks at its end stands for.
    private func forms(_ word: String) -> [String] {
        for (mark, endings) in endings where word.hasSuffix(mark) {
            let stem = String(word.dropLast(mark.count))
            return endings.map { $0 == "0" ? stem : stem + $0 }
        }
        return [word]
    }
}
