import Annotation

/// Decides between which tokens of a block a sentence ends.
struct SentenceSplitter {
    /// A longer sentence is cut, at a comma or semicolon where there is one.
    static let maximumLength = 300

    let rules: TokenRules
    let text: UnsafeBufferPointer<UInt8>
    let tokens: TokenTable

    /// Adds the sentences of the tokens `span`.
    func split(_ span: Span, block: Int, into sentences: inout [Sentence]) {
        var first = span.start
        var row = span.start
        var quotes = 0
        while row < span.end {
            if isStraightQuote(row) { quotes += 1 }
            var next = row + 1
            let isEnd = endsSentence(row, &next, span.end, isQuoteOpen: quotes % 2 == 1)
            if next > row + 1 {
                for passed in (row + 1)..<next where isStraightQuote(passed) { quotes += 1 }
            }
            row = next
            if row < span.end, !isEnd, row - first < Self.maximumLength, !breaksLine(row) {
                continue
            }
            if row < span.end, !isEnd, row - first >= Self.maximumLength {
                row = lastPause(first, row)
            }
            row = max(row, first + 1)
            while row < span.end, tokens.part[row] > 1 { row += 1 }
            sentences.append(Sentence(span: Span(first, row), block: block))
            first = row
            if isEnd || row == span.end { quotes = 0 }
        }
    }

    /// Whether a sentence ends behind `row`; `next` becomes the first row of the following one.
    private func endsSentence(
        _ row: Int, _ next: inout Int, _ end: Int, isQuoteOpen: Bool
    ) -> Bool {
        switch ending(row) {
        case .none: return false
        case .stop(let strength):
            let hasQuote = passClosers(&next, end, isQuoteOpen: isQuoteOpen)
            guard next < end else { return true }
            return startsSentence(next, after: strength, hasQuote: hasQuote, gap: hasGap(next))
        case .abbreviation:
            let hasQuote = passClosers(&next, end, isQuoteOpen: isQuoteOpen)
            guard next < end, !hasQuote else { return next >= end }
            return isStarter(next)
        }
    }

    /// What a token says about the end of a sentence.
    private enum Ending {
        case none
        case abbreviation
        case stop(Strength)
    }

    /// How surely a sign ends a sentence.
    private enum Strength { case full, mark, open }

    private func ending(_ row: Int) -> Ending {
        let start = Int(tokens.start[row])
        let end = Int(tokens.end[row])
        guard end > start else { return .none }
        switch text[start] {
        case UInt8(ascii: "."): return .stop(end - start == 1 ? .full : .open)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop(.mark)
        case 0xE2 where end - start == 3 && text[start + 1] == 0x80 && text[start + 2] == 0xA6:
            return .stop(.open)
        case 0xE3 where end - start == 3 && text[start + 1] == 0x80 && text[start + 2] == 0x82:
            return .stop(.full)
        default: break
        }
        guard text[end - 1] == UInt8(ascii: ".") else { return .none }
        let word = UnsafeBufferPointer(rebasing: text[start..<end])
        let isDigit = text[start] >= 0x30 && text[start] <= 0x39
        if isDigit || rules.words.roles(of: word).contains(.neverEnds) { return .none }
        let isLetter = end - start == 2 && row > 0 && tokens.end[row - 1] < tokens.start[row]
        if isLetter, text[Int(tokens.end[row - 1]) - 1] == UInt8(ascii: ".") { return .none }
        return .abbreviation
    }

    /// Goes over brackets and quotation marks that close; true when there was a quotation mark.
    private func passClosers(_ next: inout Int, _ end: Int, isQuoteOpen: Bool) -> Bool {
        var hasQuote = false
        var isOpen = isQuoteOpen
        while next < end, next < Int.max {
            let isAttached = tokens.start[next] == tokens.end[next - 1]
            switch closer(next) {
            case .no: return hasQuote
            case .bracket:
                guard isAttached else { return hasQuote }
            case .quote:
                guard isAttached || hasQuote else { return hasQuote }
                hasQuote = true
            case .straight:
                guard isOpen || (isAttached && isBehindGap(next, end)) else { return hasQuote }
                hasQuote = true
                isOpen = false
            }
            next += 1
        }
        return hasQuote
    }

