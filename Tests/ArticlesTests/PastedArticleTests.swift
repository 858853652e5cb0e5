import Annotation
import Articles
import FoundationEssentials
import LanguageData
import Testing

/// Reads articles as people paste them, with all that web pages put around and into them.
struct PastedArticleTests {
    private static let reader = (try? SeedsFolder.locate()).flatMap {
        try? ArticleReader(seeds: $0)
    }

    /// A pasted article, line by line, with what is to become of each.
    struct Paste: Sendable, CustomTestStringConvertible {
        var name: String
        var lines: [(fate: Character, text: String)] = []
        var testDescription: String { name }
    }

    private static func fixture(_ name: String) -> [Substring] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name)")
        let bytes = (try? Data(contentsOf: path)) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
    }

    private static let pastes: [Paste] = {
        var pastes: [Paste] = []
        for line in fixture("pasted-articles.txt") + fixture("pasted-clutter.txt") {
            if line.hasPrefix("=== ") {
                pastes.append(Paste(name: String(line.dropFirst(4))))
            } else if let fate = line.first, !pastes.isEmpty {
                pastes[pastes.count - 1].lines.append((fate, String(line.dropFirst(2))))
            }
        }
        return pastes
    }()

    private func read(_ text: String) throws -> Article {
        let reader = try #require(Self.reader)
        let reading = reader.readAll(
            bytes: Array(text.utf8), name: "a", hints: ReadingHints(now: 1_790_000_000))
        return try #require(reading.articles.first)
    }

    @Test(arguments: pastes, ["\n", "\n\n", "\r\n"])
    func `prose stays and clutter goes`(_ paste: Paste, _ lineEnd: String) throws {
        let article = try read(paste.lines.map(\.text).joined(separator: lineEnd) + lineEnd)
        let kept = article.mainText
        let paragraphs = kept.split(whereSeparator: \.isNewline).map(String.init)
        for line in paste.lines {
            switch line.fate {
            case "T": #expect(article.title == line.text)
            case "P":
                // A place and its agency at the head are no prose.
                let prose = line.text.components(separatedBy: ") - ").last ?? line.text
                #expect(kept.contains(prose), "lost: \(line.text)")
            case "C": #expect(!paragraphs.contains(line.text), "kept: \(line.text)")
            default: continue
            }
        }
    }

    @Test func `there are pastes of fifty kinds`() {
        #expect(Self.pastes.count >= 50)
        #expect(Self.pastes.allSatisfy { $0.lines.count > 3 })
    }

    // MARK: Dates

    /// A head of an article and the date in it.
    struct Head: Sendable, CustomTestStringConvertible {
        var isGerman: Bool
        var lines: String
        var date: String?
        var testDescription: String { lines }
    }

    private static let heads: [Head] = fixture("date-lines.tsv").compactMap { line in
        let fields = line.split(separator: "\t").map(String.init)
        guard fields.count == 3 else { return nil }
        return Head(
            isGerman: fields[0] == "de", lines: fields[1],
            date: fields[2] == "none" ? nil : fields[2])
    }

    @Test(arguments: heads)
    func `the date above an article is its date, and no prose`(_ head: Head) throws {
        let title =
            head.isGerman
            ? "Regierung beschließt neue Sanktionen gegen Belarus"
            : "Government adopts new sanctions against Belarus"
        let first =
            head.isGerman
            ? "Die Regierung hat am Montag neue Sanktionen beschlossen. Das sagte eine Sprecherin."
            : "The government adopted new sanctions on Monday. A spokeswoman announced this."
        let second =
            head.isGerman
            ? "Minsk kündigte Gegenmaßnahmen an. Die Opposition begrüßte den Schritt."
            : "Minsk announced countermeasures. The opposition welcomed the step."
        var lines = head.lines.components(separatedBy: "\\n").map {
            $0.replacing("{T}", with: title).replacing("{1}", with: first)
        }
        if !head.lines.contains("{1}") { lines.append(first) }
        let article = try read((lines + [second]).joined(separator: "\n"))
        #expect(article.published == head.date)
        #expect(article.title == title)
        #expect(article.mainText.contains(first) && article.mainText.contains(second))
    }

    @Test(arguments: [
        "Der 11. September 2001 und die Folgen", "Was am 11. September 2001 geschah",
        "How 11 September 2001 changed New York", "Nach dem 24. Februar 2022 ist alles anders",
    ])
    func `a headline with a date stays the headline`(_ title: String) throws {
        let article = try read(
            """
            Politik
            \(title)
            Die Minister trafen sich am Montag in Berlin. Sie sprachen über die Lage.
            Die Kanzlerin sagte, sie werde nach Paris reisen.
            """)
        #expect(article.title == title)
        #expect(article.published == nil)
    }
}
