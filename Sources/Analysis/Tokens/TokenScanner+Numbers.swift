import Annotation

/// Numbers, dates, times and what is written together with them.
extension TokenScanner {
    mutating func takeNumber(from sign: Int? = nil) {
        let start = sign ?? position
        let digits = endOfDigits(position)
        var end = digits
        if byte(end) == UInt8(ascii: "."), takeOrdinal(start, end) { return }
        let letters = endOfLetters(end)
        if letters > end {
            if lowercasedRoles(end, letters).contains(.unit) {
                add(start, end)
                return
            }
            end = letters
        } else if kind(end) == .apostrophe, byte(end + 1) == UInt8(ascii: "s"),
            !kind(end + 2).isWordPart, rules.habits.hasClitics
        {
            end += 2
        }
        while kind(end) == .apostrophe, kind(end + text.character(at: end).length).isLetter {
            end = endOfLetters(end + text.character(at: end).length)
        }
        while rules.habits.cutsLate, byte(end) == UInt8(ascii: "-"), kind(end + 1).isWordPart {
            end = endOfLetters(end + 1)
        }
        lastRoles = []
        add(start, min(end, max(start + Self.maximumWord, digits)))
    }

    /// One past the digits from `start` on, with the signs between them.
    private func endOfDigits(_ start: Int) -> Int {
        var end = start
        var hyphens = 0
        var group = start
        while end < chunkEnd, end - start < Self.maximumWord {
            let character = text.character(at: end)
            if character.kind == .digit {
                end += character.length
                continue
            }
            let next = end + character.length
            guard kind(next) == .digit else { break }
            if character.kind == .hyphen {
                guard hyphens > 0 || joinsHyphen(group, end, next) else { break }
                hyphens += 1
                group = next
            } else if !isInnerSign(text[end], character.kind) {
                break
            }
            end = next
        }
        return end
    }

    private func isInnerSign(_ byte: UInt8, _ kind: CharacterKind) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }

    /// Telephone numbers and dates keep their hyphens, a range from 5 to 10 does not.
    private func joinsHyphen(_ group: Int, _ hyphen: Int, _ next: Int) -> Bool {
        var end = next
        while kind(end) == .digit { end += 1 }
        if kind(end) == .hyphen, kind(end + 1) == .digit { return true }
        return hyphen - group == 3 && end - next == 4
    }

    /// Takes a number with its full stop; false where the full stop ends a sentence.
    private mutating func takeOrdinal(_ start: Int, _ end: Int) -> Bool {
        guard !kind(end + 1).isWordPart, byte(end + 1) != UInt8(ascii: ".") else { return false }
        guard rules.habits.hasOrdinals, isOrdinal(start, end) else { return false }
        lastRoles = []
        add(start, end + 1)
        return true
    }

    private func isOrdinal(_ start: Int, _ end: Int) -> Bool {
        let isDate = bytes(start, end).contains(UInt8(ascii: "."))
        guard end - start <= 3 || isDate else { return false }
        switch byte(end + 1) {
        case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ";"):
            return true
        case UInt8(ascii: ")"): return lastRoles.contains(.ordinalContext) || isDate
        default: break
        }
        let next = nextWord(after: end + 1)
        switch next.kind {
        case .lower: return true
        case .digit: return end - start <= 2 || isDate
        case .upper:
            if next.roles.contains(.month) { return true }
            if next.roles.contains(.starter) { return false }
            return end - start <= 2 || lastRoles.contains(.ordinalContext)
        case .punctuation, .hyphen:
            return lastRoles.contains(.ordinalContext) && next.start > end + 1
        default: return false
        }
    }
}
