import Annotation

/// The place line at the head of a report: "KABUL (Reuters) –", "Wien/APA –".
///
/// It says where the report was written, so that nobody named in it acts; the place that heads a
/// headline ("Thailand: ...") is one, too.
struct Dateline {
    /// Rows of the line, its punctuation included.
    let span: Span
    /// Index of its place in `document.places`; nil where the gazetteer knows none of its names.
    let place: Int?
    /// Whether it heads the headline and not the report.
    let isTopic: Bool

    /// The lines of a document, in the order of the text, whose places must be filled.
    ///
    /// O(places).
    static func all(in document: Document) -> [Dateline] {
        document.sentences.indices.prefix(12).compactMap { line(in: $0, of: document) }
    }

    /// The line at the head of a sentence.
    private static func line(in sentence: Int, of document: Document) -> Dateline? {
        let reader = DatelineReader(
            document: document, sentence: sentence, isOpening: isOpening(sentence, of: document))
        let start = document.sentences[sentence].span.start
        if let index = document.places.firstIndex(where: { $0.span.start == start }) {
            guard let end = reader.end(after: document.places[index].span) else { return nil }
            return Dateline(span: Span(start, end), place: index, isTopic: reader.isTitle)
        }
        guard let name = reader.unknownName,
            let end = reader.end(after: name, amongNames: true)
        else { return nil }
        let span = Span(start, end)
        let place = document.places.firstIndex { span.contains($0.span) }
        guard place != nil || reader.isWritten(name, before: end) else { return nil }
        return Dateline(span: span, place: place, isTopic: reader.isTitle)
    }

    /// Whether the sentence is the first of its block.
    private static func isOpening(_ sentence: Int, of document: Document) -> Bool {
        sentence == 0
            || document.sentences[sentence - 1].block != document.sentences[sentence].block
    }
}

/// Reads the head of one sentence as a dateline.
private struct DatelineReader {
    let document: Document
    let sentence: Int
    /// Whether the sentence is the first of its block; a line inside one must end in a dash.
    let isOpening: Bool

    private var span: Span { document.sentences[sentence].span }

    /// Whether the sentence is in the headline.
    var isTitle: Bool {
        let block = document.sentences[sentence].block
        guard document.article.blocks.indices.contains(block) else { return false }
        return document.article.blocks[block].role == .title
    }

    /// One past the line that starts with a place at `first`; nil where there is none.
    ///
    /// `amongNames`: whether names that no table holds may follow: "LIMA, Peru —".
    func end(after first: Span, amongNames: Bool = false) -> Int? {
        guard first.start == span.start else { return nil }
        var depth = 0
        var row = first.end
        while row < min(span.end, first.end + 18) {
            switch mark(row) {
            case .open: depth += 1
            case .close:
                depth -= 1
                if depth == 0, isOpening, startsReport(row + 1, after: row) { return row + 1 }
            case .dash where depth == 0: return isReport(row + 1) ? row + 1 : nil
            case .colon where depth == 0 && isOpening:
                return isTitle || isUpperCase(first.start) ? row + 1 : nil
            case .stop where depth == 0 && isOpening: return row + 1 == span.end ? row + 1 : nil
            case .filler: break
            case .word, .dash, .colon, .stop:
                guard depth > 0 || isNamed(row) || amongNames && isForeignName(row) else {
                    return nil
                }
            }
            row += 1
        }
        return nil
    }

    /// The names in a row with which the sentence begins, where they can be a town that no table
    /// holds; nil where they are somebody.
    var unknownName: Span? {
        let isSomebody = document.mentions.contains {
            $0.span.contains(span.start) && $0.kind == .person && !isUpperCase(span.start)
        }
        var end = span.start
        while end < min(span.end, span.start + 4), mark(end) == .word, isCapital(end),
            document.tokens.tag[end] == .properNoun || isUpperCase(end)
        {
            end += 1
        }
        return end == span.start || isSomebody ? nil : Span(span.start, end)
    }

    /// Whether an unknown name stands as place lines are written: in capitals, before an agency in
    /// brackets, or where the recogniser sees a place.
    func isWritten(_ name: Span, before end: Int) -> Bool {
        let isBody = document.mentions.contains {
            $0.kind == .organisation && $0.span.contains(name.start)
        }
        return isUpperCase(name.start) && !isBody
            || document.mentions.contains { $0.kind == .place && $0.span.contains(name.start) }
            || (name.end..<end).contains { mark($0) == .open }
    }

    private enum Mark { case open, close, dash, colon, stop, filler, word }

    private func mark(_ row: Int) -> Mark {
        switch document.form(row) {
        case "(", "[": .open
        case ")", "]": .close
        case "–", "—", "-", "--", "---", "−": isApart(row) ? .dash : .word
        case ":": .colon
        case ".": .stop
        case ",", "/", "|": .filler
        default: .word
        }
    }

    /// Whether white space stands before the dash, so that it joins no two words.
    private func isApart(_ row: Int) -> Bool {
        row == 0 || document.tokens.start[row] > document.tokens.end[row - 1]
    }

    /// Whether the word belongs to a place or a date, is a number, or an agency behind a stroke.
    private func isNamed(_ row: Int) -> Bool {
        document.places.contains { $0.span.contains(row) }
            || document.times.contains { $0.span.contains(row) }
            || document.tokens.tag[row] == .numeral || row > 0 && document.form(row - 1) == "/"
    }

    private func isForeignName(_ row: Int) -> Bool {
        document.tokens.tag[row] == .properNoun
            && !document.mentions.contains { $0.kind == .person && $0.span.contains(row) }
    }

    /// "(CNN) Some will": the agency in brackets is all that parts the line from the report.
    private func startsReport(_ row: Int, after close: Int) -> Bool {
        guard row < span.end, mark(row) == .word, isCapital(row), close >= 2 else { return false }
        return document.form(close - 2) == "(" && isUpperCase(close - 1)
    }

    private func isReport(_ row: Int) -> Bool {
        row >= span.end || isCapital(row) || document.tokens.tag[row] == .punctuation
            || document.tokens.tag[row] == .numeral
    }

    private func isCapital(_ row: Int) -> Bool {
        document.form(row).first?.isUppercase == true
    }

    private func isUpperCase(_ row: Int) -> Bool {
        let form = document.form(row)
        return form.count > 1 && form.allSatisfy { !$0.isLowercase }
    }
}
