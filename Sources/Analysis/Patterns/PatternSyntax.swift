internal import LanguageData

/// What a pattern says, before it is compiled.
///
///     vor ( etwa | rund )? [ %count %unit ] !zurück
///
/// Words stand for themselves (a capital must then be one in the text); `%class` for any word of a
/// class, `%class:name` keeps its value under another name; `~` before an item: no white space
/// before it; `_` any word, `^` any capitalised one; `( a | b )`, `?` and `*` as usual; `!` what must not follow; `[ ]` the
/// part that is marked, everything where there are none.
indirect enum PatternSyntax {
    case sequence([PatternSyntax])
    case choice([PatternSyntax])
    case optional(PatternSyntax)
    case many(PatternSyntax)
    case never(PatternSyntax)
    case symbol(name: String, slot: String?, isGlued: Bool)
    case anyWord(isCapital: Bool, isGlued: Bool)
    case open
    case close
}

/// Reads the text of a pattern.
struct PatternParser {
    private let words: [(text: String, column: Int)]
    private let file: String
    private let line: Int
    private var position = 0

    /// Creates a parser of the value of a field.
    init(_ field: Record.Field, file: String) {
        self.file = file
        line = field.line
        words = Self.words(field.value, column: field.column + field.key.count + 2)
    }

    /// Reads the whole pattern.
    mutating func parse() throws(LanguageDataError) -> PatternSyntax {
        let syntax = try choice()
        guard position == words.count else { throw error("this ')' opens nowhere") }
        return syntax
    }

    private static func words(_ text: String, column: Int) -> [(String, Int)] {
        var words: [(String, Int)] = []
        var current = ""
        for (offset, character) in text.enumerated() {
            if character == " " {
                if !current.isEmpty { words.append((current, column + offset - current.count)) }
                current = ""
            } else {
                current.append(character)
            }
        }
        if !current.isEmpty { words.append((current, column + text.count - current.count)) }
        return words
    }

    private func error(_ message: String) -> LanguageDataError {
        let column = position < words.count ? words[position].column : words.last?.column ?? 0
        return LanguageDataError(file: file, line: line, column: column, message: message)
    }

    private mutating func choice() throws(LanguageDataError) -> PatternSyntax {
        var options: [PatternSyntax] = [try sequence()]
        while position < words.count, words[position].text == "|" {
            position += 1
            options.append(try sequence())
        }
        return options.count == 1 ? options[0] : .choice(options)
    }

    private mutating func sequence() throws(LanguageDataError) -> PatternSyntax {
        var items: [PatternSyntax] = []
        while position < words.count {
            let text = words[position].text
            if text == "|" || text.hasPrefix(")") { break }
            items.append(try item(text))
        }
        guard !items.isEmpty else { throw error("something must stand here") }
        return .sequence(items)
    }

    private mutating func item(_ text: String) throws(LanguageDataError) -> PatternSyntax {
        switch text {
        case "[":
            position += 1
            return .open
        case "]":
            position += 1
            return .close
        case "(": return try group()
        case "!(": return .never(try group())
        default:
            position += 1
            return word(text)
        }
    }

    private mutating func group() throws(LanguageDataError) -> PatternSyntax {
        position += 1
        let inner = try choice()
        guard position < words.count, words[position].text.hasPrefix(")") else {
            throw error("a '(' is not closed; parentheses stand alone, with a space on both sides")
        }
        let close = words[position].text
        position += 1
        switch close {
        case ")": return inner
        case ")?": return .optional(inner)
        case ")*": return .many(inner)
        default:
            position -= 1
            throw error("only ? and * may follow a ')'")
        }
    }

    private func word(_ text: String) -> PatternSyntax {
        var text = text
        if text.hasPrefix("!"), text.count > 1 {
            text.removeFirst()
            return .never(word(text))
        }
        if text.hasSuffix("?"), text.count > 1 {
            text.removeLast()
            return .optional(word(text))
        }
        let isGlued = text.hasPrefix("~") && text.count > 1
        if isGlued { text.removeFirst() }
        if text == "_" || text == "^" {
            return .anyWord(isCapital: text == "^", isGlued: isGlued)
        }
        guard text.hasPrefix("%"), text.count > 1 else {
            let parts = PatternVocabulary.split(text)
            let items = parts.enumerated().map { index, part in
                PatternSyntax.symbol(
                    name: "=" + part, slot: nil, isGlued: isGlued || index > 0)
            }
            return items.count == 1 ? items[0] : .sequence(items)
        }
        let sides = text.dropFirst().split(separator: ":", maxSplits: 1).map(String.init)
        return .symbol(name: sides[0], slot: sides.last, isGlued: isGlued)
    }
}
