internal import Annotation

/// Applies the rules to one paragraph: drops it, cuts clutter off its ends or out of it, or keeps it.
struct LineRules {
    let text: TextBytes
    let rules: BoilerplateRules
    let place: LinePlace

    /// The pieces of a paragraph in order; one that no rule touches is one piece.
    func pieces(of paragraph: TextRange) -> [PastedText.Piece] {
        let words = FoldedWords(text, paragraph)
        if words.count == 0 { return [clutter(paragraph, words: 0, rule: "no word")] }
        if isTicker(paragraph) {
            return [clutter(paragraph, words: words.count, rule: "ticker marks")]
        }
        if !place.isPage, place.isTop, isTickerEntry(paragraph, words) {
            return [clutter(paragraph, words: words.count, rule: "ticker entry")]
        }
        if let rule = wholeLineRule(words, paragraph) {
            return [clutter(paragraph, words: words.count, rule: rule.id, effect: rule.effect)]
        }
        if !place.isPage, isRowOfNumbers(paragraph, words) {
            return [clutter(paragraph, words: words.count, rule: "row of numbers")]
        }
        return cut(paragraph, words)
    }

    private func wholeLineRule(
        _ words: FoldedWords, _ paragraph: TextRange
    ) -> BoilerplateRule? {
        guard words.count <= 80 else { return nil }
        let isSentence = text.endsSentence(paragraph)
        return rules.rule(forLine: words.words, isQuoted: text.startsQuoted(paragraph)) { rule in
            // A label of links is no sentence; "Mehr von ihnen kamen." is one.
            if rule.effect == .list || rule.sparesSentences, isSentence, words.count >= 4 {
                return false
            }
            return place.allows(rule.near) && !(place.isPage && rule.sparesPages)
                && fulfils(rule, words, paragraph)
        }
    }

    /// Whether a line looks as a rule wants it to, beyond its words.
    private func fulfils(
        _ rule: BoilerplateRule, _ words: FoldedWords, _ paragraph: TextRange
    ) -> Bool {
        if rule.wantsNames, !looksLikeNames(words) { return false }
        if rule.opensWithName, words.count < 3 || !(isName(words, 0) && isName(words, 1)) {
            return false
        }
        if rule.sparesYears, words.ranges[0].count == 4, Int(words.words[0]) != nil { return false }
        if let bracket = rule.bracket, !has(bracket, in: words) { return false }
        guard !rule.marks.isEmpty else { return true }
        let line = text.string(paragraph)
        return rule.marks.contains { line.contains($0) }
    }

    /// Whether a word is capitalised, of two letters or more, and no article.
    private func isName(_ words: FoldedWords, _ index: Int) -> Bool {
        let word = words.words[index]
        return word.utf8.count >= 2 && !FoldedWords.isNumeric(word)
            && !Self.determiners.contains(word) && text.startsUppercase(words.ranges[index])
    }

    private static let determiners: Set<String> = [
        "der", "die", "das", "ein", "eine", "sein", "seine", "ihr", "ihre", "dieser", "diese",
        "jeder", "jede", "er", "sie", "es", "the", "an", "this", "that", "his", "her", "its",
        "he", "she", "it", "every", "each", "our", "my",
    ]

    /// Whether a bracket stands behind two words that look like a name, or behind another where that counts.
    private func has(_ bracket: BoilerplateRule.Bracket, in words: FoldedWords) -> Bool {
        let brackets = words.words.indices.filter { words.words[$0] == "(" }
        if bracket == .name, brackets.count >= 2 { return true }
        return brackets.contains {
            $0 >= 2 && isName(words, $0 - 1) && isName(words, $0 - 2)
                && text.bytes[words.ranges[$0].start - 1] == 0x20
        }
    }

    /// Whether two to six words stand behind the first, all capitalised but for "und" and "and".
    private func looksLikeNames(_ words: FoldedWords) -> Bool {
        guard (3...9).contains(words.count) else { return false }
        let small: Set<String> = [
            "und", "and", "in", "von", "van", "de", "der", "/", "(", ")", "@",
        ]
        return zip(words.words, words.ranges).dropFirst().allSatisfy { word, range in
            small.contains(word) || !text.startsLowercase(range) && !FoldedWords.isNumeric(word)
        }
    }

    /// `+++ ... +++` or `++ ... ++`: how tickers and live blogs frame a line.
    private func isTicker(_ range: TextRange) -> Bool {
        let plus = UInt8(ascii: "+")
        let bytes = text.bytes[range.start..<range.end]
        return bytes.count > 8 && bytes.count < 300 && bytes.prefix(2).allSatisfy { $0 == plus }
            && bytes.suffix(2).allSatisfy { $0 == plus }
    }

