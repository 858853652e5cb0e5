public import Annotation

/// Cuts hyphenated words into their parts, as German GSD does: "US-Präsident" to US - Präsident.
///
/// It runs behind the models, which know such words whole from HDT and news; the last part takes over
/// what the word was, the parts before it depend on it as `compound`, every hyphen on the part before.
public struct HyphenStage: Stage {
    /// Name, for timings.
    public let name = "hyphens"
    /// Needs tokens and sentences; carries over tags, trees and names where there are any.
    public let reads: Document.Layers = [.tokens, .sentences]
    /// Fills the tokens anew.
    public let writes: Document.Layers = .tokens

    /// Creates the stage.
    public init() {}

    /// Memory of a worker.
    private final class Memory {
        /// First new row of every old row, and the number of new rows at the end.
        var first: [Int] = []
        /// New row of the last part of every old row.
        var place: [Int] = []
    }

    /// Cuts the words; O(bytes of the forms).
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = scratch.slot(Memory.self) { Memory() }
        guard plan(document, memory) else { return }
        let old = document.tokens
        document.tokens = TokenTable()
        for row in 0..<old.count {
            let count = memory.first[row + 1] - memory.first[row]
            if count == 1 {
                document.copy(row, of: old, memory.place)
            } else {
                document.cut(row, of: old, memory.place)
            }
        }
        for index in document.sentences.indices {
            let span = document.sentences[index].span
            document.sentences[index].span = Span(memory.first[span.start], memory.first[span.end])
        }
        for index in document.mentions.indices {
            let span = document.mentions[index].span
            document.mentions[index].span = Span(memory.first[span.start], memory.first[span.end])
            document.mentions[index].head = memory.place[document.mentions[index].head]
        }
    }

    /// Numbers the new rows; false when no word is to be cut.
    private func plan(_ document: Document, _ memory: Memory) -> Bool {
        memory.first.removeAll(keepingCapacity: true)
        memory.place.removeAll(keepingCapacity: true)
        var next = 0
        for row in 0..<document.tokens.count {
            memory.first.append(next)
            let (count, last) = document.hyphenParts(row)
            memory.place.append(next + last)
            next += count
        }
        memory.first.append(next)
        return next > document.tokens.count
    }
}

extension Document {
    private static var hyphen: UInt8 { UInt8(ascii: "-") }

    /// Number of parts of token `row`, hyphens included, and the index of its last word; (1, 0) where
    /// it stays whole.
    fileprivate func hyphenParts(_ row: Int) -> (count: Int, last: Int) {
        let word = bytes[Int(tokens.start[row])..<Int(tokens.end[row])]
        guard tokens.part[row] == 0, word.count > 1, word.contains(Self.hyphen) else {
            return (1, 0)
        }
        guard strings.withBytes(of: tokens.form[row], { $0.elementsEqual(word) }) else {
            return (1, 0)
        }
        var hasLetter = false
        var isInside = false
        var count = 0
        var last = 0
        for byte in word {
            switch byte {
            case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "."): return (1, 0)
            case Self.hyphen:
                count += 1
                isInside = false
            default:
                if !isInside {
                    last = count
                    count += 1
                }
                isInside = true
                hasLetter = hasLetter || byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
            }
        }
        return hasLetter ? (count, last) : (1, 0)
    }

    /// Adds token `row` of `old` as it was.
    fileprivate mutating func copy(_ row: Int, of old: TokenTable, _ place: [Int]) {
        tokens.append(range: old.range(row), form: old.form[row], part: old.part[row])
        take(row, of: old, place)
    }

    /// Gives the last token what token `row` of `old` had.
    private mutating func take(_ row: Int, of old: TokenTable, _ place: [Int]) {
        let new = tokens.count - 1
        tokens.lemma[new] = old.lemma[row]
        tokens.tag[new] = old.tag[row]
        tokens.features[new] = old.features[row]
        tokens.morphology[new] = old.morphology[row]
        tokens.head[new] = Int32(place[Int(old.head[row])])
        tokens.relation[new] = old.relation[row]
    }

    /// Adds the parts of token `row` of `old`.
    fileprivate mutating func cut(_ row: Int, of old: TokenTable, _ place: [Int]) {
        let range = old.range(row)
        var start = range.start
        while start < range.end {
            var end = start + 1
            if bytes[start] != Self.hyphen {
                while end < range.end, bytes[end] != Self.hyphen { end += 1 }
            }
            let form = bytes[start..<end].withUnsafeBufferPointer { strings.intern($0) }
            tokens.append(range: TextRange(start, end), form: form)
            let new = tokens.count - 1
            if new == place[row] {
                take(row, of: old, place)
            } else if bytes[start] == Self.hyphen {
                tokens.tag[new] = .punctuation
                tokens.relation[new] = .punct
                tokens.head[new] = Int32(start == range.start ? place[row] : new - 1)
            } else {
                fill(new, from: row, of: old, head: place[row])
            }
            start = end
        }
    }

    /// Fills a part before the last one.
    private mutating func fill(_ new: Int, from row: Int, of old: TokenTable, head: Int) {
        let part = bytes[tokens.range(new).start..<tokens.range(new).end]
        let shape = LemmaText.shape(of: part)
        let isNumber = part.allSatisfy { (0x30...0x39).contains($0) }
        switch old.tag[row] {
        case _ where isNumber: tokens.tag[new] = .numeral
        case .properNoun: tokens.tag[new] = .properNoun
        case _ where shape == .shouted: tokens.tag[new] = .properNoun
        case .adjective where shape == .small, .adverb where shape == .small:
            tokens.tag[new] = old.tag[row]
        default: tokens.tag[new] = .noun
        }
        if old.tag[row] == .noun || old.tag[row] == .properNoun, !isNumber {
            tokens.features[new] = old.features[row]
            tokens.morphology[new] = old.morphology[row]
        }
        tokens.head[new] = Int32(head)
        tokens.relation[new] = .compound
    }
}
