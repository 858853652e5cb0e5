public import JSONText

/// An article whose events were marked by hand: one line of a gold file.
///
/// `{"file" or "id", "lang"?, "text"?, "title"?, "published"?, "events": [...], "forbidden"?: [...],
/// "boilerplate"?: [...]}`. An event: `types` (any of them counts), `actor` and `recipient` (accepted
/// codes of countries or blocs; null among them: none is needed), `symmetric`?, `date`? (accepted
/// beginnings in EDTF), `place`? (accepted countries, `A|B`), `modality`? (accepted), `required`?
/// (counts for recall; true when absent), `quotes` (an event belongs here when its evidence
/// overlaps one), `story`?.
public struct GoldArticle: Hashable, Sendable {
    /// Name that events are found by: file name without folder and extension, or id.
    public var name: String
    /// Its language.
    public var language: String
    /// The line itself, which may hold the article's text.
    public var line: JSONValue
    /// The events.
    public var events: [GoldEvent]
    /// What must not be asserted.
    public var forbidden: [GoldForbidden]
    /// What must give no event.
    public var boilerplate: [String]

    /// Whether the line holds the article's text.
    public var hasText: Bool { line["text"]?.string != nil || line["maintext"]?.string != nil }

    /// Reads a line; nil where it is no gold article.
    public init?(_ line: JSONValue) {
        guard let file = (line["file"] ?? line["id"])?.string, let events = line["events"] else {
            return nil
        }
        name = Self.stem(file)
        language = (line["lang"] ?? line["language"])?.string ?? ""
        self.line = line
        self.events = events.elements.map(GoldEvent.init)
        forbidden = (line["forbidden"]?.elements ?? []).map(GoldForbidden.init)
        boilerplate = (line["boilerplate"]?.elements ?? []).compactMap(\.string)
    }

    /// A file's name without folder and the usual extensions.
    static func stem(_ file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        for suffix in [".txt", ".json", ".html", ".htm", ".xml"] where name.hasSuffix(suffix) {
            return String(name.dropLast(suffix.count))
        }
        return name
    }
}

/// An event that was marked by hand.
public struct GoldEvent: Hashable, Sendable {
    /// Accepted types.
    public var types: [String]
    /// Accepted codes of the actor; empty: none is needed.
    public var actors: Set<String>
    /// Whether an actor without code is accepted.
    public var allowsNoActor: Bool
    /// Accepted codes of the recipient; empty: none is needed.
    public var recipients: Set<String>
    /// Whether a recipient without code is accepted.
    public var allowsNoRecipient: Bool
    /// Whether the sides may be swapped.
    public var isSymmetric: Bool
    /// Accepted dates; empty where none is marked.
    public var dates: [String]
    /// Accepted countries of the place; empty where none is marked.
    public var places: [String]
    /// Accepted modalities; empty where none is marked.
    public var modalities: [String]
    /// Whether it counts for recall.
    public var isRequired: Bool
    /// The words that report it.
    public var quotes: [String]
    /// Name of its story.
    public var story: String?

    init(_ value: JSONValue) {
        func strings(_ key: String) -> [String] {
            let list = value[key]
            return list?.string.map { [$0] } ?? list?.elements.compactMap(\.string) ?? []
        }
        func hasNull(_ key: String) -> Bool { value[key]?.elements.contains(.null) ?? true }
        types = strings("types")
        actors = Set(strings("actor"))
        allowsNoActor = hasNull("actor")
        recipients = Set(strings("recipient"))
        allowsNoRecipient = hasNull("recipient")
        isSymmetric = value["symmetric"]?.bool ?? false
        dates = strings("date")
        places = strings("place").flatMap { $0.split(separator: "|").map(String.init) }
        modalities = strings("modality")
        isRequired = value["required"]?.bool ?? true
        quotes = strings("quotes")
        story = value["story"]?.string
    }
}

/// Something that the text denies or only imagines, which must not be asserted.
public struct GoldForbidden: Hashable, Sendable {
    /// The types it must not be read as.
    public var types: [String]
    /// Code of the actor; `*` for any.
    public var actor: String
    /// The words.
    public var quote: String

    init(_ value: JSONValue) {
        types = value["types"]?.elements.compactMap(\.string) ?? []
        actor = value["actor"]?.string ?? "*"
        quote = value["quote"]?.string ?? ""
    }
}
