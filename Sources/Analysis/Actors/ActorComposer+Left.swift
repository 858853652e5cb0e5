import Annotation

extension ActorComposer {
    /// What stands before a noun.
    struct Left {
        var start: Int
        var countries: [String] = []
        var bloc: String?
        var sector: String?
        var isDefinite = false
        var isFormer = false
        var isForeign = false
        var isOwned = false
        var possessive: FunctionWords.Class = .none
        var possessiveRow = -1
    }

    /// Reads articles, adjectives, genitives, compound parts and nouns before piece `index`.
    mutating func leftModifiers(of index: Int, takesCountries: Bool) -> Left {
        var left = Left(start: pieces[index].start)
        takeCompoundParts(of: index, &left)
        var previous = index - 1
        while previous >= 0, pieces[previous].start >= left.start { previous -= 1 }
        var steps = 0
        while left.start > 0, steps < 8, !words.startsSentence(left.start) {
            steps += 1
            let row = left.start - 1
            if previous >= 0, pieces[previous].end == left.start {
                guard takesCountries, takePiece(previous, of: index, &left) else { break }
                while previous >= 0, pieces[previous].start >= left.start { previous -= 1 }
                continue
            }
            if words[row] == .apostrophe, previous >= 0, pieces[previous].end == row {
                if takesCountries { takePossessor(previous, &left) }
                break
            }
            guard takeWord(row, previous: previous, of: index, &left) else { break }
        }
        trim(&left, to: pieces[index].start)
        return left
    }

    /// Puts adverbs and particles at the beginning out of the phrase again.
    private func trim(_ left: inout Left, to end: Int) {
        while left.start < end {
            let tag = document.tokens.tag[left.start]
            let word = words[left.start]
            guard word == .hyphen || word == .and || word == .comma || tag == .adverb else {
                return
            }
            left.start += 1
        }
    }

    private mutating func takeCompoundParts(of index: Int, _ left: inout Left) {
        var previous = index - 1
        while previous >= 0, pieces[previous].isPartial,
            pieces[previous].end > pieces[index].start || pieces[previous].end == left.start
        {
            take(previous, &left)
            markConsumed(previous)
            left.start = min(left.start, pieces[previous].start)
            previous -= 1
        }
    }

    /// Takes the meaning of a piece: its country, bloc or sector.
    private func take(_ index: Int, _ left: inout Left) {
        let piece = pieces[index]
        if piece.kind == .city, let country = document.places[Int(piece.sense)].place.country {
            if !left.countries.contains(country) { left.countries.insert(country, at: 0) }
        }
        guard piece.entity >= 0 else { return }
        let known = world.entities[Int(piece.entity)]
        if known.isRole {
            if left.sector == nil { left.sector = known.sector }
            if let country = known.country, left.countries.isEmpty { left.countries = [country] }
            return
        }
        if let country = known.country, !left.countries.contains(country) {
            left.countries.insert(country, at: 0)
        }
        if let bloc = known.bloc, left.bloc == nil { left.bloc = bloc }
        if known.kind == .body, left.sector == nil { left.sector = known.sector }
    }

    /// Takes the piece directly before the phrase; false where it is no modifier.
    private mutating func takePiece(_ index: Int, of noun: Int, _ left: inout Left) -> Bool {
        let piece = pieces[index]
        let isEnglish = document.language == .english
        switch piece.kind {
        case .adjective:
            take(index, &left)
        case .demonym where isEnglish:
            take(index, &left)
        case .country, .government, .capital, .body, .role, .person, .surname, .unknownBody, .city:
            if piece.flags.contains(.genitive), piece.kind != .role {
                takePossessor(index, &left)
                return true
            }
            // "pro-EU", "anti-Russia": a stance is not whose somebody is.
            if isStance(piece) {
                markConsumed(index)
                left.start = piece.start
                return true
            }
            let isPerson = piece.kind == .person || piece.kind == .surname
            let isJoined = words[piece.end] == .hyphen && left.start == piece.end
            guard isEnglish || isJoined, !isPerson || isGroupRole(noun) else { return false }
            take(index, &left)
            if isPerson {
                left.start = piece.start
                return true
            }
        default: return false
        }
        markConsumed(index)
        left.start = piece.start
        return true
    }

