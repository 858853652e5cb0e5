import Annotation

/// Finds whom later mentions, descriptions and pronouns stand for.
///
/// Candidates are taken from left to right; a reference goes to the most salient earlier one that
/// agrees in number, gender and kind: near rather than far, subjects rather than objects.
struct ReferenceResolver {
    let document: Document
    let world: World
    let words: FunctionWords
    let date: Int32?
    /// The candidates, in the order of the text.
    var candidates: [Candidate]
    /// Country of the place line of the report.
    let home: String?
    /// How often the document names each country.
    private(set) var mentions: [String: Int] = [:]

    init(
        document: Document, world: World, words: FunctionWords, date: Int32?, home: String?,
        candidates: [Candidate]
    ) {
        self.home = home
        self.document = document
        self.world = world
        self.words = words
        self.date = date
        self.candidates = candidates
    }

    /// Resolves all references.
    mutating func resolve() -> [Candidate] {
        recogniseSpellings()
        carryNamesOver()
        countCountries()
        addDirections()
        settleTitles()
        addPronouns()
        arrange()
        for index in candidates.indices { resolve(index) }
        return candidates.filter { !isEmpty($0) }
    }

    private func isEmpty(_ candidate: Candidate) -> Bool {
        candidate.kind == .pronoun && candidate.referents.isEmpty
    }

    private mutating func countCountries() {
        for candidate in candidates where !candidate.isByTitle {
            for country in candidate.countries { mentions[country, default: 0] += 1 }
        }
        if let home { mentions[home, default: 0] += 2 }
    }

    // MARK: Names

    /// Gives later surname mentions of unknown persons what the first mention says of them.
    mutating func carryNamesOver() {
        var known: [Substring: Int] = [:]
        var first: [Substring: Int] = [:]
        introduce()
        for (index, candidate) in candidates.enumerated() {
            noteFirstName(of: index, in: &first)
            guard candidate.kind == .person, let name = candidate.name,
                name.contains(" ") || !candidate.countries.isEmpty,
                let last = name.split(separator: " ").last
            else { continue }
            if let earlier = known[last], !candidates[earlier].countries.isEmpty { continue }
            known[last] = index
        }
        for (name, index) in first where known[name] == nil { known[name] = index }
        guard !known.isEmpty else { return }
        for index in candidates.indices where candidates[index].kind == .person {
            guard candidates[index].entity < 0 || isBare(index),
                candidates[index].countries.isEmpty,
                let last = candidates[index].name?.split(separator: " ").last,
                let source = known[last] ?? known[last.dropLast()], source != index
            else { continue }
            copy(source, to: index)
        }
        addBareSurnames(known)
    }

    mutating func copy(_ source: Int, to index: Int) {
        let other = candidates[source]
        if other.entity >= 0 { return point(index, at: source) }
        candidates[index].countries = other.countries
        candidates[index].bloc = other.bloc
        candidates[index].role = other.role
        candidates[index].titleRow = other.titleRow
        candidates[index].sector = other.sector
        candidates[index].isFeminine = other.isFeminine
        candidates[index].name = other.name
        candidates[index].reason = "name known from another mention: " + other.reason
    }

    private mutating func addBareSurnames(_ known: [Substring: Int]) {
        var isCovered = [Bool](repeating: false, count: document.tokens.count)
        for candidate in candidates {
            for row in candidate.start..<candidate.end { isCovered[row] = true }
        }
        for row in 0..<document.tokens.count where !isCovered[row] {
            guard document.tokens.tag[row] == .properNoun else { continue }
            let form = document.form(row)
            guard
                let source = known[form[...]]
                    ?? (form.hasSuffix("s") ? known[form.dropLast()] : nil)
            else { continue }
            var candidate = Candidate(
                start: row, end: row + 1, head: row, kind: .person, reason: "")
            candidate.name = candidates[source].name
            candidates.append(candidate)
            copy(source, to: candidates.count - 1)
        }
    }

    // MARK: Pronouns

    private mutating func addPronouns() {
        let isEnglish = document.language == .english
        for row in 0..<document.tokens.count {
            let word = words[row]
            switch word {
            case .he, .she, .it, .they, .sheOrThey: addPronoun(row, word)
            case .possessiveHer where isEnglish && document.tokens.tag[row] == .pronoun:
                let isOwner = document.tokens.relation[row] == .nmodPoss
                addPronoun(row, isOwner ? .possessiveHer : .she)
            case .possessiveHis, .possessiveHer, .possessiveIts, .possessiveTheir:
                addPronoun(row, !isEnglish && isOblique(row) ? .sheOrThey : word)
            case .both where isAlone(row): addPronoun(row, .both)
            default: if isAged(row) { addDescription(row) }
            }
        }
    }

    /// "Ihr wird vorgeworfen": the German dative that looks like a possessive.
    private func isOblique(_ row: Int) -> Bool {
        guard document.tokens.tag[row] == .pronoun, document.form(row).lowercased() == "ihr" else {
            return false
        }
        switch document.tokens.relation[row] {
        case .nsubjPass, .iobj, .oblArg, .obl, .obj, .nsubj: return true
        default: return false
        }
    }

    private func isAlone(_ row: Int) -> Bool {
        row + 1 < document.tokens.count && document.tokens.tag[row + 1] != .noun
    }

    private mutating func addPronoun(_ row: Int, _ word: FunctionWords.Class) {
        switch document.tokens.relation[row] {
        case .expl, .explPv, .explImpers: return
        default: break
        }
        guard !isPolite(row) else { return }
        if candidates.contains(where: { $0.start <= row && row < $0.end }) { return }
        var candidate = Candidate(
            start: row, end: row + 1, head: row, kind: .pronoun, reason: "pronoun")
        candidate.possessive = word
        candidates.append(candidate)
    }

