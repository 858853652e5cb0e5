internal import Annotation

/// Tells from its words whether a clause speaks of the past or the future.
///
/// The words come from the class `tense` (values past, future, present); regular preterites are
/// known by their endings. Where tags are there, `TenseReader+Tags` asks them first.
struct TenseReader: Sendable {
    private let symbol: Int32
    private let past: Int32
    private let future: Int32
    private let present: Int32
    private let participle: Int32
    private let language: Language
    private let stops: Set<Int32>
    private let pauses: Set<Int32>

    /// How far from an expression its verb is looked for, in lexemes.
    private static let reach = 80

    /// What a lexeme says about tense.
    enum Clue: Sendable { case none, past, future, present, participle }

    /// Creates a reader for the words of `vocabulary`.
    init(_ vocabulary: PatternVocabulary, language: Language) {
        func text(_ text: String) -> Int32 {
            vocabulary.texts.firstIndex(of: text).map(Int32.init) ?? -1
        }
        symbol = vocabulary.symbols["tense"] ?? -1
        past = text("past")
        future = text("future")
        present = text("present")
        participle = text("weak")
        self.language = language
        func words(_ list: [String]) -> Set<Int32> {
            Set(
                list.map { word in
                    WordFolding.fold(word).withUnsafeBufferPointer { vocabulary.words.find($0) }
                }.filter { $0 >= 0 })
        }
        stops = words([".", "!", "?", ";", ":"])
        pauses = words([",", "-", "(", ")"])
    }

    /// The direction of the clause around `position`: of the nearest clue between commas, else of
    /// the nearest in the sentence.
    func direction(
        at range: Range<Int>, _ lexemes: PatternLexemes, _ arcs: PatternArcs,
        sentence: Range<Int>, bytes: UnsafeBufferPointer<UInt8>
    ) -> TimeResolver.Direction {
        var outer = Clue.none
        var weak = Clue.none
        var pausesLeft = 0
        var pausesRight = 0
        for distance in 1...max(1, min(sentence.count, Self.reach)) {
            for (isLeft, position) in [
                (true, range.lowerBound - distance), (false, range.upperBound + distance - 1),
            ] where sentence.contains(position) {
                if pauses.contains(lexemes.word[position]) {
                    if isLeft { pausesLeft += 1 } else { pausesRight += 1 }
                }
                let found = clue(position, lexemes, arcs, bytes)
                guard found != .none else { continue }
                if (isLeft ? pausesLeft : pausesRight) > 0 {
                    if outer == .none { outer = found }
                } else if found == .participle {
                    weak = found
                } else {
                    return Self.direction(found)
                }
            }
        }
        return Self.direction(weak == .none ? outer : weak)
    }

    private static func direction(_ clue: Clue) -> TimeResolver.Direction {
        switch clue {
        case .past, .participle: .past
        case .future, .present: .future
        case .none: .open
        }
    }

    /// What one lexeme says.
    private func clue(
        _ position: Int, _ lexemes: PatternLexemes, _ arcs: PatternArcs,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Clue {
        guard lexemes.traits[position].contains(.letters) else { return .none }
        for arc in arcs.at(position) {
            let step = arcs.steps[Int(arcs.arcs[arc].stepStart)]
            guard step.symbol == symbol else { continue }
            if step.text == past {
                return followsFuture(position, lexemes, arcs) ? .future : .past
            }
            if step.text == future { return .future }
            if step.text == participle { return .participle }
            return step.text == present ? .present : .none
        }
        let range = Int(lexemes.start[position])..<Int(lexemes.end[position])
        guard !lexemes.traits[position].contains(.capital) else { return .none }
        let word = UnsafeBufferPointer(rebasing: bytes[range])
        guard hasPastEnding(word) else { return .none }
        if language == .german, Self.ends(word, "ten"), closesFuture(position, lexemes, arcs) {
            return .future
        }
        return followsFuture(position, lexemes, arcs) ? .future : .past
    }

    /// Whether a German form that may be an infinitive closes a clause of the future: "wird am
    /// Freitag zurücktreten".
    private func closesFuture(
        _ position: Int, _ lexemes: PatternLexemes, _ arcs: PatternArcs
    ) -> Bool {
        for before in (max(0, position - 14)..<position).reversed() {
            if pauses.contains(lexemes.word[before]) || stops.contains(lexemes.word[before]) {
                return false
            }
            for arc in arcs.at(before) {
                let step = arcs.steps[Int(arcs.arcs[arc].stepStart)]
                if step.symbol == symbol, step.text == future { return true }
            }
        }
        return false
    }

    /// Whether an English verb form stands right behind a word of the future ("will be held").
    private func followsFuture(
        _ position: Int, _ lexemes: PatternLexemes, _ arcs: PatternArcs
    ) -> Bool {
        guard language == .english else { return false }
        for before in max(0, position - 3)..<position {
            for arc in arcs.at(before) {
                let step = arcs.steps[Int(arcs.arcs[arc].stepStart)]
                if step.symbol == symbol, step.text == future { return true }
            }
        }
        return false
    }

    /// Whether a word not listed ends like a regular preterite.
    private func hasPastEnding(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count >= 5 else { return false }
        switch language {
        case .english: return Self.ends(word, "ed")
        case .german:
            return Self.ends(word, "te") || Self.ends(word, "ten") || Self.ends(word, "iert")
        }
    }

    private static func ends(_ word: UnsafeBufferPointer<UInt8>, _ ending: StaticString) -> Bool {
        guard word.count > ending.utf8CodeUnitCount else { return false }
        let offset = word.count - ending.utf8CodeUnitCount
        for index in 0..<ending.utf8CodeUnitCount
        where word[offset + index] != ending.utf8Start[index] { return false }
        return true
    }

    /// Whether a sentence ends with this lexeme.
    func isStop(_ lexemes: PatternLexemes, _ position: Int) -> Bool {
        guard stops.contains(lexemes.word[position]) else { return false }
        let next = position + 1
        guard next < lexemes.count, !lexemes.traits[next].contains(.glued),
            lexemes.traits[next].contains(.capital), position > 0
        else { return false }
        // "19. Dezember", "Nov. 3", "U.S. President": a point after figures or one short word.
        return lexemes.digits[position - 1] == 0
            && lexemes.end[position - 1] - lexemes.start[position - 1] > 3
    }
}
