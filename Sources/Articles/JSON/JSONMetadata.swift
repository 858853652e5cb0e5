internal import JSONText

/// What a JSON object says about an article, whichever program wrote it.
struct JSONMetadata {
    var id: String?
    var title: String?
    var language: String?
    var published: String?
    var publisher: String?
    var author: String?
    var url: String?
    var section: String?

    /// Reads the keys of Dateline, news-please, trafilatura, newspaper4k, ninjs and schema.org.
    init(_ object: JSONValue, now: Int) {
        id = Self.first(object, ["id", "guid", "uri"])
        title = Self.first(object, ["title", "headline", "name"]).map(Self.folded)
        language = Self.first(object, ["language", "lang", "inLanguage", "meta_lang"])
            .flatMap(Self.languageCode)
        published = Self.date(object, now: now)
        publisher = Self.first(
            object, ["publisher", "sitename", "source_name", "source_domain", "hostname"])
        author = Self.first(object, ["author", "authors", "byline", "by"]).map(Self.folded)
        url = Self.first(object, ["url", "link", "source_url", "canonical_link"])
        section = Self.first(object, ["section", "articleSection", "category"])
    }

    /// The first of `keys` with a text: a string, a number, a list of these, or an object's name.
    static func first(_ object: JSONValue, _ keys: [String]) -> String? {
        for key in keys {
            if let value = object[key], let text = text(value), !text.isEmpty { return text }
        }
        return nil
    }

    /// `text` with each run of white space one space.
    static func folded(_ text: String) -> String {
        let source = TextBytes(text)
        var result: [UInt8] = []
        result.reserveCapacity(source.bytes.count)
        var index = 0
        while index < source.bytes.count {
            let length = source.whiteSpaceLength(at: index)
            if length == 0 {
                result.append(source.bytes[index])
                index += 1
            } else {
                if let last = result.last, last != 0x20 { result.append(0x20) }
                index += length
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// The two letters of `de`, `de-AT`, `German` or `deu`.
    static func languageCode(_ text: String) -> String? {
        let name = text.lowercased()
        let known = [
            "german": "de", "deutsch": "de", "deu": "de", "ger": "de", "english": "en",
            "englisch": "en", "eng": "en",
        ]
        if let code = known[name] { return code }
        let code = name.prefix { $0.isLetter }
        return code.count == 2 ? String(code) : nil
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .array(let values):
            values.prefix(10).compactMap { text($0) }.joined(separator: ", ")
        case .object: value["name"]?.string ?? value["title"]?.string ?? value["text"]?.string
        default: nil
        }
    }

    private static func date(_ object: JSONValue, now: Int) -> String? {
        let keys = [
            "published", "date_publish", "datePublished", "publish_date", "publishedAt", "pubDate",
            "firstcreated", "firstCreated", "versioncreated", "versionCreated", "date",
            "publication_date", "created",
        ]
        for key in keys {
            guard let value = object[key] else { continue }
            if let seconds = value.integer, seconds > 100_000_000,
                let date = CivilTime(
                    secondsSince1970: seconds > 1 << 36 ? seconds / 1000 : seconds),
                !date.isAfter(now)
            {
                return date.iso
            }
            if let text = text(value), let date = DateText.date(text, now: now) { return date.iso }
        }
        return nil
    }
}
