import FoundationEssentials

/// One article as plain text, and the forms in which it comes in again.
struct ArticleVariants {
    /// Its headline.
    let title: String
    /// Its paragraphs.
    let paragraphs: [String]
    /// Whether the clutter around it is German.
    let isGerman: Bool

    /// The plain text as it was first dropped.
    var original: String { ([title] + paragraphs).joined(separator: "\n\n") }

    /// The same text with the line ends of another system.
    var otherLineEnds: [UInt8] { Array(original.replacing("\n", with: "\r\n").utf8) }

    /// The same text in Windows-1252 where that has all its characters, else in UTF-16.
    var otherCharset: [UInt8] {
        if let narrow = original.data(using: .windowsCP1252), original.contains("ü") {
            return [UInt8](narrow)
        }
        return [0xFF, 0xFE] + original.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// The same text as the article of a web page with all that stands around one.
    var page: [UInt8] {
        let escaped = paragraphs.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n")
        let links = clutter.map { "<li><a href=\"/x\">\(Self.escaped($0))</a></li>" }.joined()
        return Array(
            """
            <!doctype html><html lang="\(isGerman ? "de" : "en")"><head><meta charset="utf-8">
            <title>\(Self.escaped(title))</title><style>p { color: #000 }</style></head><body>
            <header><a href="/">Example</a></header><nav><ul>\(links)</ul></nav><main><article>
            <h1>\(Self.escaped(title))</h1>
            \(escaped)
            </article></main><aside><ul>\(links)</ul></aside><footer>© Example</footer></body></html>
            """.utf8)
    }

    /// The same text pasted from a page with clutter above, in and below it.
    var cluttered: [UInt8] {
        var lines = Array(clutter.prefix(3)) + [title]
        for (index, paragraph) in paragraphs.enumerated() {
            lines.append(paragraph)
            if index % 3 == 0 { lines.append(clutter[3 + index / 3 % 6]) }
        }
        return Array((lines + clutter.suffix(6)).joined(separator: "\n\n").utf8)
    }

    /// The same text with the quotation marks of another language.
    var otherQuotes: [UInt8] {
        let marks: [Character: Character] = [
            "„": "«", "“": "»", "”": "»", "«": "“", "»": "”", "’": "'", "‘": "'",
        ]
        var isOpen = false
        return Array(
            String(
                original.map { character in
                    guard character == "\"" else { return marks[character] ?? character }
                    isOpen.toggle()
                    return isOpen ? "„" : "“"
                }
            ).utf8)
    }

    /// The same text with two sentences replaced by `others`.
    func changed(to others: [String]) -> [UInt8] {
        var sentences = paragraphs.map { $0.components(separatedBy: ". ") }
        let places = sentences.indices.flatMap { paragraph in
            sentences[paragraph].indices.map { (paragraph, $0) }
        }
        for (number, other) in others.enumerated() {
            let (paragraph, index) = places[places.count * (number + 1) / (others.count + 1)]
            sentences[paragraph][index] = other
        }
        let changed = sentences.map { $0.joined(separator: ". ") }
        return Array(([title] + changed).joined(separator: "\n\n").utf8)
    }

    /// Its sentences, roughly.
    var sentences: [String] { paragraphs.flatMap { $0.components(separatedBy: ". ") } }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    private var clutter: [String] {
        isGerman
            ? [
                "Startseite", "Politik", "Anzeige", "Foto: Anna Berg/dpa",
                "Weiterlesen nach der Anzeige", "Lesen Sie auch: Was bisher geschah",
                "+++ Alle Entwicklungen im Newsblog +++", "WERBUNG",
                "Melden Sie sich für unseren Newsletter an", "Teilen", "Twittern",
                "Mehr zum Thema", "Eine andere Meldung", "Noch eine Meldung", "Kommentare",
            ]
            : [
                "Home", "Politics", "Advertisement", "Photo: Jane Doe/Reuters",
                "Continue reading below", "Read also: What happened before",
                "Sign up for our newsletter", "ADVERTISEMENT", "Follow us on Facebook", "Share",
                "Tweet", "Related stories", "Another story", "One more story", "Comments",
            ]
    }
}