    /// `14:32 Minister reist ab`: a headline of something else with the time at which it came.
    private func isTickerEntry(_ paragraph: TextRange, _ words: FoldedWords) -> Bool {
        guard (4...16).contains(words.count), !text.endsSentence(paragraph) else { return false }
        let parts = words.words[0].split(separator: ":")
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), hour < 24 else {
            return false
        }
        return Int(parts[1]).map { $0 < 60 } ?? false
    }

    /// Prices, rates, degrees, results: a short line, no sentence, half of which or more are numbers.
    private func isRowOfNumbers(_ paragraph: TextRange, _ words: FoldedWords) -> Bool {
        guard (2...24).contains(words.count), paragraph.count <= 120,
            !text.endsSentence(paragraph), text.bytes[paragraph.start] != UInt8(ascii: "(")
        else { return false }
        let line = text.string(paragraph)
        let parts = line.split(whereSeparator: \.isWhitespace)
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
        let numbers = parts.filter {
            $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter)
        }
        if line.contains("°"), parts.count <= 4 { return true }
        let isPriced = line.contains { "%€$£".contains($0) }
        let isHalf =
            numbers.count * 2 > parts.count || parts.count <= 3 && numbers.count * 2 >= parts.count
        return isHalf && (numbers.count >= 3 || isPriced)
    }

    private func cut(_ paragraph: TextRange, _ words: FoldedWords) -> [PastedText.Piece] {
        var cuts: [(words: Range<Int>, rule: BoilerplateRule)] = []
        for start in words.words.indices {
            if let last = cuts.last, last.words.contains(start) { continue }
            guard let cut = cut(at: start, words, paragraph) else { continue }
            cuts.append(cut)
        }
        guard !cuts.isEmpty else { return [prose(paragraph, words.count)] }
        if let caption = cuts.first(where: { $0.rule.effect == .caption })?.rule,
            words.count <= 45, sentenceEnds(paragraph) <= 2
        {
            return [
                clutter(paragraph, words: words.count, rule: caption.id, effect: caption.effect)
            ]
        }
        return split(paragraph, words, at: cuts)
    }

    /// Number of marks that end sentences, with white space and a capital behind.
    private func sentenceEnds(_ range: TextRange) -> Int {
        var count = 0
        for index in range.start..<max(range.start, range.end - 2)
        where text.bytes[index] == UInt8(ascii: ".") && text.bytes[index + 1] == 0x20
            && (0x41...0x5A).contains(text.bytes[index + 2])
        {
            count += 1
        }
        return count
    }

    private func cut(
        at start: Int, _ words: FoldedWords, _ paragraph: TextRange
    ) -> (words: Range<Int>, rule: BoilerplateRule)? {
        for entry in rules.partEntries(startingWith: words.words[start])
        where place.allows(entry.rule.near) {
            let rest = words.words[start...].prefix(entry.rule.words)
            switch entry.rule.place {
            case .start where start == 0:
                if let length = entry.pattern.prefixLength(rest) { return (0..<length, entry.rule) }
            case .end where start > 0 && start + entry.rule.words >= words.count:
                if stands(apart: words.ranges[start].start, in: paragraph),
                    entry.pattern.matches(words.words[start...])
                {
                    return (start..<words.count, entry.rule)
                }
            case .inside where start > 0:
                if let length = entry.pattern.prefixLength(rest) {
                    return (start..<(start + length), entry.rule)
                }
            default: continue
            }
        }
        return nil
    }

    /// Whether what starts at `index` is set off: behind a sentence's end, a wide gap, or with `(` or `©`.
    private func stands(apart index: Int, in paragraph: TextRange) -> Bool {
        let first = text.bytes[index]
        if first == UInt8(ascii: "(") || first == 0xC2 { return true }
        var before = index
        var spaces = 0
        while before > paragraph.start {
            let start = text.startOfCharacter(before: before)
            let byte = text.bytes[start]
            if text.spaceLength(at: start) > 0 {
                spaces += 1
            } else if byte == UInt8(ascii: "|") || byte == UInt8(ascii: "[") {
                return true
            } else if byte != UInt8(ascii: "-") && !(byte == 0xE2 && before - start == 3) {
                break
            }
            before = start
        }
        return spaces >= 3 || text.endsSentence(TextRange(paragraph.start, before))
    }

    private func split(
        _ paragraph: TextRange, _ words: FoldedWords,
        at cuts: [(words: Range<Int>, rule: BoilerplateRule)]
    ) -> [PastedText.Piece] {
        var pieces: [PastedText.Piece] = []
        var start = paragraph.start
        for cut in cuts {
            let from = words.ranges[cut.words.lowerBound].start
            let to = endOfCut(words, cut.words, paragraph)
            if let rest = proseOrNothing(start, from) { pieces.append(rest) }
            pieces.append(
                clutter(
                    TextRange(from, to), words: cut.words.count, rule: cut.rule.id,
                    effect: cut.rule.effect))
            start = to
        }
        if let rest = proseOrNothing(start, paragraph.end) { pieces.append(rest) }
        return pieces
    }

    /// The cut ends behind the marks that follow its last word, or with the paragraph.
    private func endOfCut(
        _ words: FoldedWords, _ cut: Range<Int>, _ paragraph: TextRange
    ) -> Int {
        if cut.upperBound == words.count { return paragraph.end }
        var end = words.ranges[cut.upperBound - 1].end
        let marks: Set<UInt8> = [0x2E, 0x2C, 0x3A, 0x7C, 0x2D]
        while end < paragraph.end, marks.contains(text.bytes[end]) { end += 1 }
        return end
    }

    private func proseOrNothing(_ start: Int, _ end: Int) -> PastedText.Piece? {
        guard start < end, let range = text.trimmed(start, end) else { return nil }
        let words = FoldedWords(text, range, limit: 200)
        return words.count == 0 ? nil : prose(range, words.count)
    }

    private func prose(_ range: TextRange, _ words: Int) -> PastedText.Piece {
        PastedText.Piece(
            range: range, words: words, endsSentence: text.endsSentence(range))
    }

    private func clutter(
        _ range: TextRange, words: Int, rule: String, effect: BoilerplateRule.Effect? = nil
    ) -> PastedText.Piece {
        PastedText.Piece(
            range: range, role: .clutter, rule: rule, effect: effect, words: words,
            endsSentence: false)
    }
}
