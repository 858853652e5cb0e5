internal import Annotation

/// Reads one news item of NewsML-G2.
struct NewsItem {
    let root: XMLElement
    let run: ReadingRun

    /// The article of the item; throws, in words, where it carries no text.
    func article() throws(ReadingError) -> Article {
        let nitf = root.all("nitf").first.map { NITFDocument(root: $0) }
        let pieces = nitf?.pieces ?? bodyPieces()
        guard !pieces.isEmpty else {
            let kind = root.all("itemClass").first?.attributes["qcode"] ?? root.name
            throw ReadingError(
                .noArticle,
                "the news item (\(kind)) holds no text: it is empty, stands elsewhere or is no text"
            )
        }
        let title = root.all("headline").first?.text ?? nitf?.title
        var article = PageComposer(rules: run.reader.rules).article(
            title: title, pieces: pieces, file: run.file)
        article.format = "newsml-g2"
        article.id = root.attributes["guid"]
        describe(&article, nitf)
        return article
    }

    private func bodyPieces() -> [PagePiece] {
        for inline in root.all("inlineXML") {
            let pieces = inline.children.first.map { readable($0) } ?? []
            if !pieces.isEmpty { return pieces }
        }
        for inline in root.all("inlineData") {
            let type = inline.attributes["contenttype"] ?? "text/plain"
            guard type.hasPrefix("text/") || type.contains("html"),
                inline.attributes["encoding"] == nil
            else { continue }
            let texts =
                type.contains("html")
                ? FragmentText.paragraphs(ofHTML: Array(inline.rawText.utf8))
                : paragraphs(of: inline.rawText)
            if !texts.isEmpty {
                return texts.map { PagePiece(text: $0, isHeading: false, rule: nil) }
            }
        }
        return []
    }

    /// The paragraphs of XHTML or a paragraph alone; other vocabularies are data, not prose.
    private func readable(_ element: XMLElement) -> [PagePiece] {
        let known: Set<String> = ["html", "body", "div", "article", "section", "p", "block"]
        guard known.contains(element.name) else { return [] }
        return MarkedUpText.pieces(of: element)
    }

    private func paragraphs(of text: String) -> [String] {
        let bytes = TextBytes(text)
        return ParagraphFinder.paragraphs(of: bytes).map { JSONMetadata.folded(bytes.string($0)) }
    }

    private func describe(_ article: inout Article, _ nitf: NITFDocument?) {
        let meta = root.child("itemMeta")
        let content = root.child("contentMeta")
        let dates =
            [
                meta?.child("versionCreated"), content?.child("contentCreated"),
                meta?.child("firstCreated"),
            ]
            .compactMap { $0?.text }
        let published =
            dates.lazy.compactMap { DateText.date($0, now: run.now)?.iso }.first
            ?? nitf?.published(now: run.now)
        if let published {
            article.published = published
            article.publishedOrigin = .metadata
        }
        let language = content?.child("language")?.attributes["tag"] ?? root.attributes["lang"]
        article.language = language.flatMap(JSONMetadata.languageCode)
        article.author =
            content?.child("by")?.text ?? nitf?.author ?? name(content?.child("creator"))
        article.publisher =
            name(content?.child("infoSource")) ?? name(meta?.child("provider"))
            ?? nitf?.publisher
    }

    private func name(_ element: XMLElement?) -> String? {
        guard let element else { return nil }
        let text = element.child("name")?.text ?? ""
        if !text.isEmpty { return text }
        // A code such as `nprov:AFP` names the provider behind its scheme.
        let code = element.attributes["qcode"] ?? element.attributes["literal"]
        return code?.split(separator: ":").last.map(String.init)
    }
}
