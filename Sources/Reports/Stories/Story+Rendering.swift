internal import Annotation
internal import EventLog
internal import JSONText

extension Story {
    /// The story as one line of JSON: the best line, and what the others add.
    public func json() -> [UInt8] {
        var line = best
        line.logged = lastLogged
        guard let value = try? JSONValue(parsing: line.encoded()) else { return [] }
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("kind", "story")
            for member in value.members where member.key != "kind" {
                writer.field(member.key, member.value)
            }
            writer.field("first_logged", firstLogged)
            writer.field("first_published", firstPublished)
            writer.field("last_published", lastPublished)
            writer.field("lines", lines)
            writer.array("modalities") { list in modalities.forEach { list.element($0.rawValue) } }
            writer.array("sources") { list in sources.forEach { list.element($0) } }
            writer.array("publishers") { list in publishers.forEach { list.element($0) } }
            writer.array("numbers") { list in
                for number in numbers { list.object { number.write(to: &$0) } }
            }
            writer.array("articles") { list in
                for article in articles { list.object { article.writeFields(to: &$0) } }
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// The story for people: its best line, then numbers, reports and sources.
    public func text(_ paint: Paint, width: Int?) -> [String] {
        var lines = EventText(paint, width: width).lines(best)
        lines[2] = "    " + paint(summary, .dim)
        for article in articles.prefix(Self.shownArticles) {
            let parts = [article.published, article.publisher, article.title, article.file.text]
            let known = parts.compactMap(\.self).filter { !$0.isEmpty }
            lines.append(
                "      "
                    + paint(
                        known.map { PlainLine.of($0, width: 60) }.joined(separator: " · "), .dim))
        }
        if articles.count > Self.shownArticles {
            let rest = articles.count - Self.shownArticles
            lines.append("      " + paint("and \(rest) more: --format jsonl names all", .dim))
        }
        return lines
    }

    /// Most articles that are named to people.
    private static let shownArticles = 5

    /// `s-0123456789abcdef · 3 reports in 2 articles, 2023-05-14 to 2023-05-16 · killed 6 to 11, last 11`.
    private var summary: String {
        let reports = lines == 1 ? "1 report" : "\(lines) reports"
        let places = articles.count == 1 ? "1 article" : "\(articles.count) articles"
        var parts = [best.event.story, "\(reports) in \(places)\(span)"]
        parts += numbers.map(\.text)
        if !sources.isEmpty {
            let names = sources.map { PlainLine.of($0, width: 40) }
            parts.append("according to " + names.joined(separator: ", "))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// First and last report by publication; where no article gives its date, that is said.
    private var span: String {
        guard let first = firstPublished, let last = lastPublished else {
            let logged = lastLogged.map { ", logged " + PlainLine.of(String($0.prefix(10))) } ?? ""
            return ", not dated" + logged
        }
        let days = [first, last].map { PlainLine.of(String($0.prefix(10))) }
        return days[0] == days[1] ? ", \(days[0])" : ", \(days[0]) to \(days[1])"
    }
}

extension Story.Spread {
    /// `killed 6 to 11, last 11`; `troops 300` where all agree.
    var text: String {
        let unit = PlainLine.of(unit, width: 40)
        if least == greatest { return "\(unit) \(Self.number(least))" }
        return
            "\(unit) \(Self.number(least)) to \(Self.number(greatest)), last \(Self.number(last))"
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.field("unit", unit)
        writer.field("least", least)
        writer.field("greatest", greatest)
        writer.field("last", last)
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension ArticleReference {
    fileprivate func writeFields(to writer: inout JSONWriter) {
        writer.field("id", id)
        writer.field("file", file.text)
        writer.field("member", member)
        writer.field("digest", digest)
        writer.field("title", title)
        writer.field("language", language)
        writer.field("published", published)
        writer.field("publisher", publisher)
        writer.field("url", url)
    }
}
