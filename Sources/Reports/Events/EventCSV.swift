internal import Annotation
public import EventLog

/// Events as comma-separated values (RFC 4180, but lines end in a newline alone).
///
/// Several participants stand in one field, separated by `; `, in the order of the line; the fields of
/// codes keep their number, so that the n-th code belongs to the n-th name.
public enum EventCSV {
    /// The first line.
    public static let head = columns.joined(separator: ",") + "\n"

    /// The first line of stories: the columns of the best event, then those of its reports.
    public static let storyHead =
        (columns + [
            "reports", "articles", "publishers", "first_published", "last_published",
            "first_logged", "last_logged",
        ]).joined(separator: ",") + "\n"

    private static let columns =
        [
            "id", "story", "logged", "type", "mode", "quad", "cameo", "modality", "actors",
            "actor_countries", "actor_sectors", "recipients", "recipient_countries",
            "recipient_sectors", "date", "date_from", "place", "place_country", "lat", "lon",
            "quantities", "attribution", "confidence", "evidence", "trigger", "rule", "file",
            "digest", "title", "language", "published", "publisher", "url",
        ]

    /// The line of an event.
    public static func line(_ line: EventLine) -> String { joined(fields(line)) }

    /// The line of a story.
    public static func line(_ story: Story) -> String {
        joined(
            fields(story.best) + [
                "\(story.lines)", "\(story.articles.count)",
                story.publishers.joined(separator: "; "), story.firstPublished, story.lastPublished,
                story.firstLogged, story.lastLogged,
            ])
    }

    private static func joined(_ fields: [String?]) -> String {
        fields.map { quoted($0 ?? "") }.joined(separator: ",") + "\n"
    }

    private static func fields(_ line: EventLine) -> [String?] {
        let event = line.event
        return what(line) + side(event.actors) + side(event.recipients) + whenAndWhere(event)
            + details(event) + article(line.article)
    }

    private static func what(_ line: EventLine) -> [String?] {
        let event = line.event
        return [
            event.id, event.story, line.logged, event.type.rawValue, event.mode, event.type.quad,
            event.cameo, event.modality.rawValue,
        ]
    }

    private static func side(_ side: [Participant]) -> [String?] {
        [
            side.map { $0.name ?? $0.text }.joined(separator: "; "),
            side.map { $0.country ?? $0.bloc ?? "" }.joined(separator: "; "),
            side.map { $0.sector ?? "" }.joined(separator: "; "),
        ]
    }

    private static func whenAndWhere(_ event: Event) -> [String?] {
        [
            event.date?.edtf, event.date?.origin.rawValue, event.place?.name, event.place?.country,
            event.place?.latitude.map { "\($0)" }, event.place?.longitude.map { "\($0)" },
        ]
    }

    private static func details(_ event: Event) -> [String?] {
        let quantities = event.quantities.map { quantity in
            let value = quantity.max.map { "\(number(quantity.value))-\(number($0))" }
            return "\(value ?? number(quantity.value)) \(quantity.unit)"
        }
        return [
            quantities.joined(separator: "; "), event.attribution?.name, "\(event.confidence)",
            event.evidence.text, event.evidence.trigger, event.evidence.rule,
        ]
    }

    private static func article(_ article: ArticleReference) -> [String?] {
        [
            article.file.text, article.digest, article.title, article.language, article.published,
            article.publisher, article.url,
        ]
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// A field; what a spreadsheet would take for a formula gets an apostrophe in front.
    private static func quoted(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+@\t\r".contains(first) || text.hasPrefix("-"),
            Double(text) == nil
        {
            text = "'" + text
        }
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