    /// Whether "pro-" or "anti-" stands before the name.
    private func isStance(_ piece: Piece) -> Bool {
        let start = Int(document.tokens.start[piece.start])
        let whole = document.form(piece.start).lowercased()
        if whole.hasPrefix("pro-") || whole.hasPrefix("anti-") { return true }
        guard piece.start > 1, words[piece.start - 1] == .hyphen,
            Int(document.tokens.end[piece.start - 1]) == start
        else { return false }
        return ["pro", "anti"].contains(document.form(piece.start - 2).lowercased())
    }

    /// Whether a noun means a group or body, so that a name before it is whose it is.
    private func isGroupRole(_ index: Int) -> Bool {
        guard pieces[index].kind == .role, pieces[index].entity >= 0 else { return false }
        let kind = world.entities[Int(pieces[index].entity)].kind
        return kind == .groupRole || kind == .bodyRole
    }

    private func takePossessor(_ index: Int, _ left: inout Left) {
        take(index, &left)
        left.isOwned = true
        left.isDefinite = true
        left.start = pieces[index].start
        if left.start > 0, words[left.start - 1] == .article { left.start -= 1 }
    }

    /// Takes a word that is no piece; false where the phrase ends before it.
    private func takeWord(
        _ row: Int, previous: Int, of noun: Int, _ left: inout Left
    ) -> Bool {
        switch words[row] {
        case .article, .genitiveArticle:
            left.start = row
            left.isDefinite = !isIndefinite(row)
            return false
        case .possessiveHis, .possessiveHer, .possessiveIts, .possessiveTheir:
            left.possessive = words[row]
            left.possessiveRow = row
            left.start = row
            left.isDefinite = true
            return false
        case .this, .both:
            left.start = row
            left.isDefinite = true
            return words[row] == .both
        case .two: break
        case .former: left.isFormer = true
        case .foreign: left.isForeign = true
        case .hyphen: break
        case .and, .comma:
            guard !left.countries.isEmpty, previous >= 0, pieces[previous].end == row,
                pieces[previous].kind == .adjective
            else { return false }
        case .none:
            guard isModifier(row, of: noun) || isHyphened(row, left) else { return false }
        default: return false
        }
        left.start = row
        return true
    }

    /// Whether a hyphen joins the word to what the phrase already begins with: "32-year-old leader".
    private func isHyphened(_ row: Int, _ left: Left) -> Bool {
        left.start == row + 1 && words[row + 1] == .hyphen
            && document.tokens.end[row] == document.tokens.start[row + 1]
            && document.tokens.end[row + 1] == document.tokens.start[row + 2]
    }

    private func isIndefinite(_ row: Int) -> Bool {
        let form = document.form(row)
        return form == "a" || form == "an" || form == "A" || form == "An"
            || form.lowercased().hasPrefix("ein")
    }

    /// Whether the tree, or without one the tag, makes the word a modifier of the noun.
    private func isModifier(_ row: Int, of noun: Int) -> Bool {
        let tag = document.tokens.tag[row]
        if tag == .numeral { return true }
        if document.layers.contains(.dependencies) {
            let head = Int(document.tokens.head[row])
            guard head > row, head < pieces[noun].end else { return false }
            switch document.tokens.relation[row] {
            case .amod, .compound, .nummod, .nmodDesc: return true
            case .advmod: return tag == .adverb
            default: return false
            }
        }
        switch tag {
        case .adjective: return true
        case .adverb: return document.tokens.tag[row + 1] == .adjective
        case .unknown: return !document.layers.contains(.tags) && document.tokens.count < 40
        default: return false
        }
    }
}