    private enum Closer { case no, bracket, quote, straight }

    private func closer(_ row: Int) -> Closer {
        let start = Int(tokens.start[row])
        let length = Int(tokens.end[row]) - start
        switch text[start] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .bracket
        case UInt8(ascii: "\""): return .straight
        case UInt8(ascii: "'"):
            return length == 2 && text[start + 1] == UInt8(ascii: "'")
                ? .quote
                : length == 1 ? .straight : .no
        case 0xC2 where length == 2 && (text[start + 1] == 0xAB || text[start + 1] == 0xBB):
            return .quote
        case 0xE2 where length == 3 && text[start + 1] == 0x80:
            let last = text[start + 2]
            let isSingle = last == 0x98 || last == 0x99 || last == 0xB9 || last == 0xBA
            return isSingle || last == 0x9C || last == 0x9D ? .quote : .no
        default: return .no
        }
    }

    /// Whether nothing, or white space, follows token `row`.
    private func isBehindGap(_ row: Int, _ end: Int) -> Bool {
        row + 1 >= end || tokens.start[row + 1] > tokens.end[row]
    }

    private func hasGap(_ row: Int) -> Bool { tokens.start[row] > tokens.end[row - 1] }

    /// Whether token `row` can start a sentence behind a sign of `strength`.
    private func startsSentence(
        _ row: Int, after strength: Strength, hasQuote: Bool, gap: Bool
    ) -> Bool {
        switch kind(row) {
        case .upper: return true
        case .lower:
            if hasQuote || !gap { return false }
            return strength == .full || (rules.habits.startsSmall && strength == .mark)
        case .digit: return gap
        case .hyphen, .dot: return false
        case .punctuation, .apostrophe: return gap && opensSentence(row)
        default: return gap
        }
    }

    /// Whether a sign stands at the start of a sentence rather than inside or at its end.
    private func opensSentence(_ row: Int) -> Bool {
        switch text[Int(tokens.start[row])] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"),
            UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"):
            false
        case 0xE2:
            // Dashes and closing marks do not open.
            !(0x90...0x95).contains(text[Int(tokens.start[row]) + 2])
        default: true
        }
    }

    private func kind(_ row: Int) -> CharacterKind {
        text.character(at: Int(tokens.start[row])).kind
    }

    /// Whether token `row`, or the one behind an opening quotation mark, is a word that is
    /// capitalised only where a sentence starts.
    private func isStarter(_ row: Int) -> Bool {
        var row = row
        if kind(row) == .punctuation, row + 1 < tokens.count { row += 1 }
        guard kind(row) == .upper else { return false }
        let word = UnsafeBufferPointer(
            rebasing: text[Int(tokens.start[row])..<Int(tokens.end[row])])
        return rules.words.roles(of: word).contains(.starter)
    }

    private func isStraightQuote(_ row: Int) -> Bool {
        text[Int(tokens.start[row])] == UInt8(ascii: "\"")
    }

    /// Whether the white space before token `row` parts paragraphs or items of a list.
    private func breaksLine(_ row: Int) -> Bool {
        let start = Int(tokens.start[row])
        var lines = 0
        for index in Int(tokens.end[row - 1])..<max(start, Int(tokens.end[row - 1]))
        where text[index] == UInt8(ascii: "\n") { lines += 1 }
        if lines == 0 { return false }
        return lines > 1 || isBullet(row)
    }

    private func isBullet(_ row: Int) -> Bool {
        let start = Int(tokens.start[row])
        switch text[start] {
        case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "#"): return true
        case 0xE2: return (0x90...0x95).contains(text[start + 2]) || text[start + 2] == 0xA2
        default: return false
        }
    }

    /// One past the last comma, colon or semicolon in the second half of `first ..< end`.
    private func lastPause(_ first: Int, _ end: Int) -> Int {
        var row = end - 1
        while row > first + Self.maximumLength / 2 {
            switch text[Int(tokens.start[row])] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return row + 1
            default: row -= 1
            }
        }
        return end
    }
}
