/// Lines above a report that say when it was published, and perhaps by whom or where.
enum DateLine {
    /// The words around the date of such a line, in order; nil where a line says something else.
    ///
    /// Around the date stand names and the words of such lines; whatever else is small makes it a headline.
    static func names(in text: String) -> [Substring]? {
        guard DateText.firstDate(in: text, now: .max / 4) != nil else { return nil }
        var names: [Substring] = []
        for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "\u{2019}") }
        ) {
            if word.contains(where: \.isNumber) || DateText.month(word) != nil
                || DateText.isWeekday(word) || frame.contains(word.lowercased())
            {
                continue
            }
            guard word.first?.isUppercase ?? false, !determiners.contains(word.lowercased()) else {
                return nil
            }
            names.append(word)
        }
        return names.count <= 6 ? names : nil
    }

    /// The words that say when something was published.
    private static let frame: Set<String> = [
        "am", "um", "vom", "von", "den", "seit", "uhr", "und", "in", "stand", "datum", "dpa",
        "veröffentlicht", "publiziert", "aktualisiert", "zuletzt", "erstellt", "online", "update",
        "artikel", "meldung", "nachricht", "nachrichten", "beitrag", "bericht", "quelle",
        "lesezeit", "min", "minuten", "minute", "autor", "autorin", "mez", "mesz", "heute",
        "on", "at", "by", "the", "and", "of", "from", "published", "posted", "updated", "date",
        "last", "first", "modified", "created", "source", "pm", "p", "m", "a", "et", "est", "edt",
        "ct", "cst", "cdt", "pt", "pst", "pdt", "gmt", "utc", "bst", "cet", "cest", "read", "mins",
        "minutes", "st", "nd", "rd", "th", "ago", "hours", "hour",
    ]

    /// Words in capitals at the head of headlines.
    private static let determiners: Set<String> = [
        "der", "das", "die", "ein", "eine", "was", "wie", "wer", "wo", "warum", "wann", "nach",
        "vor",
        "bis", "mit", "ab", "als", "what", "how", "why", "who", "when", "where", "after",
        "before", "until", "since", "an", "this", "that",
    ]
}
