/// The words that the patterns of one grammar know, with the classes that they belong to.
struct PatternVocabulary: Sendable {
    /// All words.
    var words = PatternWords()
    /// The readings of all words, those of one word side by side after `freeze`.
    private(set) var entries: [Entry] = []
    private var entryStart: [Int32] = []
    /// What readings mean, one after the other.
    private(set) var steps: [Step] = []
    private var tails: [Int32] = []
    /// Classes of runs of digits.
    var digitClasses: [DigitClass] = []
    /// Strings that steps name by number.
    private(set) var texts: [String] = [""]
    private var textNumbers: [String: Int32] = ["": 0]
    /// Numbers of classes and literals by name.
    private(set) var symbols: [String: Int32] = [:]
    private var pending: [(word: Int32, entry: Entry)] = []

    /// Whether some words stand for every longer word that ends with them ("*soldaten").
    private(set) var hasSuffixes = false

    /// Length of the longest word in bytes that is looked up.
    var longestWord: Int { hasSuffixes ? max(words.longest, 48) : words.longest }

    /// One reading of a word or of a phrase that starts with it.
    struct Entry: Sendable {
        /// Where the other words of a phrase start.
        var tailStart: Int32
        /// How many there are.
        var tailCount: Int32
        /// First of its steps.
        var stepStart: Int32
        /// Number of steps; "Montagabend" has two, a weekday and a part of day.
        var stepCount: Int32
        /// Whether it must be capitalised.
        var needsCapital: Bool
    }

    /// A class or literal, with the value that it has in this reading.
    struct Step: Sendable {
        /// Which class or literal.
        var symbol: Int32
        /// The value where it is a number, else NaN.
        var number: Double
        /// The value as text.
        var text: Int32
    }

    /// A class of runs of digits.
    struct DigitClass: Sendable {
        /// Which class.
        var symbol: Int32
        /// Shortest and longest length.
        var lengths: ClosedRange<UInt8>
        /// Smallest and largest value.
        var values: ClosedRange<Double>
    }

    /// The number of a class or literal, which is added if it is new.
    mutating func symbol(_ name: String) -> Int32 {
        if let known = symbols[name] { return known }
        let number = Int32(symbols.count)
        symbols[name] = number
        return number
    }

    /// The number of a text, which is added if it is new.
    mutating func text(_ text: String) -> Int32 {
        if let known = textNumbers[text] { return known }
        let number = Int32(texts.count)
        texts.append(text)
        textNumbers[text] = number
        return number
    }

    /// A step for a class and its value.
    mutating func step(_ name: String, value: String) -> Step {
        Step(symbol: symbol(name), number: Double(value) ?? .nan, text: text(value))
    }

    /// Adds a reading of a phrase; a phrase whose first letter is a capital needs one in the text.
    mutating func add(phrase: String, steps: [Step]) {
        let parts = Self.split(phrase)
        guard let first = parts.first else { return }
        if parts.contains(where: { $0.hasPrefix("*") && $0.count > 1 }) { hasSuffixes = true }
        let ids = parts.map { words.intern(WordFolding.fold($0)) }
        let entry = Entry(
            tailStart: Int32(tails.count), tailCount: Int32(ids.count - 1),
            stepStart: Int32(self.steps.count), stepCount: Int32(steps.count),
            needsCapital: first.first?.isUppercase ?? false)
        tails.append(contentsOf: ids.dropFirst())
        self.steps.append(contentsOf: steps)
        pending.append((ids[0], entry))
    }

    /// Sorts readings by word; to be called after the last `add`.
    mutating func freeze() {
        let sorted = pending.enumerated().sorted {
            ($0.element.word, $0.offset) < ($1.element.word, $1.offset)
        }
        entries = sorted.map(\.element.entry)
        entryStart = [Int32](repeating: 0, count: words.count + 1)
        for item in pending { entryStart[Int(item.word) + 1] += 1 }
        for index in 1..<max(1, entryStart.count) { entryStart[index] += entryStart[index - 1] }
        pending = []
    }

    /// The word that stands for the longest end of `word`, -1 where there is none.
    func suffix(of word: [UInt8], scratch: inout [UInt8]) -> Int32 {
        guard hasSuffixes, word.count > 7 else { return -1 }
        for start in 1..<word.count - 4 where word[start] & 0xC0 != 0x80 {
            scratch.removeAll(keepingCapacity: true)
            scratch.append(0x2A)
            scratch.append(contentsOf: word[start...])
            let found = scratch.withUnsafeBufferPointer { words.find($0) }
            if found >= 0 { return found }
        }
        return -1
    }

    /// Positions in `entries` of the readings of a word.
    func readings(of word: Int32) -> Range<Int> {
        Int(entryStart[Int(word)])..<Int(entryStart[Int(word) + 1])
    }

    /// The other words of a phrase.
    func tail(_ entry: Entry) -> ArraySlice<Int32> {
        tails[Int(entry.tailStart)..<Int(entry.tailStart + entry.tailCount)]
    }

    /// A phrase cut as the lexer cuts text: runs of letters, runs of digits, single signs.
    ///
    /// A `*` before letters belongs to them.
    static func split(_ phrase: String) -> [String] {
        var parts: [String] = []
        var kind: Character.PartKind?
        for character in phrase {
            let next = character.partKind
            if next == .space {
                kind = nil
            } else if next == kind && next != .sign || (parts.last == "*" && next == .letter) {
                kind = next
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
                kind = next
            }
        }
        return parts
    }
}

extension Character {
    /// What a character is to the lexer.
    fileprivate enum PartKind { case letter, digit, sign, space }

    /// What this character is to the lexer.
    fileprivate var partKind: PartKind {
        if let byte = asciiValue {
            switch byte {
            case 0x09...0x0D, 0x20: return .space
            case 0x30...0x39: return .digit
            case 0x41...0x5A, 0x61...0x7A: return .letter
            default: return .sign
            }
        }
        if isWhitespace { return .space }
        if isLetter { return .letter }
        return .sign
    }
}
