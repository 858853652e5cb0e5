internal import Annotation

/// Turns the matches of one document into time mentions, reusing its memory.
struct TimeRun {
    /// The mentions of the last document.
    private(set) var mentions: [TimeMention] = []
    /// The matches, those that only name a well-known event included.
    private(set) var items: [Item] = []
    private var sentenceEnds: [Int] = []
    /// How many expressions before or after one are asked for what it leaves open.
    private static let reach = 24

    /// A match with its meaning and, once it is known, its value.
    struct Item {
        var match: PatternMatch
        var rule: Int
        var meaning: TimeMeaning
        var sentence: Int
        /// Whether its clause tells of the past, or does not say.
        var isPast = true
        var resolved: TimeResolver.Resolved?
    }

    /// Resolves all matches of `patterns`.
    mutating func resolve(
        _ patterns: PatternScratch, _ grammar: TimeGrammar, _ document: Document,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        findSentences(patterns.lexemes, grammar, document)
        collect(patterns, grammar)
        let tenses = items.indices.map { tense($0, patterns, grammar, bytes, document) }
        for index in items.indices { items[index].isPast = tenses[index] != .future }
        let published =
            document.article.published.flatMap { CalendarDay(iso: $0) } ?? reportDay()
        var resolver = TimeResolver(published: published)
        for index in items.indices where !items[index].meaning.isTimeOnly {
            resolver.sentenceYear = sentenceYear(before: index)
            resolver.near = published == nil ? nearDay(before: index) : nil
            items[index].resolved = resolver.resolve(
                items[index].meaning, tense: tenses[index], day: nil)
            if let value = items[index].resolved?.calendar, value.firstDay != nil {
                resolver.previous = value
            }
        }
        for index in items.indices where items[index].meaning.isTimeOnly {
            let day = day(for: index) ?? published.map { CalendarValue($0) }
            items[index].resolved = resolver.resolve(
                items[index].meaning, tense: .open, day: day)
        }
        write(patterns.lexemes, grammar, document)
    }

    private mutating func collect(_ patterns: PatternScratch, _ grammar: TimeGrammar) {
        items.removeAll(keepingCapacity: true)
        var sentence = 0
        for match in patterns.matcher.matches {
            while sentenceEnds[sentence] <= match.marked.lowerBound { sentence += 1 }
            let captures = patterns.matcher.captures[
                match.captureStart..<match.captureStart + PatternMatcher.slotCount]
            let meaning = grammar.rules[match.rule].meaning(
                captures, texts: grammar.patterns.vocabulary.texts)
            guard grammar.rules[match.rule].type != nil || meaning.has(.anchor) else { continue }
            items.append(
                Item(match: match, rule: match.rule, meaning: meaning, sentence: sentence))
        }
    }

    /// Finds where sentences end, in lexemes: by the document's sentences, else by signs.
    private mutating func findSentences(
        _ lexemes: PatternLexemes, _ grammar: TimeGrammar, _ document: Document
    ) {
        sentenceEnds.removeAll(keepingCapacity: true)
        if document.sentences.isEmpty || document.tokens.count == 0 {
            for position in 0..<lexemes.count {
                if position > 0, lexemes.traits[position].contains(.breakBefore) {
                    sentenceEnds.append(position)
                } else if grammar.tense.isStop(lexemes, position) {
                    sentenceEnds.append(position + 1)
                }
            }
        } else {
            var position = 0
            for sentence in document.sentences where !sentence.span.isEmpty {
                let end = document.tokens.end[sentence.span.end - 1]
                while position < lexemes.count, lexemes.start[position] < end { position += 1 }
                sentenceEnds.append(position)
            }
        }
        sentenceEnds.append(lexemes.count + 1)
    }

    private func sentenceRange(_ sentence: Int, _ lexemes: PatternLexemes) -> Range<Int> {
        let start = sentence == 0 ? 0 : sentenceEnds[sentence - 1]
        let end = min(sentenceEnds[sentence], lexemes.count)
        return min(start, end)..<end
    }

