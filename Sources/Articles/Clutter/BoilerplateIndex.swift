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

    /// Prepares the answers, so that no array is made when they are asked for.
    mutating func freeze() {
        let words = general.reduce(into: Set(specific.keys)) {
            $0.formUnion($1.pattern.firstWords ?? [])
        }
        for word in words {
            frozen[word] =
                (specific[word] ?? []) + general.filter { $0.pattern.canStart(with: word) }
        }
        forNumbers = general.filter { $0.pattern.canStart(with: "1") }
        forOthers = general.filter { $0.pattern.firstWords == nil && !$0.pattern.startsWithNumber }
    }

    /// The rules whose pattern can start with `word`, those that name it first.
    func entries(for word: String) -> [BoilerplateRules.Entry] {
        frozen[word] ?? (FoldedWords.isNumeric(word) ? forNumbers : forOthers)
    }
}
