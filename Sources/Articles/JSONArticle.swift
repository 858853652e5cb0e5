internal import Annotation
internal import JSONText

/// Reads articles as news-please, trafilatura and Dateline itself write them in JSON.
enum JSONArticle {
    /// The article of one JSON object.
    static func article(from object: JSONValue, file: String) throws(ReadingError) -> Article {
        let body = first(object, ["text", "maintext", "raw_text", "body"]) ?? ""
        let title = first(object, ["title", "headline"])
        guard !body.isEmpty || title != nil else {
            throw ReadingError(
                .noArticle, "the JSON object has neither 'text' nor 'maintext' nor 'title'")
        }
        var article = compose(title: title, body: body, file: file)
        article.id = first(object, ["id"])
        article.language = first(object, ["language"]).map { String($0.prefix(2)).lowercased() }
        if let published = first(object, ["published", "date_publish", "date", "datePublished"]),
            let day = Self.day(published)
        {
            article.published = day
            article.publishedOrigin = .metadata
        }
        article.url = first(object, ["url"])
        article.publisher = first(object, ["publisher", "source_domain", "sitename", "hostname"])
        article.author = first(object, ["author"])
        return article
    }

    /// Title and body in one text, the body's bytes unchanged.
    private static func compose(title: String?, body: String, file: String) -> Article {
        let title = title.map(folded) ?? ""
        guard !title.isEmpty, !body.hasPrefix(title) else {
            var blocks = PlainText.blocks(of: body)
            let found = title.isEmpty ? nil : PlainText.markTitle(&blocks, of: body)
            var article = Article(file: file, text: body, blocks: blocks, format: "json")
            article.title = found ?? (title.isEmpty ? nil : title)
            return article
        }
        let text = title + "\n\n" + body
        let head = Block(range: TextRange(0, title.utf8.count), role: .title)
        let offset = title.utf8.count + 2
        var article = Article(
            file: file, text: text, blocks: [head] + PlainText.blocks(of: text, from: offset),
            format: "json")
        article.title = title
        article.bodyOffset = offset
        return article
    }

    private static func first(_ object: JSONValue, _ keys: [String]) -> String? {
        for key in keys {
            if let value = object[key]?.string, !value.isEmpty { return value }
            if let value = object[key]?.integer { return String(value) }
        }
        return nil
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The day that an ISO 8601 date begins with.
    private static func day(_ text: String) -> String? {
        let day = text.prefix(10)
        let parts = day.split(separator: "-")
        guard day.utf8.count == 10, parts.count == 3, let year = Int(parts[0]), year >= 1900,
            let month = Int(parts[1]), (1...12).contains(month),
            let number = Int(parts[2]), (1...31).contains(number)
        else { return nil }
        return String(day)
    }
}