    private func tense(
        _ index: Int, _ patterns: PatternScratch, _ grammar: TimeGrammar,
        _ bytes: UnsafeBufferPointer<UInt8>, _ document: Document
    ) -> TimeResolver.Direction {
        let marked = items[index].match.marked
        let words = grammar.tense.direction(
            at: marked, patterns.lexemes, patterns.arcs,
            sentence: sentenceRange(items[index].sentence, patterns.lexemes), bytes: bytes)
        guard words == .open, document.layers.contains(.dependencies) else { return words }
        let start = patterns.lexemes.start[marked.lowerBound]
        switch EventTense(of: document.row(at: start), in: document) {
        case .past, .before: return .past
        case .future: return .future
        case .present, .open: return words
        }
    }

    /// The year that an earlier expression of the same sentence states, where it is not the year
    /// of publication.
    private func sentenceYear(before index: Int) -> Int? {
        let sentence = items[index].sentence
        for earlier in items[..<index].suffix(Self.reach).reversed() {
            guard earlier.sentence == sentence else { return nil }
            if let value = earlier.resolved?.calendar, earlier.resolved?.origin == .stated,
                earlier.meaning.has(.year), let year = value.year, value.month != nil
            {
                return year
            }
        }
        return nil
    }

    /// The full date that stands last in this sentence or the two before it.
    private func nearDay(before index: Int) -> CalendarDay? {
        for earlier in items[..<index].suffix(Self.reach).reversed() {
            guard items[index].sentence - earlier.sentence <= 2 else { return nil }
            if earlier.meaning.has(.year), let day = earlier.resolved?.calendar?.calendarDay {
                return day
            }
        }
        return nil
    }

    /// The day that a time of day belongs to: named before it in the sentence, else after it, else
    /// (`base=previous`) in the two sentences before.
    private func day(for index: Int) -> CalendarValue? {
        let sentence = items[index].sentence
        func dayOf(_ item: Item) -> CalendarValue? {
            guard let day = item.resolved?.calendar?.calendarDay else { return nil }
            return CalendarValue(day)
        }
        for item in items[..<index].suffix(Self.reach).reversed() {
            guard item.sentence == sentence else { break }
            if let day = dayOf(item) { return day }
        }
        for item in items[(index + 1)...].prefix(Self.reach) {
            guard item.sentence == sentence else { break }
            if let day = dayOf(item) { return day }
        }
        guard items[index].meaning.text(.base) == "previous" else { return nil }
        for item in items[..<index].suffix(Self.reach).reversed() {
            guard sentence - item.sentence <= 2 else { break }
            if let day = dayOf(item) { return day }
        }
        return nil
    }

    private mutating func write(
        _ lexemes: PatternLexemes, _ grammar: TimeGrammar, _ document: Document
    ) {
        mentions.removeAll(keepingCapacity: true)
        var row = 0
        for item in items {
            guard let resolved = item.resolved, let type = grammar.rules[item.rule].type else {
                continue
            }
            let range = TextRange(
                Int(lexemes.start[item.match.marked.lowerBound]),
                Int(lexemes.end[item.match.marked.upperBound - 1]))
            mentions.append(
                TimeMention(
                    range: range, span: document.span(touching: range, from: &row),
                    type: TimeMention.Kind(rawValue: type.rawValue) ?? .date,
                    value: resolved.value, edtf: resolved.edtf,
                    origin: Self.origin(resolved.origin), rule: grammar.rules[item.rule].id,
                    anchor: resolved.anchor))
        }
    }

    private static func origin(_ origin: TimeResolver.EventDateOrigin) -> EventDate.Origin {
        switch origin {
        case .stated: .stated
        case .relative: .relative
        case .anchor: .anchor
        }
    }
}
