/// Reads numbers in figures and words: 1.200, 12,5, 2 1/2, twenty-six, two hundred thousand.
///
/// The words come from the classes `cardinal`, `scale` and `fraction` of the vocabulary; which of
/// "." and "," groups thousands and which starts decimals, from the language.
struct NumberReader: Sendable {
    /// The classes that a number belongs to.
    let symbols: [Int32]
    /// The class `wordyear`: a year in two number words (nineteen ninety-one).
    let yearSymbol: Int32
    private let cardinal: Int32
    private let scale: Int32
    private let fraction: Int32
    private let linker: Int32
    private let dash: Int32
    private let decimal: Int32
    private let group: Int32

    /// A number and the lexemes it takes.
    struct Found {
        var value: Double
        var length: Int
    }

    /// Creates a reader for the words of `vocabulary`, adding the signs that it needs.
    init(language: String, vocabulary: inout PatternVocabulary) {
        symbols = [vocabulary.symbol("number"), vocabulary.symbol("count")]
        yearSymbol = vocabulary.symbol("wordyear")
        cardinal = vocabulary.symbol("cardinal")
        scale = vocabulary.symbol("scale")
        fraction = vocabulary.symbol("fraction")
        linker = vocabulary.symbol("number-link")
        dash = vocabulary.words.intern([0x2D])
        let comma = vocabulary.words.intern([0x2C])
        let point = vocabulary.words.intern([0x2E])
        decimal = language == "de" ? comma : point
        group = language == "de" ? point : comma
    }

    /// The longest number that starts at a lexeme.
    func read(
        _ lexemes: PatternLexemes, _ vocabulary: PatternVocabulary, at position: Int
    ) -> Found? {
        let isDigits = lexemes.digits[position] > 0
        guard isDigits || lexemes.word[position] >= 0 else { return nil }
        var found: Found
        if isDigits {
            guard position == 0 || !isDecimalTail(lexemes, position) else { return nil }
            found = figures(lexemes, at: position)
        } else if let words = words(lexemes, vocabulary, at: position) {
            found = words
        } else {
            return nil
        }
        extend(&found, lexemes, vocabulary, from: position)
        return found
    }

    /// A year in two number words, the first from 11 to 20.
    func readYear(
        _ lexemes: PatternLexemes, _ vocabulary: PatternVocabulary, at position: Int
    ) -> Found? {
        guard lexemes.digits[position] == 0,
            let first = value(cardinal, lexemes, vocabulary, position), (13...20).contains(first),
            position + 1 < lexemes.count, lexemes.digits[position + 1] == 0,
            let rest = words(lexemes, vocabulary, at: position + 1),
            (10...99).contains(rest.value)
        else { return nil }
        return Found(value: first * 100 + rest.value, length: rest.length + 1)
    }

    /// Whether the digits at `position` continue a number ("5" of "12,5").
    private func isDecimalTail(_ lexemes: PatternLexemes, _ position: Int) -> Bool {
        guard position >= 2, lexemes.traits[position].contains(.glued),
            lexemes.traits[position - 1].contains(.glued), lexemes.digits[position - 2] > 0
        else { return false }
        let sign = lexemes.word[position - 1]
        return sign == decimal || (sign == group && lexemes.digits[position] == 3)
    }

    private func figures(_ lexemes: PatternLexemes, at start: Int) -> Found {
        var value = lexemes.number[start]
        var position = start + 1
        while lexemes.digits[start] <= 3, glued(lexemes, position, group),
            lexemes.digits[position + 1] == 3
        {
            value = value * 1000 + lexemes.number[position + 1]
            position += 2
        }
        if glued(lexemes, position, decimal), lexemes.digits[position + 1] <= 3 {
            var divisor = 1.0
            for _ in 0..<lexemes.digits[position + 1] { divisor *= 10 }
            value += lexemes.number[position + 1] / divisor
            position += 2
        }
        return Found(value: value, length: position - start)
    }

    /// Whether `sign` stands at `position`, without space before and digits right after it.
    private func glued(_ lexemes: PatternLexemes, _ position: Int, _ sign: Int32) -> Bool {
        position + 1 < lexemes.count && lexemes.word[position] == sign
            && lexemes.traits[position].contains(.glued)
            && lexemes.traits[position + 1].contains(.glued) && lexemes.digits[position + 1] > 0
    }

    private func words(
        _ lexemes: PatternLexemes, _ vocabulary: PatternVocabulary, at start: Int
    ) -> Found? {
        guard var value = value(cardinal, lexemes, vocabulary, start) else { return nil }
        var position = start + 1
        if value >= 20, value < 100, value.truncatingRemainder(dividingBy: 10) == 0 {
            let next =
                position < lexemes.count && lexemes.word[position] == dash
                ? position + 1 : position
            if let unit = self.value(cardinal, lexemes, vocabulary, next), unit >= 1, unit < 10 {
                value += unit
                position = next + 1
            }
        }
        return Found(value: value, length: position - start)
    }

    /// Adds scales ("thousand", "Millionen"), what follows them ("two hundred and ten") and halves.
    private func extend(
        _ found: inout Found, _ lexemes: PatternLexemes, _ vocabulary: PatternVocabulary,
        from start: Int
    ) {
        while let factor = value(scale, lexemes, vocabulary, start + found.length) {
            found.value *= factor
            found.length += 1
            guard lexemes.digits[start] == 0 else { continue }
            addRest(&found, below: factor, lexemes, vocabulary, from: start)
        }
        if let half = value(fraction, lexemes, vocabulary, start + found.length) {
            found.value += half
            found.length += 1
        } else if isHalf(lexemes, start + found.length) {
            found.value += 0.5
            found.length += 3
        }
    }

    private func addRest(
        _ found: inout Found, below factor: Double, _ lexemes: PatternLexemes,
        _ vocabulary: PatternVocabulary, from start: Int
    ) {
        var next = start + found.length
        guard next < lexemes.count else { return }
        let linked = value(linker, lexemes, vocabulary, next) != nil
        if linked { next += 1 }
        guard let rest = words(lexemes, vocabulary, at: next), rest.value < factor,
            linked || rest.value >= 10 || factor >= 100
        else { return }
        found.value += rest.value
        found.length = next + rest.length - start
    }

    /// Whether "1/2" stands at `position`.
    private func isHalf(_ lexemes: PatternLexemes, _ position: Int) -> Bool {
        position + 2 < lexemes.count && lexemes.digits[position] == 1
            && lexemes.number[position] == 1 && lexemes.digits[position + 2] == 1
            && lexemes.number[position + 2] == 2
            && lexemes.end[position + 1] - lexemes.start[position + 1] == 1
            && lexemes.traits[position + 1].contains(.glued) && lexemes.digits[position + 1] == 0
    }

    /// The value that the word at `position` has in a class.
    private func value(
        _ symbol: Int32, _ lexemes: PatternLexemes, _ vocabulary: PatternVocabulary,
        _ position: Int
    ) -> Double? {
        guard position < lexemes.count, lexemes.word[position] >= 0 else { return nil }
        for index in vocabulary.readings(of: lexemes.word[position]) {
            let entry = vocabulary.entries[index]
            let step = vocabulary.steps[Int(entry.stepStart)]
            if entry.stepCount == 1, entry.tailCount == 0, step.symbol == symbol {
                return step.number
            }
        }
        return nil
    }
}
