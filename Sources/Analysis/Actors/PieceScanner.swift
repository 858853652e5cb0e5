import Annotation

/// Finds the phrases of the lexicon in a document, longest match first, left to right.
struct PieceScanner {
    let table: PhraseTable
    let entities: [WorldEntity]
    let document: Document
    let units: [Unit]
    let words: FunctionWords

    /// Appends the pieces in order.
    func scan(into pieces: inout [Piece]) {
        var index = 0
        while index < units.count {
            guard units[index].isKnown,
                let match = longest(from: index)
            else {
                index += 1
                continue
            }
            pieces.append(piece(index, match))
            index = match.end
        }
    }

    private struct Match {
        var end: Int
        var sense: Int32
    }

    private func longest(from start: Int) -> Match? {
        var best: Match?
        walk(0, start, &best, start)
        return best
    }

    private func walk(_ node: Int32, _ index: Int, _ best: inout Match?, _ start: Int) {
        guard index < units.count else { return }
        if index > start, isBroken(before: index) { return }
        let unit = units[index]
        step(node, unit.word, index, &best, start)
        step(node, unit.base, index, &best, start)
        step(node, unit.lower, index, &best, start)
    }

    private func step(
        _ node: Int32, _ word: Int32, _ index: Int, _ best: inout Match?, _ start: Int
    ) {
        guard word >= 0 else { return }
        let next = table.next(node, word)
        guard next >= 0 else { return }
        let sense = firstUsable(table.sense(at: next), start: start, end: index + 1)
        if sense >= 0, index + 1 > (best?.end ?? 0) { best = Match(end: index + 1, sense: sense) }
        walk(next, index + 1, &best, start)
    }

    /// Whether more than a hyphen or 's stands between the unit at `index` and the one before it.
    private func isBroken(before index: Int) -> Bool {
        let row = Int(units[index].row)
        let previous = Int(units[index - 1].row)
        if row != previous, words.startsSentence(row) { return true }
        guard row > previous + 1 else { return false }
        let between = words[previous + 1]
        return row > previous + 2 || (between != .hyphen && between != .apostrophe)
    }

    /// The first sense that the tags of the words allow, or -1.
    private func firstUsable(_ first: Int32, start: Int, end: Int) -> Int32 {
        var sense = first
        while sense >= 0 {
            let known = table.senses[Int(sense)]
            if isUsable(known, start: start, end: end) { return sense }
            sense = known.next
        }
        return -1
    }

    private func isUsable(_ sense: PhraseTable.Sense, start: Int, end: Int) -> Bool {
        let row = Int(units[end - 1].row)
        let tag = document.tokens.tag[row]
        switch sense.kind {
        case .role:
            if tag == .verb || tag == .auxiliary || tag == .adverb || tag == .adjective {
                return end - start > 1
            }
            return true
        case .demonym:
            guard tag != .unknown else { return true }
            return (tag == .noun || tag == .properNoun) && !isBeforeNoun(row)
        case .adjective:
            if document.language == .german || tag == .adjective { return true }
            if units[end - 1].word < 0, units[end - 1].base >= 0 { return false }
            return tag == .unknown || tag == .properNoun || tag == .noun
        case .surname, .fullName, .country, .capital, .government, .body, .pronoun:
            return units[start].flags.contains(.capital) || end - start > 1
        }
    }

    private func isBeforeNoun(_ row: Int) -> Bool {
        guard document.language == .english, row + 1 < document.tokens.count else { return false }
        let next = document.tokens.tag[row + 1]
        return next == .noun || next == .adjective
    }

    private func piece(_ index: Int, _ match: Match) -> Piece {
        let sense = table.senses[Int(match.sense)]
        let last = units[match.end - 1]
        var flags = last.flags
        if index > 0, units[index - 1].row == units[index].row { flags.insert(.joined) }
        return Piece(
            start: Int(units[index].row), end: Int(last.row) + 1, sense: match.sense,
            kind: Self.kind(sense.kind), entity: sense.entity, flags: flags.subtracting(.joined),
            isPartial: last.flags.contains(.joined))
    }

    private static func kind(_ kind: PhraseTable.Kind) -> Piece.Kind {
        switch kind {
        case .country, .pronoun: .country
        case .adjective: .adjective
        case .demonym: .demonym
        case .capital: .capital
        case .government: .government
        case .fullName: .person
        case .surname: .surname
        case .body: .body
        case .role: .role
        }
    }
}
