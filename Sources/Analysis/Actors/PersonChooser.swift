import Annotation

/// Decides whom a last name means, and brings in the names that the recogniser found.
struct PersonChooser {
    let document: Document
    let world: World
    let table: PhraseTable
    let words: FunctionWords
    let date: Int32?

    /// Resolves last names and adds unknown names; pieces stay in order.
    func resolve(_ pieces: inout [Piece]) {
        addMentions(&pieces)
        var named = Set(pieces.filter { $0.kind == .person }.map(\.entity))
        let strangers = strangers(among: pieces, named: &named)
        var index = 0
        while index < pieces.count {
            if pieces[index].kind == .surname {
                let previous = index > 0 ? pieces[index - 1] : nil
                if !choose(&pieces[index], after: previous, named: named, strangers) {
                    pieces.remove(at: index)
                    continue
                }
                while index + 1 < pieces.count, pieces[index + 1].start < pieces[index].end {
                    pieces.remove(at: index + 1)
                }
            }
            index += 1
        }
    }

    /// Last names that the text gives with the full name of somebody whom the lexicon lacks, and
    /// adds to `named` those whom it gives with theirs.
    private func strangers(among pieces: [Piece], named: inout Set<Int32>) -> Set<String> {
        var strangers: Set<String> = []
        for index in pieces.indices where pieces[index].kind == .surname {
            let piece = pieces[index]
            let previous = index > 0 ? pieces[index - 1] : nil
            guard !isFirstName(piece), longerName(of: piece) == nil,
                let first = firstName(before: piece, after: previous)
            else {
                continue
            }
            if let known = best(piece, first: first, previous: previous, named) {
                named.insert(known)
            } else if isName(Span(first, piece.end)) {
                strangers.insert(document.text(Span(piece.start, piece.end)))
            }
        }
        return strangers
    }

    /// Whether the recogniser takes the words for the name of a person.
    private func isName(_ span: Span) -> Bool {
        document.mentions.contains { $0.kind == .person && $0.span.contains(span) }
    }

    /// Whether the last name could be resolved, or belongs to somebody unknown.
    private func choose(
        _ piece: inout Piece, after previous: Piece?, named: Set<Int32>, _ strangers: Set<String>
    ) -> Bool {
        if let whole = longerName(of: piece) {
            piece.kind = .unknownPerson
            piece.entity = -1
            piece.end = whole.end
            return true
        }
        if isFirstName(piece) { return false }
        let first = firstName(before: piece, after: previous)
        if let best = best(piece, first: first, previous: previous, named) {
            let isStranger =
                first == nil && !named.contains(best)
                && strangers.contains(document.text(Span(piece.start, piece.end)))
            guard !isStranger else { return false }
            if let first, first < piece.start - 1 { piece.start = first }
            piece.kind = .person
            piece.entity = best
            return true
        }
        guard let first else { return false }
        piece.kind = .unknownPerson
        piece.entity = -1
        piece.start = first
        return true
    }

    /// The person whom a last name means most likely; nil where it can be none of those known.
    private func best(
        _ piece: Piece, first: Int?, previous: Piece?, _ named: Set<Int32>
    ) -> Int32? {
        var best: Int32?
        var bestScore = 0
        var sense = piece.sense
        while sense >= 0 {
            let known = table.senses[Int(sense)]
            if known.kind == .surname {
                let score = score(known.entity, first: first, previous: previous, piece, named)
                if score > bestScore {
                    bestScore = score
                    best = known.entity
                }
            }
            sense = table.senses[Int(sense)].next
        }
        return best
    }

    /// Row of a proper noun before a last name that may be a first name.
    ///
    /// Initials can stand between the two: "Paul D. Ryan".
    private func firstName(before piece: Piece, after previous: Piece?) -> Int? {
        var row = piece.start - 1
        while row > 0, isInitial(row), document.tokens.tag[row - 1] == .properNoun,
            words[row - 1] == .none, !words.startsSentence(row)
        {
            row -= 1
        }
        guard row >= 0, document.tokens.tag[row] == .properNoun, words[row] == .none,
            !isAbbreviation(row)
        else { return nil }
        if let previous, previous.end > row { return nil }
        return row
    }

