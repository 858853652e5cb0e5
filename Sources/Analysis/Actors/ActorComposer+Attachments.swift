import Annotation

extension ActorComposer {
    /// The phrase behind a noun that says whose it is.
    func attachment(at row: Int, of candidate: Candidate) -> Int? {
        guard row < document.tokens.count, !words.startsSentence(row) else { return nil }
        let word = words[row]
        if isPlaced(candidate), word == .in { return nil }
        if word == .of || isBelonging(row, of: candidate) {
            return start(at: row + 1) ?? site(from: row + 1) ?? through(row + 1, of: candidate)
        }
        if word == .in || word == .from {
            guard let index = start(at: row + 1) ?? site(from: row + 1) else { return nil }
            let kind = candidates[index].kind
            return kind == .country || kind == .government || kind == .city ? index : nil
        }
        guard document.language == .german else { return nil }
        if let court = court(at: row, of: candidate) { return court }
        guard let index = start(at: row) else {
            return word == .genitiveArticle
                ? site(from: row) ?? through(row, of: candidate) : nil
        }
        if word == .genitiveArticle || isGenitiveDeterminer(row) { return index }
        let piece = pieceAt[row]
        return piece >= 0 && pieces[Int(piece)].flags.contains(.genitive)
            && pieces[Int(piece)].kind != .role ? index : nil
    }

    /// "ein Richter am Obersten Gericht", "Ankläger beim Kriegsverbrechertribunal".
    private func court(at row: Int, of candidate: Candidate) -> Int? {
        guard candidate.sector == "JUD", ["am", "beim", "an", "bei"].contains(document.form(row)),
            let index = start(at: row + 1) ?? start(at: row + 2), candidates[index].sector == "JUD"
        else { return nil }
        return index
    }

    private func start(at row: Int) -> Int? {
        row < startAt.count && startAt[row] >= 0 ? Int(startAt[row]) : nil
    }

    /// The place behind an article and a word for its kind: "der Region Belgorod", "the city of
    /// Kharkiv", "the Belgorod region".
    private func site(from row: Int) -> Int? {
        var next = row
        if words[next] == .article || words[next] == .genitiveArticle { next += 1 }
        if next < document.tokens.count, PlaceWords.isKind(document.form(next)) { next += 1 }
        guard next > row else { return nil }
        if words[next] == .of { next += 1 }
        guard !words.startsSentence(next), let index = start(at: next) else { return nil }
        switch candidates[index].kind {
        case .city, .government, .country: return index
        default: return nil
        }
    }

    /// What an unknown part of it belongs to: "Minister of Digital Transformation of Ukraine", "der
    /// Vorsitzende der Versammlung des Europarats".
    private func through(_ row: Int, of candidate: Candidate) -> Int? {
        guard candidate.role >= 0, !isPlaced(candidate) else { return nil }
        var next = row
        if words[next] == .article || words[next] == .genitiveArticle { next += 1 }
        let first = next
        while next < document.tokens.count, next < first + 6, isUnknown(next),
            !words.startsSentence(next), isPart(next)
        {
            next += 1
        }
        guard next > first, document.tokens.tag[next - 1].isNominal, next < document.tokens.count,
            !words.startsSentence(next)
        else { return nil }
        guard words[next] != .of else { return start(at: next + 1) }
        guard document.language == .german, words[next] == .genitiveArticle else { return nil }
        return start(at: next)
    }

    /// Whether no piece covers the row but a role noun that is a part of a longer name.
    private func isUnknown(_ row: Int) -> Bool {
        pieceAt[row] < 0 || pieces[Int(pieceAt[row])].kind == .role && startAt[row] < 0
    }

    private func isPlaced(_ candidate: Candidate) -> Bool {
        !candidate.countries.isEmpty || candidate.bloc != nil
    }

    /// Whether the word can be inside the name of an office or body.
    private func isPart(_ row: Int) -> Bool {
        switch words[row] {
        case .and, .hyphen, .comma: return true
        case .none: break
        default: return false
        }
        switch document.tokens.tag[row] {
        case .noun, .properNoun, .adjective: return true
        default: return document.form(row) == "für" || document.form(row) == "for"
        }
    }

    /// "an aide to Netanyahu", "a spokesman for the ministry".
    private func isBelonging(_ row: Int, of candidate: Candidate) -> Bool {
        guard document.language == .english, candidate.role >= 0 else { return false }
        switch document.form(row) {
        case "for": return entity(candidate.role).name == "spokesperson"
        case "to":
            let form = document.form(candidate.head).lowercased()
            return ["aide", "advis", "assistant"].contains { form.hasPrefix($0) }
        default: return false
        }
    }

    private func isGenitiveDeterminer(_ row: Int) -> Bool {
        switch words[row] {
        case .possessiveHis, .possessiveHer, .this:
            document.tokens.morphology[row].case == .genitive
        default: false
        }
    }

    /// Whether it is a plural, or no tags say that it is none.
    func isSeveral(_ candidate: Candidate) -> Bool {
        candidate.isPlural || !document.layers.contains(.tags)
    }

    /// "the leaders of Germany, France and Italy": the other countries of a list that "and" ends.
    mutating func attachFurther(to candidate: inout Candidate) {
        guard !candidate.countries.isEmpty else { return }
        var found: [Int] = []
        var row = candidate.end
        var isEnded = false
        while !isEnded, row + 1 < startAt.count, words[row] == .comma || words[row] == .and {
            isEnded = words[row] == .and
            var start = row + 1
            if startAt[start] < 0, words[start] == .of || words[start] == .genitiveArticle {
                start += 1
            }
            guard start < startAt.count, startAt[start] >= 0 else { return }
            let index = Int(startAt[start])
            guard candidates[index].kind == .country, !candidates[index].countries.isEmpty else {
                return
            }
            found.append(index)
            row = candidates[index].end
        }
        guard isEnded else { return }
        for index in found {
            candidates[index].isNested = true
            candidate.countries += candidates[index].countries
        }
        candidate.end = row
    }
}
