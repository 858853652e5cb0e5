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

    /// Reads linked data first, then Open Graph, microdata and the older meta names.
    ///
    /// `heading` is the page's own headline, where it shows one.
    init(_ facts: PageFacts, heading: String?, now: Int) {
        for bytes in facts.linkedData { readLinkedData(bytes, now: now) }
        readMetas(facts)
        let social = Self.headline(
            facts.meta(["og:title", "twitter:title"]) ?? title, page: facts.title, site: publisher)
        title = Self.agreed(heading: heading, linked: title, social: social)
        let candidates =
            [facts.meta(Self.dateNames)]
            + facts.times.filter(\.isPublished).map { Optional($0.value) }
            + [facts.meta(Self.laterDateNames)] + facts.times.prefix(1).map { Optional($0.value) }
        for candidate in candidates where published == nil {
            published = candidate.flatMap { DateText.date($0, now: now)?.iso }
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
        article.url = url ?? canonical
        article.section = section
    }

    private mutating func readMetas(_ facts: PageFacts) {
        url = facts.meta(["og:url", "twitter:url"]) ?? url
        publisher = SiteName.best(
            of: [
                facts.meta(["og:site_name"]), facts.meta(["application-name"]), publisher,
                facts.meta(["dc.publisher"]),
            ], address: url ?? facts.canonical)
        author = author ?? facts.meta(["author", "dc.creator", "article:author", "byl"])
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

    /// The headline of social networks or linked data, without what the page's own heading leaves out.
    ///
    /// Social titles carry a kicker or the site's name, headings sometimes a kicker: of two of which one is a
    /// part of the other, the part is the headline.
    private static func agreed(heading: String?, linked: String?, social: String?) -> String? {
        guard let said = social ?? linked, let heading else { return social ?? linked ?? heading }
        let (own, words) = (FoldedWords(heading).words, FoldedWords(said).words)
        let isPart =
            own.count < words.count
            && (words.starts(with: own) || words.suffix(own.count) == own[...])
        return isPart ? heading : said
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
        title = title ?? value["headline"]?.string.map(JSONMetadata.folded)
        author = author ?? JSONMetadata.first(value, ["author"]).map(JSONMetadata.folded)
        publisher = publisher ?? value["publisher"]?["name"]?.string
        section = section ?? JSONMetadata.first(value, ["articleSection"])
        url = url ?? value["url"]?.string
        for key in ["datePublished", "dateCreated"] where published == nil {
            published = value[key]?.string.flatMap { DateText.date($0, now: now)?.iso }
        }
    }

    /// The headline without the name of the site behind a mark: "Visit - Example News".
    private static func headline(_ title: String?, page: String?, site: String?) -> String? {
        guard let full = title ?? page else { return nil }
        let marks = [" | ", " - ", " – ", " — ", " :: ", " » "]
        for mark in marks {
            let parts = full.split(separator: mark, omittingEmptySubsequences: false)
            guard parts.count > 1, let last = parts.last else { continue }
            let isSite = site.map { last.lowercased().contains($0.lowercased()) } ?? false
            let isShort = last.split(separator: " ").count <= 3 && title == nil
            if isSite || isShort || mark == " | " && last.split(separator: " ").count <= 4 {
                return parts.dropLast().joined(separator: mark)
            }
        }
        return full
    }
}
