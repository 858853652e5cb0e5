internal import Annotation

/// Reads the entries of RSS and Atom files.
struct FeedReader {
    let run: ReadingRun

    /// Name and article of each entry, in order; an entry without text gives its reason.
    func entries(of root: XMLElement) -> [(name: String, result: Result<Article, ReadingError>)] {
        let channel = root.child("channel") ?? root
        let items = root.all("item") + root.all("entry")
        return items.prefix(run.reader.limits.members).enumerated().map { index, item in
            let result = Result { () throws(ReadingError) in
                try article(of: item, channel: channel)
            }
            return ("entry \(index + 1)", result)
        }
    }

    private func article(of item: XMLElement, channel: XMLElement) throws(ReadingError) -> Article {
        let title = item.child("title").map { FragmentText.text(ofHTML: $0.text) }
        let pieces = body(of: item)
        guard !pieces.isEmpty || !(title ?? "").isEmpty else {
            throw ReadingError(.noArticle, "the entry has neither text nor title")
        }
        var article = PageComposer(rules: run.reader.rules).article(
            title: title.map(JSONMetadata.folded), pieces: pieces, file: run.file)
        article.format = "feed"
        describe(&article, item, channel)
        return article
    }

    private func body(of item: XMLElement) -> [PagePiece] {
        for name in ["encoded", "content", "description", "summary"] {
            guard let element = item.child(name) else { continue }
            if element.attributes["type"] == "xhtml" { return MarkedUpText.pieces(of: element) }
            let text = element.rawText
            guard text.contains(where: { !$0.isWhitespace }) else { continue }
            let isHTML = text.contains("<") || text.contains("&")
            let paragraphs =
                isHTML
                ? FragmentText.paragraphs(ofHTML: Array(text.utf8)) : [JSONMetadata.folded(text)]
            return paragraphs.map { PagePiece(text: $0, isHeading: false, rule: nil) }
        }
        return []
    }

    private func describe(_ article: inout Article, _ item: XMLElement, _ channel: XMLElement) {
        let dates = ["pubDate", "published", "date", "issued", "updated"].compactMap {
            item.child($0)?.text
        }
        if let date = dates.lazy.compactMap({ DateText.date($0, now: run.now) }).first {
            article.published = date.iso
            article.publishedOrigin = .metadata
        }
        article.id = item.child("guid")?.text ?? item.child("id")?.text
        let links = item.children.filter { $0.name == "link" }
        let link = links.first { $0.attributes["rel"] ?? "alternate" == "alternate" }
        article.url = link?.attributes["href"] ?? link?.text
        article.author =
            item.child("creator")?.text ?? item.descendant("author", "name")?.text
            ?? item.child("author")?.text
        article.publisher = item.child("source")?.text ?? channel.child("title")?.text
        article.section = item.child("category")?.text
        let language = channel.child("language")?.text ?? channel.attributes["lang"]
        article.language = language.flatMap(JSONMetadata.languageCode)
    }
}
