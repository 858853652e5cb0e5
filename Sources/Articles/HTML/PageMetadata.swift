internal import Annotation
internal import JSONText

/// Title, dates, names and address of an article as the head of its page gives them.
struct PageMetadata {
    private(set) var title: String?
    private(set) var published: String?
    private(set) var publisher: String?
    private(set) var author: String?
    /// Whether no author is known but perhaps the site.
    private(set) var isAuthorSite = true
    private(set) var url: String?
    private(set) var section: String?
    /// The address that the page's own `link rel="canonical"` gives.
    private var canonical: String?
    private(set) var body: String?
    /// The page's own summary, by which its lead is recognised.
    private(set) var description: String?
    /// Where each of these stood.
    private(set) var origins = ArticleOrigins()

    /// Reads linked data first, then Open Graph, microdata and the older meta names.
    ///
    /// `heading` is the page's own headline, where it shows one.
    init(_ facts: PageFacts, heading: String?, now: Int) {
        for bytes in facts.linkedData { readLinkedData(bytes, now: now) }
        readMetas(facts)
        let headline = PageHeadline(facts, heading: heading, linked: title, site: publisher)
        title = headline.text
        origins.title = headline.origin
        let candidates =
            [facts.named(Self.dateNames)]
            + facts.times.filter(\.isPublished).map { ("an element marked as such", $0.value) }
            + [facts.named(Self.laterDateNames)]
            + facts.times.prefix(1).map { ("the first time element", $0.value) }
        for case (let name, let value)? in candidates where published == nil {
            published = DateText.date(value, now: now)?.iso
            if published != nil { origins.published = name }
        }
    }

    /// Fills what `article` does not know yet.
    func describe(_ article: inout Article) {
        if let published {
            article.published = published
            article.publishedOrigin = .metadata
        }
        article.publisher = publisher ?? article.publisher
        article.author = author ?? article.author
        article.origins = origins
        article.url = url ?? canonical
        article.section = section
    }

    private mutating func readMetas(_ facts: PageFacts) {
        url = facts.meta(["og:url", "twitter:url"]) ?? url
        let names = [
            facts.named(["og:site_name"]), facts.named(["application-name"]),
            publisher.map { ("linked data", $0) }, facts.named(["dc.publisher"]),
        ]
        publisher = SiteName.best(of: names.map { $0?.content }, address: url ?? facts.canonical)
        let named = names.first { $0 != nil && $0?.content == publisher }
        origins.publisher = (named ?? nil)?.name ?? "the page's name or address"
        origins.author = author.map { _ in "linked data" }
        if author == nil,
            let found = facts.named(["author", "dc.creator", "article:author", "byl"])
        {
            (origins.author, author) = found
        }
        canonical = facts.canonical
        isAuthorSite = author.map { isSite($0) } ?? true
        if author?.hasPrefix("http") ?? false { author = nil }
        description = facts.meta(["og:description", "description", "twitter:description"])
        section = facts.meta(["article:section", "section"]) ?? section
    }

    /// Whether an author's name is an address or the name of the site.
    private func isSite(_ name: String) -> Bool {
        if name.hasPrefix("http") || name.contains("www.") || name.contains("@") { return true }
        let words = FoldedWords(name).words
        if words.isEmpty { return true }
        if words == FoldedWords(publisher ?? "").words { return true }
        return words.count <= 2 && name.split(separator: ".").count == 2 && !name.contains(" ")
    }

    private static let dateNames = [
        "article:published_time", "og:article:published_time", "datepublished", "article.published",
        "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.created", "pubdate",
        "publishdate", "publish-date", "publication_date", "sailthru.date", "parsely-pub-date",
        "cxenseparse:recs:publishtime", "last-modified-date", "created", "article:published",
    ]

    private static let laterDateNames = [
        "article:modified_time", "og:updated_time", "last-modified",
    ]

    private mutating func readLinkedData(_ bytes: [UInt8], now: Int) {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        var pending = [value]
        var seen = 0
        while let value = pending.popLast(), seen < 500 {
            seen += 1
            pending += value.elements.reversed()
            if let graph = value["@graph"] { pending.append(graph) }
            if let entity = value["mainEntity"] { pending.append(entity) }
            if Self.isArticle(value) { take(value, now: now) }
        }
    }

    private static func isArticle(_ value: JSONValue) -> Bool {
        let types = value["@type"].map {
            $0.string.map { [$0] } ?? $0.elements.compactMap(\.string)
        }
        return (types ?? []).contains {
            $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || $0 == "Report"
                || $0 == "LiveBlogPosting"
        }
    }

    private mutating func take(_ value: JSONValue, now: Int) {
        let text = value["articleBody"]?.string ?? ""
        if text.utf8.count > body?.utf8.count ?? 0 {
            body = text.contains("<p") ? FragmentText.text(ofHTML: text) : text
        }
        title = title ?? value["headline"]?.string.map(Self.plain)
        author = author ?? JSONMetadata.first(value, ["author"]).map(Self.plain)
        publisher = publisher ?? value["publisher"]?["name"]?.string.map(Self.plain)
        section = section ?? JSONMetadata.first(value, ["articleSection"])
        url = url ?? value["url"]?.string
        for key in ["datePublished", "dateCreated"] where published == nil {
            published = value[key]?.string.flatMap { DateText.date($0, now: now)?.iso }
            if published != nil { origins.published = "\(key) of linked data" }
        }
    }

    /// `text` with white space folded and the character references read that some sites leave in.
    private static func plain(_ text: String) -> String {
        let isEscaped = text.contains("&") && text.contains(";")
        return JSONMetadata.folded(isEscaped ? FragmentText.text(ofHTML: text) : text)
    }
}
