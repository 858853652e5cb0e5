import Annotation

/// Words: contractions, clitics, inner apostrophes, hyphens and signs.
extension TokenScanner {
    mutating func takeWord() {
        let start = position
        var apostrophe = -1
        var end = endOfWord(&apostrophe)
        if end == chunkEnd - 1, text[end] == UInt8(ascii: "-"), takeBrokenWord(start, end) {
            return
        }
        if endsInHyphen(end) { end += 1 }
        if byte(end) == UInt8(ascii: "."), takeDottedWord(start, end) { return }
        lastRoles = roles(start, end)
        if lastRoles.contains(.contraction), takeContraction(start, end) { return }
        if apostrophe > 0, takeClitic(start, end, apostrophe: apostrophe) { return }
        if isBarePossessive(start, end) {
            let mark = text.character(at: end).length
            add(start, end, part: 1)
            add(end, end + mark, part: 2)
            return
        }
        add(start, end)
    }

    /// One past the word that starts here; `apostrophe` is set to the last one inside.
    private func endOfWord(_ apostrophe: inout Int) -> Int {
        let start = position
        let bound = min(chunkEnd, start + Self.maximumWord)
        var end = start
        while end < bound {
            let character = text.character(at: end)
            if character.kind.isWordPart {
                end += character.length
                continue
            }
            let next = end + character.length
            switch character.kind {
            case .apostrophe where end > start && kind(next).isLetter: apostrophe = end
            case .hyphen where keepsHyphen(start, end, next): break
            case .punctuation where joins(text[end], start, end): break
            default: return end
            }
            end = next
        }
        return end
    }

    /// Whether a hyphen at `end` stands for an omitted part and stays with its word: "Vor-".
    private func endsInHyphen(_ end: Int) -> Bool {
        guard rules.habits.cutsLate, byte(end) == UInt8(ascii: "-") else { return false }
        let next = kind(end + 1)
        return next == .space || next == .punctuation
    }

    /// Whether the hyphen at `hyphen` does not part the word.
    private func keepsHyphen(_ start: Int, _ hyphen: Int, _ next: Int) -> Bool {
        guard kind(next).isWordPart else { return false }
        if rules.habits.cutsLate { return text[hyphen] == UInt8(ascii: "-") }
        guard !rules.habits.splitsPrefixes else { return false }
        return lowercasedRoles(start, hyphen).contains(.prefix)
    }

    /// Whether a punctuation sign inside a word belongs to it: "AT&T", "Bürger*innen", "l/c".
    private func joins(_ sign: UInt8, _ start: Int, _ end: Int) -> Bool {
        guard end > start else { return false }
        switch sign {
        case UInt8(ascii: "&"):
            return end - start <= 3 && kind(end + 1).isLetter
                && endOfLetters(end + 1) - end <= 4
        case UInt8(ascii: "*"), UInt8(ascii: ":"):
            return kind(end + 1) == .lower && byte(end + 1) == UInt8(ascii: "i")
                && byte(end + 2) == UInt8(ascii: "n")
        case UInt8(ascii: "/"):
            return end - start == 1 && endOfLetters(end + 1) == end + 2 && byte(end + 2) != sign
        case UInt8(ascii: "$"):
            return endOfLetters(end + 1) == end + 1 && end - start <= 3
                && kind(start) == .upper
        case UInt8(ascii: "("):
            let close = endOfLetters(end + 1)
            return byte(close) == UInt8(ascii: ")") && (2...3).contains(close - end)
                && kind(end + 1) == .lower && kind(close + 1) != .lower
        case UInt8(ascii: ")"):
            return bytes(start, end).contains(UInt8(ascii: "("))
        default: return false
        }
    }

    /// The roles of a word in small letters (ASCII), for words whose capitals do not matter.
    func lowercasedRoles(_ start: Int, _ end: Int) -> TokenWords.Roles {
        guard end - start <= 16 else { return [] }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { small in
            for offset in 0..<(end - start) {
                let byte = text[start + offset]
                small[offset] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return rules.words.roles(of: UnsafeBufferPointer(rebasing: small[..<(end - start)]))
        }
    }

    /// A word that a hyphen at the end of the line cuts in two: one token without the hyphen.
    private mutating func takeBrokenWord(_ start: Int, _ hyphen: Int) -> Bool {
        guard hyphen > start, kind(lastCharacter(before: hyphen)) == .lower else { return false }
        var next = hyphen + 1
        var lines = 0
        while next < limit, text[next] <= 0x20 {
            if text[next] == UInt8(ascii: "\n") { lines += 1 }
            next += 1
        }
        guard lines == 1, next < limit, text.character(at: next).kind == .lower else {
            return false
        }
        var end = next
        while end < limit, end - next < Self.maximumWord {
            let character = text.character(at: end)
            guard character.kind.isWordPart else { break }
            end += character.length
        }
        guard !roles(next, end).contains(.conjunction) else { return false }
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: bytes(start, hyphen))
        buffer.append(contentsOf: bytes(next, end))
        lastRoles = []
        addBuffer(start, end)
        chunkEnd = end
        return true
    }

    /// Position of the character that ends before `end`.
    func lastCharacter(before end: Int) -> Int {
        var index = end - 1
        while index > 0, !text.isBoundary(index) { index -= 1 }
        return index
    }

    /// Whether a plural possessive ends here: "the parents' house", outside single quotes.
    private func isBarePossessive(_ start: Int, _ end: Int) -> Bool {
        guard rules.habits.hasClitics, !isQuoted, end - start > 2, kind(end) == .apostrophe else {
            return false
        }
        let isS = text[end - 1] | 0x20 == UInt8(ascii: "s")
        return isS && kind(end + text.character(at: end).length) == .space
    }
}
