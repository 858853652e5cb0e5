/// The place and day at the head of a report: `KYIV, May 14, 2024 -`, `Bagdad (Irak), 08.06.2006 –`.
enum DatelineHead {
    /// The date of such a head and the bytes that it takes up, with the mark behind it.
    ///
    /// `now` counts seconds since 1970; nil where the text does not begin with a place, a whole date
    /// and a mark.
    static func find(in head: String, now: Int) -> (date: CivilTime, bytes: Int)? {
        let start = head.prefix(100)
        for end in ends(of: start) {
            let text = head[..<end]
            guard isPlaceAndDay(text) else { continue }
            if let date = DateText.firstDate(in: String(text), now: now) {
                return (date, mark(at: end, in: head))
            }
        }
        return nil
    }

    /// Bytes up to the prose: behind a bracket, the mark and the space that follow the day.
    private static func mark(at end: String.Index, in head: String) -> Int {
        var rest = head[end...]
        if rest.first == "(", let close = rest.firstIndex(of: ")") {
            rest = rest[close...].dropFirst().drop { $0 == " " || $0 == "\u{A0}" }
        }
        if let first = rest.first, "–—-:.".contains(first) { rest = rest.dropFirst() }
        rest = rest.drop { $0 == "-" || $0 == " " || $0 == "\u{A0}" }
        return head[..<rest.startIndex].utf8.count
    }

    /// Where the head could end: before a dash, a colon, a bracket, or a full stop with a capital behind.
    private static func ends(of head: Substring) -> [String.Index] {
        head.indices.filter { index in
            let rest = head[index...].dropFirst()
            switch head[index] {
            case "–", "—", "(", ":": return true
            case "-": return rest.first == " " || rest.first == "-"
            case ".": return rest.first == " " && (rest.dropFirst().first?.isUppercase ?? false)
            default: return false
            }
        }
    }

    /// Whether `text` is one to six words of a place and then nothing but a date.
    private static func isPlaceAndDay(_ text: Substring) -> Bool {
        let words = text.split { $0 == " " || $0 == "," || $0 == "\u{A0}" || $0 == "/" }
        let place = words.prefix { !isDateWord($0) }
        let day = words.dropFirst(place.count)
        guard (1...6).contains(place.count), day.count >= 1, place.allSatisfy(isPlaceWord) else {
            return false
        }
        return place.first?.first?.isUppercase ?? false && day.allSatisfy(isDateWord)
    }

    private static func isPlaceWord(_ word: Substring) -> Bool {
        let small: Set<Substring> = [
            "am", "an", "der", "im", "bei", "of", "de", "la", "upon", "und", "and",
        ]
        let isAgency = word.first == "(" && word.last == ")"
        let letter = word.first { $0 != "(" }
        return isAgency || small.contains(word) || (letter?.isUppercase ?? false)
    }

    private static func isDateWord(_ word: Substring) -> Bool {
        let bare = word.trimming { $0 == "." || $0 == ")" || $0 == "(" }
        guard let first = bare.first else { return false }
        if first.isNumber { return bare.allSatisfy { $0.isNumber || ".-thstndr".contains($0) } }
        return DateText.month(bare) != nil || DateText.isWeekday(bare)
            || ["den", "vom", "on"].contains(bare)
    }
}