    /// Whether the last name of one stands where another has the first, before an initial.
    private func isFirstName(_ piece: Piece) -> Bool {
        let row = piece.end
        guard row + 1 < document.tokens.count, isInitial(row), !words.startsSentence(row),
            !words.startsSentence(row + 1)
        else { return false }
        return document.tokens.tag[row + 1] == .properNoun
    }

    /// The name that the recogniser sees go on behind the last name: "Jean Pierre Dubois".
    private func longerName(of piece: Piece) -> Span? {
        guard piece.end < document.tokens.count, document.tokens.tag[piece.end] == .properNoun,
            words[piece.end] == .none, !words.startsSentence(piece.end),
            let mention = document.mentions.first(where: {
                $0.kind == .person && $0.span.start == piece.start && $0.span.end > piece.end
            }), !isReversed(piece)
        else { return nil }
        return mention.span
    }

    /// Whether the first name of somebody known stands behind the last: "Tandja Mamadou".
    private func isReversed(_ piece: Piece) -> Bool {
        let next = document.form(piece.end)
        var sense = piece.sense
        while sense >= 0 {
            let given = world.entities[Int(table.senses[Int(sense)].entity)].name
                .split(separator: " ").dropLast()
            if given.contains(where: { NameSkeleton.areAlike($0, next) }) { return true }
            sense = table.senses[Int(sense)].next
        }
        return false
    }

    /// "Pres.", "Gen.": a title cut short, and no first name.
    private func isAbbreviation(_ row: Int) -> Bool {
        let form = document.form(row)
        return form.count > 2 && form.hasSuffix(".")
    }

    /// "D.", "W".
    private func isInitial(_ row: Int) -> Bool {
        let form = document.form(row)
        guard let first = form.first, first.isUppercase else { return false }
        return form.count == 1 || form.count == 2 && form.hasSuffix(".")
    }

    private func score(
        _ entity: Int32, first: Int?, previous: Piece?, _ piece: Piece, _ named: Set<Int32>
    ) -> Int {
        let known = world.entities[Int(entity)]
        if let first {
            let written = document.form(first)
            let given = known.name.split(separator: " ").dropLast()
            guard given.contains(where: { NameSkeleton.areAlike($0, written) }) else { return 0 }
            return 2
        }
        var score = known.standsAlone ? 2 : 0
        if named.contains(entity) { score += 100 }
        if let previous, previous.end == piece.start, previous.kind == .role { score += 4 }
        if score > 0, let date, known.term(on: date) != nil { score += 1 }
        return score
    }

    // MARK: Names that the recogniser found

    private func addMentions(_ pieces: inout [Piece]) {
        var fresh: [Piece] = []
        for mention in document.mentions {
            guard mention.kind == .person || mention.kind == .organisation else { continue }
            let inside = pieces.indices.filter { overlaps(pieces[$0], mention.span) }
            if inside.isEmpty {
                fresh.append(unknown(mention))
            } else if replaces(mention, inside.map { pieces[$0] }) {
                fresh.append(unknown(mention))
                for index in inside.reversed() { pieces.remove(at: index) }
            }
        }
        guard !fresh.isEmpty else { return }
        pieces.append(contentsOf: fresh)
        pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private func overlaps(_ piece: Piece, _ span: Span) -> Bool {
        piece.start < span.end && span.start < piece.end
    }

    private func unknown(_ mention: Mention) -> Piece {
        Piece(
            start: mention.span.start, end: mention.span.end, sense: -1,
            kind: mention.kind == .person ? .unknownPerson : .unknownBody, entity: -1, flags: [],
            isPartial: false)
    }

    /// Whether a name of the recogniser is another thing than the shorter pieces inside it.
    private func replaces(_ mention: Mention, _ inside: [Piece]) -> Bool {
        let isInner = inside.allSatisfy {
            mention.span.start <= $0.start && $0.end <= mention.span.end
        }
        guard isInner, mention.span.count > inside.reduce(0, { $0 + $1.end - $1.start }) else {
            return false
        }
        guard mention.kind == .person else { return false }
        return inside.allSatisfy { $0.kind == .country || $0.kind == .capital || $0.kind == .body }
            && inside.last?.end == mention.span.end
    }
}
