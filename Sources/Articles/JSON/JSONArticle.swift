internal import Annotation
internal import JSONText

/// Reads articles as Dateline, news-please, trafilatura, newspaper4k and ninjs write them in JSON.
struct JSONArticle {
    let run: ReadingRun

    /// The objects in `value` that may be articles: itself, its elements, or those of a list inside it.
    static func objects(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let values): return values.filter { !$0.members.isEmpty }
        case .object(let members):
            if body(of: value) != nil { return [value] }
            for key in ["articles", "items", "entries", "results", "docs", "data"] {
                let found = members.last { $0.key == key }?.value.elements ?? []
                let objects = found.filter { body(of: $0) != nil }
                if !objects.isEmpty { return objects }
            }
            return [value]
        default: return []
        }
    }

    /// The article of one JSON object.
    func article(from object: JSONValue) throws(ReadingError) -> Article {
        let known = JSONMetadata(object, now: run.now)
        let body = Self.body(of: object) ?? ""
        let title = known.title ?? Self.ninjsHeadline(object)
        guard !body.isEmpty || title != nil else {
            throw ReadingError(
                .noArticle,
                "the JSON object has no text; it needs 'text', 'maintext', 'body' or 'title'")
        }
        var article = compose(title: title, body: body)
        article.id = known.id
        article.language = known.language
        if let published = known.published {
            article.published = published
            article.publishedOrigin = .metadata
        }
        article.url = known.url
        article.publisher = known.publisher ?? article.publisher
        article.author = known.author ?? article.author
        article.section = known.section
        let field = "a field of the JSON"
        if title != nil { article.origins.title = field }
        if known.publisher != nil { article.origins.publisher = field }
        if known.author != nil { article.origins.author = field }
        return article
    }

    /// The text of an article object, in any of the keys that hold one.
    private static func body(of object: JSONValue) -> String? {
        let keys = [
            "text", "maintext", "body_text", "bodyText", "articleBody", "raw_text", "body",
            "content", "article", "description_text",
        ]
        for key in keys {
            if let text = object[key]?.string, !text.isEmpty { return text }
        }
        if let html = object["body_xhtml"]?.string { return FragmentText.text(ofHTML: html) }
        let bodies = object["bodies"]?.elements ?? []
        let main = bodies.first { $0["role"]?.string == "main" } ?? bodies.first
        guard let main, let value = main["value"]?.string else { return nil }
        let type = main["contenttype"]?.string ?? main["contentType"]?.string ?? "text/plain"
        return type.contains("html") ? FragmentText.text(ofHTML: value) : value
    }

    private static func ninjsHeadline(_ object: JSONValue) -> String? {
        let headlines = object["headlines"]?.elements ?? []
        let main = headlines.first { $0["role"]?.string == "main" } ?? headlines.first
        return main?["value"]?.string.map(JSONMetadata.folded)
    }

    /// Title and body in one text, the body's bytes unchanged.
    private func compose(title: String?, body: String) -> Article {
        guard let title, !title.isEmpty, !begins(body, with: title) else {
            var article = PlainText.article(body, title: title, run: run)
            article.format = "json"
            return article
        }
        var article = PlainText.article(
            title + "\n\n" + body, titleBytes: title.utf8.count, run: run)
        article.format = "json"
        article.title = title
        article.bodyOffset = title.utf8.count + 2
        return article
    }

    /// Whether `body` starts with `title`, white space aside.
    private func begins(_ body: String, with title: String) -> Bool {
        if body.hasPrefix(title) { return true }
        let head = body.unicodeScalars.prefix(title.unicodeScalars.count * 2 + 40)
        return JSONMetadata.folded(String(head)).hasPrefix(title)
    }
}
