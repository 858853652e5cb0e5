internal import Annotation

extension ReadingRun {
    /// Reads NewsML-G2, NITF, RSS and Atom.
    mutating func readXML(
        _ decoded: DecodedText, member: String?, bytes: [UInt8]
    ) throws(ReadingError) {
        let root = try Self.root(decoded, bytes)
        switch root.name {
        case "rss", "feed", "RDF":
            readFeed(root, member: member, charset: decoded.charset)
        case "nitf": add(try nitf(root), member: member, bytes: bytes)
        case "html":
            var article = try HTMLArticle(run: self).article(from: Array(decoded.text.utf8))
            article.charset = decoded.charset
            add(article, member: member, bytes: bytes)
        case "newsItem": add(try newsItem(root), member: member, bytes: bytes)
        case "newsMessage", "NewsML": try readMessage(root, member: member)
        case "contentSet", "inlineXML": add(try newsItem(root), member: member, bytes: bytes)
        default:
            throw ReadingError(.noArticle, Self.reason(forRoot: root.name))
        }
    }

    /// The root by the file's own bytes, whose declaration names their character set, else by the text.
    private static func root(
        _ decoded: DecodedText, _ bytes: [UInt8]
    ) throws(ReadingError) -> XMLElement {
        if decoded.charset.hasPrefix("UTF-8") { return try XMLFile.root(of: bytes) }
        if let root = try? XMLFile.root(of: bytes) { return root }
        // The declaration is wrong or missing: the text as decoded, without it.
        var text = decoded.text[...]
        if text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") {
            text = text[end.upperBound...]
        }
        return try XMLFile.root(of: Array(text.utf8))
    }

    private func newsItem(_ root: XMLElement) throws(ReadingError) -> Article {
        var article = try NewsItem(root: root, run: self).article()
        article.charset = "UTF-8"
        return article
    }

    private func nitf(_ root: XMLElement) throws(ReadingError) -> Article {
        let document = NITFDocument(root: root)
        guard !document.pieces.isEmpty else {
            throw ReadingError(.noArticle, "the NITF document has no body")
        }
        var article = PageComposer(rules: reader.rules).article(
            title: document.title, pieces: document.pieces, file: file)
        article.format = "nitf"
        article.author = document.author
        article.publisher = document.publisher
        if let published = document.published(now: now) {
            article.published = published
            article.publishedOrigin = .metadata
        }
        return article
    }

    private mutating func readMessage(
        _ root: XMLElement, member: String?
    ) throws(ReadingError) {
        let items = root.all("newsItem")
        guard !items.isEmpty else {
            throw ReadingError(.noArticle, Self.reason(forRoot: root.name))
        }
        for (index, item) in items.prefix(reader.limits.members).enumerated() {
            let name = Self.joined(member, item.attributes["guid"] ?? "item \(index + 1)")
            do {
                let article = try newsItem(item)
                add(article, member: name, bytes: Array(article.text.utf8))
            } catch { skip(name, error) }
        }
    }

    private mutating func readFeed(_ root: XMLElement, member: String?, charset: String) {
        let entries = FeedReader(run: self).entries(of: root)
        if entries.isEmpty {
            skip(member, ReadingError(.noArticle, "the feed has no entry"))
        }
        for entry in entries {
            let name = Self.joined(member, entry.name)
            switch entry.result {
            case .success(var article):
                article.charset = charset
                add(article, member: name, bytes: Array(article.text.utf8))
            case .failure(let error): skip(name, error)
            }
        }
    }

    private static func reason(forRoot name: String) -> String {
        switch name {
        case "packageItem", "groupSet", "newsMessage":
            "a package names articles but holds none; drop the items themselves"
        case "knowledgeItem", "conceptItem", "catalogItem":
            "a \(name) holds codes and concepts, no article"
        case "planningItem": "a planning item announces coverage and holds no article"
        default:
            "XML with the root '\(name)' is not a format that is read (NewsML-G2, NITF, RSS, Atom, XHTML)"
        }
    }
}
