import Annotation

/// A word, or a part of a hyphenated or compound word, as the phrase tables know it.
struct Unit {
    /// Row of its token.
    var row: Int32
    /// The word in the phrase table, -1 where it is unknown.
    var word: Int32
    /// The same in lower case, -1 where that is unknown or nothing else.
    var lower: Int32
    /// The word without its ending, -1 where that is unknown.
    var base: Int32 = -1
    /// What its form shows.
    var flags: Flags

    /// Whether the phrase table knows it in any form.
    var isKnown: Bool { word >= 0 || base >= 0 || lower >= 0 }

    /// What the form of a unit shows.
    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Genitive ending, apostrophe or 's.
        static let genitive = Flags(rawValue: 1)
        /// Feminine ending of a person noun.
        static let feminine = Flags(rawValue: 2)
        /// Another unit of the same token follows.
        static let joined = Flags(rawValue: 4)
        /// Upper-case first letter.
        static let capital = Flags(rawValue: 8)
        /// Only the part of a country that a direction before its name tells: Nordkosovo.
        static let part = Flags(rawValue: 16)
    }
}

/// Turns the tokens of a document into units; memory is reused from document to document.
final class UnitReader {
    /// The units of the last document.
    private(set) var units: [Unit] = []
    /// What each string of the document's pool is, so that a word is looked up once: index of
    /// its first known unit in `known`, or -1.
    private var cached: [Int32] = []
    private var known: [Unit] = []
    private var knownCount: [Int32] = []
    var fold = WordFold(keepsUmlauts: true)

    /// Reads all tokens.
    func read(_ document: Document, table: PhraseTable) {
        units.removeAll(keepingCapacity: true)
        known.removeAll(keepingCapacity: true)
        knownCount.removeAll(keepingCapacity: true)
        for index in cached.indices { cached[index] = -1 }
        while cached.count < document.strings.count { cached.append(-1) }
        let isGerman = document.language == .german
        if fold.keepsUmlauts != isGerman { fold = WordFold(keepsUmlauts: isGerman) }
        for row in 0..<document.tokens.count {
            let form = document.tokens.form[row]
            let slot = Int(form.value)
            if cached[slot] < 0 {
                cached[slot] = Int32(knownCount.count)
                let before = known.count
                document.strings.withBytes(of: form) { split($0, table, isGerman) }
                knownCount.append(Int32(before) << 8 | Int32(min(255, known.count - before)))
            }
            let entry = knownCount[Int(cached[slot])]
            for index in Int(entry >> 8)..<Int(entry >> 8) + Int(entry & 255) {
                var unit = known[index]
                unit.row = Int32(row)
                units.append(unit)
            }
        }
    }

    private func split(_ word: UnsafeBufferPointer<UInt8>, _ table: PhraseTable, _ isGerman: Bool) {
        var start = 0
        var index = 0
        let first = known.count
        while index <= word.count {
            let length = index == word.count ? 1 : Self.hyphenLength(word, at: index)
            if length > 0 {
                if index > start {
                    look(UnsafeBufferPointer(rebasing: word[start..<index]), table, isGerman)
                }
                start = index + length
            }
            index += max(1, length)
        }
        for index in first..<max(first, known.count - 1) { known[index].flags.insert(.joined) }
    }

    /// Length of the hyphen or dash at `index`, 0 where there is none.
    private static func hyphenLength(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        if word[index] == 0x2D { return 1 }
        guard word[index] == 0xE2, index + 2 < word.count, word[index + 1] == 0x80 else { return 0 }
        return word[index + 2] >= 0x90 && word[index + 2] <= 0x94 ? 3 : 0
    }

    private func look(_ word: UnsafeBufferPointer<UInt8>, _ table: PhraseTable, _ isGerman: Bool) {
        fold.fold(word)
        let isMark = word[0] == 0x27 || (word[0] == 0xE2 && word.count <= 4)
        guard !fold.bytes.isEmpty, !isMark || fold.bytes.count > 1 else { return }
        var unit = Unit(row: 0, word: table.word(fold.hash), lower: -1, flags: [])
        if fold.isPossessive { unit.flags.insert(.genitive) }
        if fold.isCapital { unit.flags.insert(.capital) }
        if unit.word < 0, fold.isAllCapitals {
            fold.lower(from: 1)
            unit.word = table.word(fold.hash)
        }
        inflect(&unit, table, isGerman)
        if isGerman, unit.word < 0, unit.base < 0, addPart(&unit, table) { return }
        if unit.word < 0, unit.base < 0, isGerman, fold.bytes.count >= 9, fold.isCapital,
            splitCompound(table)
        {
            return
        }
        if fold.isCapital {
            fold.lower(from: 0)
            unit.lower = table.word(fold.hash)
            if isGerman { addAdjective(to: &unit, table) }
        }
        known.append(unit)
    }

