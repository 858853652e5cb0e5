/// What can be read at each lexeme: classes and literals with their values, and how far they reach.
struct PatternArcs {
    /// First arc of each lexeme, and one past the last arc at the end.
    private(set) var first: [Int32] = []
    /// The arcs, those of one lexeme side by side.
    private(set) var arcs: [Arc] = []
    /// What the arcs mean.
    private(set) var steps: [PatternVocabulary.Step] = []

    /// One reading.
    struct Arc {
        /// Number of lexemes.
        var length: Int32
        /// First of its steps.
        var stepStart: Int32
        /// Number of steps.
        var stepCount: Int32
    }

    /// The arcs at a lexeme.
    func at(_ position: Int) -> Range<Int> { Int(first[position])..<Int(first[position + 1]) }

    /// Finds all readings.
    mutating func read(
        _ lexemes: PatternLexemes, vocabulary: PatternVocabulary, numbers: NumberReader
    ) {
        first.removeAll(keepingCapacity: true)
        arcs.removeAll(keepingCapacity: true)
        steps.removeAll(keepingCapacity: true)
        for position in 0..<lexemes.count {
            first.append(Int32(arcs.count))
            if lexemes.digits[position] > 0 {
                addDigits(lexemes, position, vocabulary)
            }
            if lexemes.word[position] >= 0 { addWords(lexemes, position, vocabulary) }
            addNumber(lexemes, position, vocabulary, numbers)
        }
        first.append(Int32(arcs.count))
    }

    private mutating func add(length: Int, step: PatternVocabulary.Step) {
        arcs.append(
            Arc(length: Int32(length), stepStart: Int32(steps.count), stepCount: 1))
        steps.append(step)
    }

    private mutating func addDigits(
        _ lexemes: PatternLexemes, _ position: Int, _ vocabulary: PatternVocabulary
    ) {
        let value = lexemes.number[position]
        let length = lexemes.digits[position]
        for digitClass in vocabulary.digitClasses
        where digitClass.lengths.contains(length) && digitClass.values.contains(value) {
            add(
                length: 1,
                step: PatternVocabulary.Step(symbol: digitClass.symbol, number: value, text: 0))
        }
    }

    private mutating func addWords(
        _ lexemes: PatternLexemes, _ position: Int, _ vocabulary: PatternVocabulary
    ) {
        for index in vocabulary.readings(of: lexemes.word[position]) {
            let entry = vocabulary.entries[index]
            if entry.needsCapital, !lexemes.traits[position].contains(.capital) { continue }
            let length = Int(entry.tailCount) + 1
            guard length == 1 || matches(vocabulary.tail(entry), lexemes, position + 1) else {
                continue
            }
            arcs.append(
                Arc(
                    length: Int32(length), stepStart: Int32(steps.count),
                    stepCount: entry.stepCount))
            let from = Int(entry.stepStart)
            for step in from..<from + Int(entry.stepCount) { steps.append(vocabulary.steps[step]) }
        }
    }

    private func matches(
        _ tail: ArraySlice<Int32>, _ lexemes: PatternLexemes, _ position: Int
    ) -> Bool {
        guard position + tail.count <= lexemes.count else { return false }
        var position = position
        for word in tail {
            if lexemes.word[position] != word { return false }
            if lexemes.traits[position].contains(.breakBefore) { return false }
            position += 1
        }
        return true
    }

    private mutating func addNumber(
        _ lexemes: PatternLexemes, _ position: Int, _ vocabulary: PatternVocabulary,
        _ numbers: NumberReader
    ) {
        guard let found = numbers.read(lexemes, vocabulary, at: position) else { return }
        for symbol in numbers.symbols {
            add(
                length: found.length,
                step: PatternVocabulary.Step(symbol: symbol, number: found.value, text: 0))
        }
        guard let year = numbers.readYear(lexemes, vocabulary, at: position) else { return }
        add(
            length: year.length,
            step: PatternVocabulary.Step(
                symbol: numbers.yearSymbol, number: year.value, text: 0))
    }
}