    /// Whether it is the German form of address, which a capital tells within a sentence.
    private func isPolite(_ row: Int) -> Bool {
        guard document.language == .german, row > 0, !words.startsSentence(row),
            document.tokens.tag[row - 1] != .punctuation
        else { return false }
        return document.form(row).first?.isUppercase == true
    }

    /// "der 68-Jährige", "the 68-year-old".
    private func isAged(_ row: Int) -> Bool {
        document.strings.withBytes(of: document.tokens.form[row]) { bytes in
            guard bytes.count > 8, bytes[0] >= 0x31, bytes[0] <= 0x39 else { return false }
            let tail = String(decoding: bytes.suffix(bytes.count - 3), as: UTF8.self)
            return tail.hasPrefix("Jährige") || tail.hasPrefix("jährige") || tail == "year-old"
        }
    }

    private mutating func addDescription(_ row: Int) {
        let next = row + 1
        if next < document.tokens.count {
            let tag = document.tokens.tag[next]
            if tag == .noun || tag == .properNoun || tag == .adjective { return }
        }
        let start = words[row - 1] == .article || words[row - 1] == .genitiveArticle ? row - 1 : row
        var candidate = Candidate(
            start: start, end: row + 1, head: row, kind: .description, reason: "description")
        let form = document.form(start)
        candidate.isFeminine = form.lowercased() == "die"
        candidates.append(candidate)
    }

    // MARK: Resolving

    private mutating func resolve(_ index: Int) {
        let candidate = candidates[index]
        switch candidate.kind {
        case .pronoun: resolvePronoun(index)
        case .description: point(index, at: antecedent(of: index) { self.isPerson($0) })
        case .role: resolveRole(index)
        case .person:
            if let title = office(before: index) {
                candidates[index].referents = [title]
            } else {
                resolveOffice(index)
            }
        default: break
        }
    }

    /// Lets a candidate stand for another.
    mutating func point(_ index: Int, at referent: Int?) {
        guard let referent else { return }
        candidates[index].referents = [referent]
    }

    private mutating func resolvePronoun(_ index: Int) {
        let candidate = candidates[index]
        let row = candidate.start
        switch candidate.possessive {
        case .he: point(index, at: antecedent(of: index) { self.isMan($0) })
        case .she: point(index, at: antecedent(of: index) { self.isWoman($0) })
        case .it where document.language == .english:
            point(
                index,
                at: speaker(above: row) { self.isThing($0) }
                    ?? antecedent(of: index) { self.isThing($0) })
        case .they: resolveThey(index)
        case .sheOrThey:
            if document.tokens.morphology[row].number == .plural {
                resolveThey(index)
            } else {
                point(
                    index,
                    at: nearWoman(before: index)
                        ?? antecedent(of: index) { self.isWoman($0) || self.isFeminine($0) })
            }
        case .both: candidates[index].referents = pair(before: index, persons: true)
        case .possessiveHis, .possessiveHer, .possessiveIts, .possessiveTheir:
            point(index, at: owner(of: index))
        default: break
        }
    }

    private mutating func resolveThey(_ index: Int) {
        point(index, at: antecedent(of: index) { self.isGroup($0) })
    }

    func isPair(_ candidate: Candidate) -> Bool {
        guard candidate.countries.isEmpty else { return false }
        return (candidate.start..<candidate.end).contains {
            words[$0] == .both
                || words[$0] == .two && candidate.isPlural && candidate.isDefinite
        }
    }

    /// Gives a candidate the country and bloc of another.
    mutating func take(countryOf other: Int, for index: Int, why: String) {
        candidates[index].countries = countries(of: other)
        candidates[index].bloc = candidates[other].bloc
        candidates[index].reason += "; \(why): \(document.text(span(candidates[other])))"
    }

    private func span(_ candidate: Candidate) -> Span { Span(candidate.start, candidate.end) }

    /// Countries of a candidate, through what it refers to.
    func countries(of index: Int) -> [String] {
        guard let referent = candidates[index].referents.first else {
            return candidates[index].countries
        }
        return candidates[referent].countries
    }

    /// The last two different ones before `index`: persons where there are two, else those named
    /// together, else countries.
    mutating func pair(before index: Int, persons: Bool) -> [Int] {
        if let known = lastPair(before: index) { return known }
        let together = persons ? [] : coordinated(before: index)
        if together.count == 2 { return together }
        if persons {
            let found = lastTwo(before: index) { self.isPerson($0) }
            if found.count == 2 { return found }
        }
        let found = lastTwo(before: index) {
            (self.isCountry($0) || self.isPerson($0)) && !self.isLocative($0)
        }
        return found.count == 2 ? found : []
    }

    /// Whom words for two sides in this sentence or the one before it mean: "beide" behind "beider
    /// Kontrahenten".
    private func lastPair(before index: Int) -> [Int]? {
        guard let here = document.sentence(of: candidates[index].start) else { return nil }
        for other in candidates[..<index].indices.reversed() {
            guard let there = document.sentence(of: candidates[other].start), here - there <= 1
            else { return nil }
            if candidates[other].referents.count == 2 { return candidates[other].referents }
            if candidates[other].kind == .person { return nil }
        }
        return nil
    }

    private func lastTwo(before index: Int, _ fits: (Int) -> Bool) -> [Int] {
        var found: [Int] = []
        for other in stride(from: index - 1, through: 0, by: -1) {
            guard candidates[other].end <= candidates[index].start, fits(other) else { continue }
            let known = countries(of: other)
            guard !known.isEmpty else { continue }
            if let first = found.first, countries(of: first) == known { continue }
            found.append(other)
            if found.count == 2 { break }
        }
        return found.reversed()
    }
}
