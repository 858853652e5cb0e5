import Annotation

/// Full stops that belong to the word before them: abbreviations, initials, ordinals.
extension TokenScanner {
    /// The word behind white space and opening quotation marks, as far as the block goes.
    struct NextWord {
        /// Kind of its first character; white space where the block ends.
        var kind: CharacterKind
        var start: Int
        var end: Int
        /// What is known about it.
        var roles: TokenWords.Roles
    }

    /// Looks at the word that follows `end`.
    func nextWord(after end: Int) -> NextWord {
        var start = end
        while start < limit {
            let character = text.character(at: start)
            guard character.kind == .space || isOpening(start) else { break }
            start += character.length
        }
        guard start < limit else {
            return NextWord(kind: .space, start: limit, end: limit, roles: [])
        }
        var stop = start
        while stop < limit, stop - start < 64 {
            let character = text.character(at: stop)
            guard character.kind.isWordPart else { break }
            stop += character.length
        }
        return NextWord(
            kind: text.character(at: start).kind, start: start, end: stop,
            roles: stop > start ? roles(start, stop) : [])
    }

    /// Whether an opening quotation mark or bracket stands at `index`.
    private func isOpening(_ index: Int) -> Bool {
        switch text[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "["): true
        case 0xC2: index + 1 < limit && (text[index + 1] == 0xAB || text[index + 1] == 0xBB)
        case 0xE2:
            index + 2 < limit && text[index + 1] == 0x80 && (0x98...0x9E).contains(text[index + 2])
        default: false
        }
    }

    /// Takes the word with its full stop, or with all of its chain; false where the stop is apart.
    mutating func takeDottedWord(_ start: Int, _ end: Int) -> Bool {
        let after = end + 1
        if kind(after).isWordPart { return takeChain(start, end) }
        guard byte(after) != UInt8(ascii: ".") else { return false }
        let known = roles(start, after)
        let isDotted: Bool
        if known.contains(.abbreviation) {
            isDotted = !known.contains(.beforeNumber) || isNumber(nextWord(after: after))
        } else {
            isDotted =
                isInitial(start, end) || isRomanOrdinal(start, end) || isClipped(start, end)
                || isCompound(start, end)
        }
        guard isDotted else { return false }
        lastRoles = known
        add(start, after)
        return true
    }

    private func isNumber(_ next: NextWord) -> Bool {
        next.kind == .digit || (next.kind == .upper && isRoman(next.start, next.end))
    }

    /// "U.S.", "z.B.", "amazon.com", but not two words between which a space is missing.
    private mutating func takeChain(_ start: Int, _ end: Int) -> Bool {
        var stop = end
        var segment = start
        var isShort = true
        var last = start
        while byte(stop) == UInt8(ascii: "."), kind(stop + 1).isWordPart {
            isShort = isShort && stop - segment <= 2
            segment = stop + 1
            last = segment
            stop = endOfLetters(segment)
            guard stop - start < Self.maximumWord else { return false }
        }
        let isDotted = byte(stop) == UInt8(ascii: ".") && byte(stop + 1) != UInt8(ascii: ".")
        if isDotted, roles(start, stop + 1).contains(.abbreviation) || (isShort && stop - last <= 2)
        {
            lastRoles = roles(start, stop + 1)
            add(start, stop + 1)
            return true
        }
        let isWhole =
            (isShort && stop - last == 1) || lowercasedRoles(last, stop).contains(.domain)
            || isGroupName(start, stop)
        guard isWhole || roles(start, stop).contains(.abbreviation) else {
            return takeInitialOfChain(start, end)
        }
        lastRoles = []
        add(start, stop)
        return true
    }

    /// Whether the chain has three small parts or more: "comp.sources.unix".
    private func isGroupName(_ start: Int, _ stop: Int) -> Bool {
        var dots = 0
        for byte in bytes(start, stop) {
            if byte == UInt8(ascii: ".") { dots += 1 }
            if (0x41...0x5A).contains(byte) { return false }
        }
        return dots > 1
    }

    /// "J.Smith": the initial is a token of its own.
    private mutating func takeInitialOfChain(_ start: Int, _ end: Int) -> Bool {
        let isLetter = end - start == text.character(at: start).length
        guard isLetter && kind(start) == .upper || roles(start, end + 1).contains(.abbreviation)
        else { return false }
        lastRoles = []
        add(start, end + 1)
        return true
    }

    /// Whether a capital letter stands for a name before another one.
    private func isInitial(_ start: Int, _ end: Int) -> Bool {
        guard end - start == text.character(at: start).length, kind(start) == .upper else {
            return false
        }
        if kind(end + 1) == .hyphen || byte(end + 1) == UInt8(ascii: ",") { return true }
        let next = nextWord(after: end + 1)
        let isPronoun = rules.habits.hasClitics && text[start] == UInt8(ascii: "I")
        return next.kind == .upper && !next.roles.contains(.starter) && !isPronoun
    }

    /// A compound that ends in an abbreviation: "Hauptstr.".
    private func isCompound(_ start: Int, _ end: Int) -> Bool {
        guard rules.habits.hasOrdinals, end - start > 5, text.isBoundary(end - 3) else {
            return false
        }
        guard roles(end - 3, end + 1).contains(.suffix) else { return false }
        return !nextWord(after: end + 1).roles.contains(.starter)
    }

    private func isRoman(_ start: Int, _ end: Int) -> Bool {
        guard end - start <= 6, end > start else { return false }
        return bytes(start, end).allSatisfy {
            $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "X")
                || $0 == UInt8(ascii: "L")
        }
    }

    /// Whether a Roman number before a full stop is an ordinal.
    private func isRomanOrdinal(_ start: Int, _ end: Int) -> Bool {
        guard rules.habits.hasOrdinals, isRoman(start, end) else { return false }
        let next = nextWord(after: end + 1)
        return next.kind == .lower || (next.kind == .upper && !next.roles.contains(.starter))
    }

    /// A short word without a vowel before one that starts no sentence: "Std.", "Sgt.".
    private func isClipped(_ start: Int, _ end: Int) -> Bool {
        guard (2...5).contains(end - start), kind(end - 1) == .lower else { return false }
        for byte in bytes(start, end) {
            let isSmall = (0x61...0x7A).contains(byte | 0x20)
            guard isSmall, !Self.isVowel(byte | 0x20) else { return false }
        }
        let next = nextWord(after: end + 1)
        return next.kind == .lower || (next.kind == .upper && !next.roles.contains(.starter))
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
            UInt8(ascii: "u"), UInt8(ascii: "y"):
            true
        default: false
        }
    }
}
