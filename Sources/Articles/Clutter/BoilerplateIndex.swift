/// Rules by the word that their pattern can start with.
struct BoilerplateIndex {
    private var specific: [String: [BoilerplateRules.Entry]] = [:]
    private var general: [BoilerplateRules.Entry] = []
    /// For each word that a pattern names, all rules that can start with it.
    private var frozen: [String: [BoilerplateRules.Entry]] = [:]
    private var forNumbers: [BoilerplateRules.Entry] = []
    private var forOthers: [BoilerplateRules.Entry] = []

    /// Adds a rule; `freeze` makes it count.
    mutating func add(_ entry: BoilerplateRules.Entry) {
        if let word = entry.pattern.firstWord {
            specific[word, default: []].append(entry)
        } else {
            general.append(entry)
        }
    }

    /// Prepares the answers, so that no array is made when they are asked for; O(words × open patterns).
    mutating func freeze() {
        let starts = general.map { (entry: $0, start: $0.pattern.start) }
        let words = starts.reduce(into: Set(specific.keys)) {
            if case .words(let words) = $1.start { $0.formUnion(words) }
        }
        for word in words {
            frozen[word] =
                (specific[word] ?? [])
                + starts.lazy.filter { $0.start.holds(word) }.map(\.entry)
        }
        forNumbers = starts.filter { $0.start.holds("1") }.map(\.entry)
        forOthers = starts.filter { if case .open = $0.start { true } else { false } }.map(\.entry)
    }

    /// The rules whose pattern can start with `word`, those that name it first.
    func entries(for word: String) -> [BoilerplateRules.Entry] {
        frozen[word] ?? (FoldedWords.isNumeric(word) ? forNumbers : forOthers)
    }
}