    /// Adds a unit to those of the word that is being read.
    func append(_ unit: Unit) { known.append(unit) }

    /// Finds the adjective that a capital hides at the start of a sentence.
    private func addAdjective(to unit: inout Unit, _ table: PhraseTable) {
        if unit.base < 0 {
            unit.base = adjective(table)
        } else if unit.lower < 0 {
            unit.lower = adjective(table)
        }
    }

    /// Finds the word without its ending.
    func inflect(_ unit: inout Unit, _ table: PhraseTable, _ isGerman: Bool) {
        guard fold.bytes.count > 3 else { return }
        if !isGerman {
            if fold.ends(in: "s") { unit.base = table.word(fold.hash(dropping: 1), under: .plural) }
            return
        }
        unit.base = adjective(table)
        if unit.base >= 0 { return }
        for ending in Self.nounEndings where fold.ends(in: ending.text) {
            let count = ending.text.utf8CodeUnitCount
            unit.base = table.word(fold.hash(dropping: count), under: ending.needs)
            if unit.base < 0, ending.isFeminine {
                unit.base = table.word(fold.hash(dropping: count, adding: 0x65), under: .noun)
            }
            guard unit.base >= 0 else { continue }
            if ending.isGenitive, unit.word < 0 { unit.flags.insert(.genitive) }
            if ending.isFeminine { unit.flags.insert(.feminine) }
            return
        }
    }

    private struct Ending {
        var text: StaticString
        var needs: PhraseTable.Endings
        var isGenitive = false
        var isFeminine = false
    }

    private static let nounEndings: [Ending] = [
        Ending(text: "s", needs: [.genitive, .noun], isGenitive: true),
        Ending(text: "n", needs: .noun), Ending(text: "en", needs: .noun),
        Ending(text: "e", needs: .noun), Ending(text: "es", needs: .noun, isGenitive: true),
        Ending(text: "in", needs: .noun, isFeminine: true),
        Ending(text: "innen", needs: .noun, isFeminine: true),
        Ending(text: "ns", needs: .noun, isGenitive: true),
        Ending(text: "er", needs: .noun), Ending(text: "ern", needs: .noun),
    ]

    private func adjective(_ table: PhraseTable) -> Int32 {
        if fold.ends(in: "e") {
            return table.word(fold.hash(dropping: 1), under: .adjective)
        }
        for ending in ["er", "en", "em", "es"] as [StaticString] where fold.ends(in: ending) {
            return table.word(fold.hash(dropping: 2), under: .adjective)
        }
        return -1
    }

    /// Splits a German compound whose last part is a role and whose first part is known.
    private func splitCompound(_ table: PhraseTable) -> Bool {
        let whole = fold.bytes
        for cut in stride(from: 3, through: whole.count - 4, by: 1) where whole[cut] & 0xC0 != 0x80
        {
            var tail = Unit(row: 0, word: -1, lower: -1, flags: .capital)
            whole.withUnsafeBufferPointer { fold.fold(UnsafeBufferPointer(rebasing: $0[cut...])) }
            fold.raiseFirst()
            tail.word = table.word(fold.hash, under: .noun)
            if tail.word < 0 { inflect(&tail, table, true) }
            guard tail.word >= 0 || tail.base >= 0 else { continue }
            let head = prefix(whole, count: cut, table)
            let word = max(tail.word, tail.base)
            guard head >= 0 ? table.isTail(word) : table.isPersonTail(word) else { continue }
            if head < 0, fold.bytes.count < 6 { continue }
            let flags: Unit.Flags = [.capital, .joined]
            known.append(Unit(row: 0, word: head, lower: -1, flags: flags))
            known.append(tail)
            return true
        }
        whole.withUnsafeBufferPointer { fold.fold($0) }
        return false
    }

    /// The first part of a compound as a word, with or without a linking s.
    private func prefix(_ whole: [UInt8], count: Int, _ table: PhraseTable) -> Int32 {
        var head = WordFold(keepsUmlauts: true)
        whole.withUnsafeBufferPointer { head.fold(UnsafeBufferPointer(rebasing: $0[..<count])) }
        let word = table.word(head.hash)
        if word >= 0 || !head.ends(in: "s") { return word }
        let bare = table.word(head.hash(dropping: 1))
        return bare < 0 && head.ends(in: "es") ? table.word(head.hash(dropping: 2)) : bare
    }
}
