import Annotation
import Articles
import Testing

struct HTMLArticleTests {
    private func read(_ html: String) throws -> Article {
        let hints = ReadingHints(now: 1_790_000_000)
        return try #require(
            ArticleReader().read(bytes: Array(html.utf8), name: "page.html", hints: hints).first)
    }

    private static let first =
        "The foreign minister arrived in the capital on Monday, where he met his colleague for talks."
    private static let second =
        "Both sides agreed to open the border again, the ministry said in a statement in the evening."
    private static let page = """
        <!doctype html><html lang="en"><head><title>Minister opens border - Example News</title>
        <meta property="og:site_name" content="Example News">
        <meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
        <meta name="author" content="Jane Doe">
        <link rel="canonical" href="https://example.org/a"></head><body>
        <nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
        <div class="wrap"><h1>Minister opens border</h1><div class="article-body">
        <p>\(first)</p><figure><img src="x.jpg"><figcaption>Photo: Someone</figcaption></figure>
        <div class="ad-slot">Advertisement</div><p>\(second)</p>
        <aside><h3>Read more</h3><a href="/b">Another long story about something else entirely</a></aside>
        </div></div><div id="comments"><p>Great article, I agree with every word of it, really.</p></div>
        <footer>Copyright 2024 Example News</footer></body></html>
        """

    @Test func `headline and prose of a page are kept and nothing else`() throws {
        let article = try read(Self.page)
        #expect(
            article.mainText == "Minister opens border\n\n\(Self.first)\n\n\(Self.second)")
    }

    @Test func `the head of a page tells title, date, author and publisher`() throws {
        let article = try read(Self.page)
        #expect(article.title == "Minister opens border")
        #expect(article.published == "2024-03-05T10:00:00+01:00")
        #expect(article.publishedOrigin == .metadata)
        #expect(article.author == "Jane Doe")
        #expect(article.publisher == "Example News")
        #expect(article.format == "html")
    }

    @Test func `linked data stands in for a body that the page does not show`() throws {
        let body = String(repeating: "\(Self.first) \(Self.second) ", count: 3)
        let article = try read(
            """
            <html><head><script type="application/ld+json">{"@type":"NewsArticle",
            "headline":"Border opens","datePublished":"2024-03-05","articleBody":"\(body)"}</script>
            </head><body><p>Please wait, the page is being loaded now.</p></body></html>
            """)
        #expect(article.title == "Border opens")
        #expect(article.published == "2024-03-05")
        #expect(article.mainText.contains(Self.second))
    }

    @Test func `a declared character set is believed where bytes are not UTF-8`() throws {
        let html = "<html><head><meta charset=\"iso-8859-1\"></head><body><p>"
        var bytes = Array(html.utf8)
        let text = "Die Minister trafen sich am Montag in Köln, um über Brücken zu sprechen."
        bytes += text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let article = try #require(ArticleReader().read(bytes: bytes, name: "a").first)
        #expect(article.mainText == text)
    }

    @Test func `a lead named like a teaser is kept`() throws {
        let lead = "After years of dispute the two countries have settled their quarrel."
        let page = Self.page.replacing(
            "<div class=\"article-body\">",
            with: "<div class=\"teaser-text\"><p>\(lead)</p></div><div class=\"article-body\">")
        #expect(try read(page).mainText.contains(lead))
    }

    @Test(.timeLimit(.minutes(1)))
    func `elements nested 100,000 deep are read in time`() throws {
        let deep = String(repeating: "<div><b>", count: 100_000)
        let reading = ArticleReader().readAll(
            bytes: Array("<html><body>\(deep)<p>\(Self.first)</p>".utf8), name: "deep")
        #expect(reading.articles.count + reading.skipped.count == 1)
    }

    private func title(
        heading: String, social: String, linked: String? = nil, window: String = "Window"
    ) throws -> (String?, String?) {
        let data = linked.map {
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"\($0)\"}</script>"
        }
        let article = try read(
            """
            <html><head><title>\(window)</title><meta property="og:title" content="\(social)">
            \(data ?? "")</head><body><h1>\(heading)</h1><p>\(Self.first)</p><p>\(Self.second)</p>
            """)
        return (article.title, article.origins.title)
    }

    @Test func `a kicker that social and linked data share is kept, one of theirs alone is not`()
        throws
    {
        let (full, short) = ("After the talks: Minister opens border", "Minister opens border")
        #expect(try title(heading: short, social: full, linked: full) == (full, "og:title"))
        #expect(try title(heading: short, social: full) == (short, "the page's heading"))
    }

    @Test func `of two headlines with different kickers what they share remains`() throws {
        let headline = "Minister opens border on Monday"
        let both = try title(
            heading: "Foreign affairs - \(headline)", social: "After the talks: \(headline)")
        #expect(both == (headline, "the page's heading"))
        let one = "Minister Berg: opens border on Monday"
        #expect(
            try title(heading: "Old Minister Berg: opens border on Monday", social: one).0 == one)
    }

    @Test func `a headline cut off at a quotation mark is completed from the page`() throws {
        let cut = try title(
            heading: "Winner and \"royal visit\" in town",
            social: "Winner and \"royal visit\" in town")
        #expect(cut.0 == "Winner and \"royal visit\" in town")
    }

    @Test func `character references that linked data leaves in are read`() throws {
        let article = try read(
            """
            <html><head><script type="application/ld+json">{"@type":"NewsArticle",
            "headline":"R&uuml;ckbau beginnt","author":{"name":"Anna M&uuml;ller"}}</script></head>
            <body><p>\(Self.first)</p><p>\(Self.second)</p>
            """)
        #expect(article.title == "Rückbau beginnt")
        #expect(article.author == "Anna Müller")
        #expect(article.origins.author == "linked data")
    }

    @Test func `what the head of a page tells has its place beside it`() throws {
        let origins = try read(Self.page).origins
        #expect(origins.published == "article:published_time")
        #expect(origins.publisher == "og:site_name")
        #expect(origins.author == "author")
        #expect(origins.language?.hasSuffix("of the text") == true)
    }
}
