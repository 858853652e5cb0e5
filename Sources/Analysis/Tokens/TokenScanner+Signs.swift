import Annotation

/// Punctuation, symbols, addresses.
extension TokenScanner {
    mutating func takePunctuation(_ first: ScannedCharacter) {
        let start = position
        let sign = text[start]
        let after = start + first.length
        defer { if sign != UInt8(ascii: "\"") { lastRoles = roles(start, position) } }
        if takeSymbol(start) { return }
        switch first.kind {
        case .dot: return add(start, rules.habits.joinsMarks ? endOfMarks(start) : endOfRun(start))
        case .apostrophe: return takeApostrophe(start, after)
        case .hyphen:
            if kind(after) == .digit, isFree(start) { return takeSigned(start, after) }
            return add(start, max(after, endOfRun(start)))
        default: break
        }
        switch sign {
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            add(start, rules.habits.joinsMarks ? endOfMarks(start) : after)
        case UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "#"),
            UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"),
            UInt8(ascii: "`"), UInt8(ascii: "$"):
            if sign == UInt8(ascii: "#"), kind(after).isLetter, isFree(start) {
                return add(start, endOfLetters(after))
            }
            if sign == UInt8(ascii: "+"), kind(after) == .digit, isFree(start) {
                return takeSigned(start, after)
            }
            add(start, endOfRun(start))
        case UInt8(ascii: ","):
            add(start, byte(after) == sign ? after + 1 : after)
        default: add(start, endOfCluster(after, isWide: sign >= 0xE2))
        }
    }

    /// A number with its sign.
    private mutating func takeSigned(_ start: Int, _ after: Int) {
        position = after
        takeNumber(from: start)
    }

    /// Whether white space or nothing stands before `start`.
    private func isFree(_ start: Int) -> Bool {
        start == 0 || text.character(at: lastCharacter(before: start)).kind == .space
    }

    /// One past a run of the same byte.
    private func endOfRun(_ start: Int) -> Int {
        var end = start + 1
        let bound = min(chunkEnd, start + Self.maximumWord)
        while end < bound, text[end] == text[start] { end += 1 }
        return end
    }

    private func endOfMarks(_ start: Int) -> Int {
        var end = endOfRun(start)
        let bound = min(chunkEnd, start + Self.maximumWord)
        while end < bound, text[end] == UInt8(ascii: "!") || text[end] == UInt8(ascii: "?") {
            end += 1
        }
        return end
    }

    /// One past the marks and joined characters that follow a symbol: an emoji of several.
    private func endOfCluster(_ after: Int, isWide: Bool) -> Int {
        guard isWide else { return after }
        var end = after
        var isJoined = false
        while end < chunkEnd {
            let character = text.character(at: end)
            let isTone = text[end] == 0xF0 && byte(end + 1) == 0x9F && byte(end + 2) == 0x8F
            guard (character.kind == .mark && text[end] >= 0x80) || isTone || isJoined else {
                break
            }
            isJoined = character.length == 3 && text[end + 1] == 0x80 && text[end + 2] == 0x8D
            end += character.length
        }
        return end
    }

    /// An apostrophe that starts no word: a quotation mark, a clitic apart, or doubled.
    private mutating func takeApostrophe(_ start: Int, _ after: Int) {
        if text[start] == UInt8(ascii: "'"), byte(after) == UInt8(ascii: "'") {
            return add(start, after + 1)
        }
        let word = endOfLetters(after)
        if word > after, word - after <= 2, lowercasedRoles(after, word).contains(.clitic) {
            return add(start, word)
        }
        isQuoted = word > after
        add(start, after)
    }

    /// ":-)" and other tokens in spite of their signs.
    private mutating func takeSymbol(_ start: Int) -> Bool {
        switch text[start] {
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "<"),
            UInt8(ascii: "^"), UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "$"):
            break
        default: return false
        }
        for length in stride(from: min(5, chunkEnd - start), to: 1, by: -1) {
            let end = start + length
            guard text.isBoundary(end), roles(start, end).contains(.symbol) else { continue }
            guard !kind(end).isWordPart else { continue }
            add(start, end)
            return true
        }
        return false
    }

    /// Whether the chunk starts with "www.".
    var startsWithWWW: Bool {
        chunkEnd - position > 4 && text[position] | 0x20 == UInt8(ascii: "w")
            && text[position + 1] | 0x20 == UInt8(ascii: "w")
            && text[position + 2] | 0x20 == UInt8(ascii: "w")
            && text[position + 3] == UInt8(ascii: ".")
    }

    /// A web or mail address, from which signs around it are taken off; false for anything else.
    mutating func takeAddress() -> Bool {
        var start = position
        while start < chunkEnd, Self.isWrapper(text[start]) { start += 1 }
        var end = start
        while end < chunkEnd, !Self.endsAddress(text[end]) { end += 1 }
        while end > start, Self.trails(text[end - 1]) { end -= 1 }
        guard end - start > 4, isAddress(start, end) else { return false }
        while position < start { takePunctuation(text.character(at: position)) }
        add(start, end)
        while position < chunkEnd {
            let next = text.character(at: position)
            if next.kind.isWordPart { return true }
            takePunctuation(next)
        }
        return true
    }

    private func isAddress(_ start: Int, _ end: Int) -> Bool {
        guard kind(start).isWordPart || kind(start) == .punctuation else { return false }
        var at = -1
        for index in start..<end {
            switch text[index] {
            case UInt8(ascii: ":"):
                if byte(index + 1) == UInt8(ascii: "/"), byte(index + 2) == UInt8(ascii: "/") {
                    return index > start && index + 3 < end
                }
            case UInt8(ascii: "@"): if at < 0 { at = index }
            case UInt8(ascii: "/"): return startsAsDomain(start, index)
            default: break
            }
        }
        if at >= 0 {
            let isOpen = kind(at - 1).isWordPart || byte(at - 1) == UInt8(ascii: ".")
            return at > start && kind(at + 1).isWordPart && isOpen
        }
        return startsAsDomain(start, end)
    }

    /// "www.…", or a name that ends in a known domain: "example.org/page".
    private func startsAsDomain(_ start: Int, _ end: Int) -> Bool {
        let isWWW =
            end - start > 4 && text[start] | 0x20 == UInt8(ascii: "w")
            && text[start + 1] | 0x20 == UInt8(ascii: "w") && text[start + 3] == UInt8(ascii: ".")
        if isWWW { return true }
        guard let dot = bytes(start, end).lastIndex(of: UInt8(ascii: ".")) else { return false }
        return dot > 0 && lowercasedRoles(start + dot + 1, end).contains(.domain)
    }

    private static func isWrapper(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
            || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte >= 0x80
    }

    private static func trails(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
