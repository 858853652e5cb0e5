import Annotation
import Articles
import Testing

struct XMLFormatTests {
    private let hints = ReadingHints(now: 1_790_000_000)

    private func readAll(_ text: String) -> Reading {
        ArticleReader().readAll(bytes: Array(text.utf8), name: "a.xml", hints: hints)
    }

    private static let item = """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" xml:lang="en-GB">
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:EXA"/>
        <versionCreated>2024-05-06T10:00:00+02:00</versionCreated></itemMeta>
        <contentMeta><creator><name>Jane Doe</name></creator>
        <headline>Delegates   meet</headline></contentMeta>
        <contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.head>
        <hedline><hl1>Delegates meet</hl1></hedline></body.head><body.content>
        <p>Delegates met on Monday.</p><media><media-caption>A hall.</media-caption></media>
        <p>They will <em>meet</em> again.</p></body.content></body></nitf></inlineXML></contentSet>
        </newsItem>
        """

    @Test func `a NewsML-G2 item gives headline, paragraphs, date and provider`() throws {
        let article = try #require(readAll(Self.item).articles.first)
        #expect(article.format == "newsml-g2")
        #expect(article.title == "Delegates meet")
        #expect(
            article.mainText
                == "Delegates meet\n\nDelegates met on Monday.\n\nThey will meet again.")
        #expect(article.published == "2024-05-06T10:00:00+02:00")
        #expect(article.publisher == "EXA")
        #expect(article.author == "Jane Doe")
        #expect(article.language == "en")
    }

    @Test(arguments: ["packageItem", "knowledgeItem", "conceptItem", "planningItem", "other"])
    func `an item without articles is refused with its reason`(_ root: String) {
        let reading = readAll("<?xml version=\"1.0\"?><\(root)><a/></\(root)>")
        #expect(reading.articles.isEmpty)
        #expect(reading.skipped.first?.error.code == .noArticle)
    }

    @Test func `a picture item is refused by its class`() {
        let reading = readAll(
            "<newsItem><itemMeta><itemClass qcode=\"ninat:picture\"/></itemMeta></newsItem>")
        #expect(reading.skipped.first?.error.message.contains("ninat:picture") == true)
    }

    @Test func `each entry of a feed is an article`() throws {
        let reading = readAll(
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Example</title><language>de</language>
            <item><title>Erster</title><link>https://example.org/1</link><guid>1</guid>
            <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
            <content:encoded><![CDATA[<p>Die Ministerin kam an.</p><p>Sie blieb.</p>]]></content:encoded>
            </item><item><title>Zweiter</title><description>Er ging &lt;b&gt;weg&lt;/b&gt;.</description>
            </item><item><link>https://example.org/3</link></item></channel></rss>
            """)
        #expect(reading.articles.map(\.title) == ["Erster", "Zweiter"])
        #expect(reading.articles.map(\.member) == ["entry 1", "entry 2"])
        #expect(reading.articles[0].published == "2024-05-06T10:00:00Z")
        #expect(reading.articles[0].mainText == "Erster\n\nDie Ministerin kam an.\n\nSie blieb.")
        #expect(reading.articles[0].url == "https://example.org/1")
        #expect(reading.articles[1].mainText.hasSuffix("Er ging weg."))
        #expect(reading.skipped.count == 1)
    }

    @Test func `an Atom entry with XHTML is read`() throws {
        let article = try #require(
            readAll(
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry>
                <title>Visit</title><link href="https://example.org/v"/><updated>2024-05-06</updated>
                <author><name>Jane Doe</name></author><content type="xhtml">
                <div xmlns="http://www.w3.org/1999/xhtml"><p>He came.</p></div></content></entry></feed>
                """
            ).articles.first)
        #expect(article.mainText == "Visit\n\nHe came.")
        #expect(article.url == "https://example.org/v")
        #expect(article.author == "Jane Doe")
    }

    @Test func `an NITF document is read`() throws {
        let article = try #require(
            readAll(
                """
                <nitf><head><docdata><date.issue norm="20240506T100000Z"/>
                <doc.copyright holder="Example"/></docdata></head><body><body.head><hedline>
                <hl1>Visit</hl1></hedline><byline>By Jane Doe</byline></body.head>
                <body.content><block><p>He came.</p></block></body.content></body></nitf>
                """
            ).articles.first)
        #expect(article.mainText == "Visit\n\nHe came.")
        #expect(article.published == "2024-05-06T10:00:00Z")
        #expect(article.author == "Jane Doe")
    }

    @Test func `entities that unfold to gigabytes are not unfolded`() {
        var laughs = "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a \"ha ha ha ha\">"
        for (name, part) in zip("bcdefghij", "abcdefghi") {
            laughs += "<!ENTITY \(name) \"" + String(repeating: "&\(part);", count: 10) + "\">"
        }
        laughs += "]><nitf><body><body.content><p>&j;</p></body.content></body></nitf>"
        let reading = readAll(laughs)
        #expect(reading.articles.allSatisfy { $0.text.utf8.count < 10_000 })
    }
}
