import Annotation

/// Words that stand for several.
extension TokenScanner {
    /// Splits "im" into in + dem, "cannot" into can + not; false where the form is another word.
    mutating func takeContraction(_ start: Int, _ end: Int) -> Bool {
        let contraction = rules.contractions[rules.words.payload(of: bytes(start, end))]
        if contraction.isCut { return takeCuts(contraction, start, end) }
        let isCapital = text[start] <= 0x5A
        let isShouted = isCapital && end - start > 1 && text[end - 1] <= 0x5A
        if isShouted, !isShouting(after: end) { return false }
        for (index, part) in contraction.parts.enumerated() {
            buffer.removeAll(keepingCapacity: true)
            for (offset, byte) in part.enumerated() {
                let rises = isShouted || (isCapital && index == 0 && offset == 0)
                buffer.append(rises && (0x61...0x7A).contains(byte) ? byte & 0xDF : byte)
            }
            addBuffer(start, end, part: UInt8(index + 1))
        }
        return true
    }

    private mutating func takeCuts(
        _ contraction: TokenRules.Contraction, _ start: Int, _ end: Int
    ) -> Bool {
        var from = start
        for (index, part) in contraction.parts.enumerated() {
            let to = index == contraction.parts.count - 1 ? end : from + part.count
            add(from, to, part: UInt8(index + 1))
            from = to
        }
        return true
    }

    /// Whether the next word is in capitals, too: "IM" is then not an abbreviation.
    private func isShouting(after end: Int) -> Bool {
        let next = nextWord(after: end)
        return next.kind == .upper && next.end - next.start > 1
            && text.character(at: lastCharacter(before: next.end)).kind == .upper
    }

    /// Splits a clitic off the word: "don't", "Russia's", "geht's"; false where there is none.
    mutating func takeClitic(_ start: Int, _ end: Int, apostrophe: Int) -> Bool {
        let after = apostrophe + text.character(at: apostrophe).length
        guard end - after <= 2, lowercasedRoles(after, end).contains(.clitic) else { return false }
        guard rules.habits.hasClitics else { return takeColloquial(start, end, apostrophe) }
        var cut = apostrophe
        if end - after == 1, text[after] | 0x20 == UInt8(ascii: "t") {
            guard apostrophe - 1 > start, text[apostrophe - 1] | 0x20 == UInt8(ascii: "n") else {
                return false
            }
            cut = apostrophe - 1
        }
        add(start, cut, part: 1)
        add(cut, end, part: 2)
        return true
    }

    /// German "geht's": two words behind each other, none of them behind a name.
    private mutating func takeColloquial(_ start: Int, _ end: Int, _ apostrophe: Int) -> Bool {
        let isName = kind(start) == .upper && !lastRoles.contains(.ordinalContext)
        guard !isName, kind(lastCharacter(before: apostrophe)) == .lower else { return false }
        add(start, apostrophe)
        add(apostrophe, end)
        return true
    }
}
