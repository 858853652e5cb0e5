/// How a lemma comes from a form: a prefix inside taken out, the end replaced, the case changed.
package struct LemmaScript: Hashable, Sendable {
    /// What happens to capitals.
    package enum Casing: UInt8, CaseIterable, Sendable { case kept, small, capital, shouted }
    /// What is taken out between a separable prefix and the stem, or everywhere.
    package enum Infix: UInt8, CaseIterable, Sendable { case none, ge, zu, commas }

    /// What happens to capitals, before the end is replaced.
    package var casing: Casing
    /// What is taken out first.
    package var infix: Infix
    /// Bytes cut off at the end.
    package var cut: UInt8
    /// Bytes put there.
    package var ending: [UInt8]

    /// Creates a script.
    package init(casing: Casing, infix: Infix, cut: UInt8, ending: [UInt8]) {
        self.casing = casing
        self.infix = infix
        self.cut = cut
        self.ending = ending
    }

    /// Turns `word` into its lemma; false, with `word` in an unspecified state, where it does not fit.
    package func apply(to word: inout [UInt8]) -> Bool {
        guard Self.remove(infix, from: &word) else { return false }
        Self.change(&word, casing)
        guard Int(cut) <= word.count else { return false }
        let kept = word.count - Int(cut)
        guard kept + ending.count > 0 else { return false }
        if kept < word.count, word[kept] & 0xC0 == 0x80 { return false }
        word.removeLast(Int(cut))
        word.append(contentsOf: ending)
        return true
    }

    /// The cheapest script that turns `word` into `lemma`; nil where the two have too little in common.
    package static func between(_ word: [UInt8], _ lemma: [UInt8]) -> LemmaScript? {
        var best: LemmaScript?
        var bestCost = Double.infinity
        for infix in Infix.allCases {
            var stem = word
            guard remove(infix, from: &stem) else { continue }
            for casing in Casing.allCases {
                var changed = stem
                change(&changed, casing)
                let common = commonPrefix(changed, lemma)
                let cost =
                    Double(changed.count - common + lemma.count - common)
                    + (infix == .none ? 0 : 1.5) + (casing == .kept ? 0 : 0.6)
                guard cost < bestCost, changed.count - common < 256 else { continue }
                bestCost = cost
                best = LemmaScript(
                    casing: casing, infix: infix, cut: UInt8(changed.count - common),
                    ending: Array(lemma[common...]))
            }
        }
        return best
    }

    private static func commonPrefix(_ word: [UInt8], _ lemma: [UInt8]) -> Int {
        var common = 0
        while common < word.count, common < lemma.count, word[common] == lemma[common] {
            common += 1
        }
        let isCut = { (bytes: [UInt8], at: Int) in at < bytes.count && bytes[at] & 0xC0 == 0x80 }
        while common > 0, isCut(word, common) || isCut(lemma, common) { common -= 1 }
        return common
    }

    private static func change(_ word: inout [UInt8], _ casing: Casing) {
        switch casing {
        case .kept: break
        case .small: LemmaText.lower(&word)
        case .capital: LemmaText.capitalise(&word)
        case .shouted: LemmaText.upper(&word)
        }
    }

    /// Takes the first "ge", the first "zu" behind two letters, or all commas out of the word.
    private static func remove(_ infix: Infix, from word: inout [UInt8]) -> Bool {
        let (first, second, start): (UInt8, UInt8, Int)
        switch infix {
        case .none: return true
        case .ge: (first, second, start) = (0x67, 0x65, 0)
        case .zu: (first, second, start) = (0x7A, 0x75, 2)
        case .commas:
            let count = word.count
            word.removeAll { $0 == UInt8(ascii: ",") }
            return word.count < count && !word.isEmpty
        }
        var index = start
        while index + 3 < word.count {
            if word[index] == first, word[index + 1] == second {
                word.removeSubrange(index..<(index + 2))
                return true
            }
            index += 1
        }
        return false
    }
}
