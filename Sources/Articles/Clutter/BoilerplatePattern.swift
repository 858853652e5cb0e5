/// A pattern of words with gaps, as the rules of clutter write it: `mehr zum thema *`.
///
/// `*` stands for any words, `?` for one word, `#` for one with a digit in front, `<name>` for an entry of
/// a class, `<name>+` for entries of it one behind the other, with separators between them.
struct BoilerplatePattern: Sendable {
    private let parts: [Part]

    /// One place of the pattern.
    private enum Part: Sendable {
        case word(String)
        case gap
        case any
        case number
        case entry(WordClass, repeats: Bool)
    }

    /// Reads a pattern; nil where it names a class that does not exist.
    init?(_ text: String, classes: [String: WordClass]) {
        var parts: [Part] = []
        for piece in text.split(separator: " ") {
            switch piece {
            case "*": parts.append(.gap)
            case "?": parts.append(.any)
            case "#": parts.append(.number)
            case _ where piece.hasPrefix("<") && piece.contains(">"):
                let name = piece.dropFirst().prefix { $0 != ">" }
                guard let words = classes[String(name)] else { return nil }
                parts.append(.entry(words, repeats: piece.hasSuffix("+")))
            default: parts += FoldedWords(String(piece)).words.map { .word($0) }
            }
        }
        self.parts = parts
    }

    /// The word that the pattern starts with; nil where that is open.
    var firstWord: String? {
        if case .word(let word)? = parts.first { word } else { nil }
    }

    /// What a pattern can start with.
    enum Start {
        /// Anything.
        case open
        /// A number.
        case number
        /// One of these words; `#` stands for any number.
        case words(Set<String>)

        /// Whether a text that begins with `word` can be covered.
        func holds(_ word: String) -> Bool {
            switch self {
            case .open: true
            case .number: FoldedWords.isNumeric(word)
            case .words(let words):
                words.contains(word) || FoldedWords.isNumeric(word) && words.contains("#")
            }
        }
    }

    /// What the pattern can start with; O(words of the class that it starts with).
    var start: Start {
        switch parts.first {
        case .word(let word)?: .words([word])
        case .entry(let words, let repeats)?: .words(words.firstWords(repeats: repeats))
        case .number?: .number
        default: .open
        }
    }

    /// The first word behind leading gaps; nil where there is none or another kind of place comes first.
    var firstWordBehindGap: String? {
        guard case .gap? = parts.first else { return nil }
        for part in parts {
            switch part {
            case .gap: continue
            case .word(let word): return word
            default: return nil
            }
        }
        return nil
    }

    /// Whether the pattern covers `words` from the first to the last.
    func matches(_ words: ArraySlice<String>) -> Bool {
        var budget = 4000
        return matches(words, 0, &budget)
    }

    /// Whether the pattern covers the beginning of `words`; returns how many words, the fewest.
    func prefixLength(_ words: ArraySlice<String>) -> Int? {
        let longest = min(words.count, 20)
        for length in stride(from: 1, through: longest, by: 1)
        where matches(words.prefix(length)) {
            return length
        }
        return nil
    }

    /// Backtracks over gaps; the budget bounds the time for hostile input.
    private func matches(_ words: ArraySlice<String>, _ index: Int, _ budget: inout Int) -> Bool {
        guard budget > 0 else { return false }
        budget -= 1
        guard index < parts.count else { return words.isEmpty }
        switch parts[index] {
        case .word(let word):
            return words.first == word && matches(words.dropFirst(), index + 1, &budget)
        case .any:
            return !words.isEmpty && matches(words.dropFirst(), index + 1, &budget)
        case .number:
            guard let first = words.first, FoldedWords.isNumeric(first) else { return false }
            return matches(words.dropFirst(), index + 1, &budget)
        case .gap:
            return matchesGap(words, index, &budget)
        case .entry(let entries, let repeats):
            return entries.lengths(at: words, repeats: repeats).contains {
                matches(words.dropFirst($0), index + 1, &budget)
            }
        }
    }

    private func matchesGap(
        _ words: ArraySlice<String>, _ index: Int, _ budget: inout Int
    ) -> Bool {
        if index + 1 == parts.count { return true }
        for skipped in 0...words.count
        where matches(words.dropFirst(skipped), index + 1, &budget) {
            return true
        }
        return false
    }
}

/// A named set of words and short phrases.
struct WordClass: Sendable {
    private var entries: Set<String> = []
    /// Number of words of the longest entry that starts with each word.
    private var longest: [String: Int] = [:]

    /// The phrases of `texts`, folded.
    init(_ texts: [String]) { add(texts) }

    /// Adds phrases.
    mutating func add(_ texts: [String]) {
        for text in texts {
            let words = text == "#" ? ["#"] : FoldedWords(text).words
            guard let first = words.first else { continue }
            longest[first] = max(longest[first] ?? 0, words.count)
            entries.insert(words.joined(separator: " "))
        }
    }

    /// The words that an entry, or a row of entries with separators, can start with; `#` for numbers.
    func firstWords(repeats: Bool) -> Set<String> {
        let words = Set(longest.keys)
        return repeats ? words.union(Self.separatorWords) : words
    }

    /// Numbers of words that one entry, or several with separators between, cover; longest first.
    func lengths(at words: ArraySlice<String>, repeats: Bool) -> [Int] {
        let single = entryLengths(words)
        guard repeats else { return single }
        var covered = 0
        var ends: [Int] = []
        while true {
            let skipped = separators(words.dropFirst(covered))
            let rest = words.dropFirst(covered + skipped)
            guard let length = entryLengths(rest).first else { break }
            covered += skipped + length
            ends.append(covered)
        }
        guard let last = ends.last else { return [] }
        let closing = separators(words.dropFirst(last))
        return (closing > 0 ? [last + closing] : []) + ends.reversed()
    }

    private func entryLengths(_ words: ArraySlice<String>) -> [Int] {
        guard let first = words.first else { return [] }
        var lengths: [Int] = []
        let most = min(longest[first] ?? 0, words.count)
        for length in stride(from: most, through: 1, by: -1)
        where length == 1
            ? entries.contains(first)
            : entries.contains(words.prefix(length).joined(separator: " "))
        {
            lengths.append(length)
        }
        if lengths.isEmpty, entries.contains("#"), FoldedWords.isNumeric(first) { return [1] }
        return lengths
    }

    private func separators(_ words: ArraySlice<String>) -> Int {
        words.prefix { Self.separatorWords.contains($0) }.count
    }

    private static let separatorWords: Set<String> = [
        "/", "(", ")", "+", ":", ">", "mit", "und", "and", "with", "von", "from", "by", "via",
    ]
}
