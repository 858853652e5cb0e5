internal import Foundation

extension FuzzedReader {
    /// The first inputs, without the marks that `file(of:)` puts in front; all in our own words.
    public var seeds: [[UInt8]] {
        switch self {
        case .charset: Self.encoded
        case .text: [Self.bytes(Self.pasted), Self.bytes(Self.wrapped)]
        case .markdown: [Self.bytes(Self.headings), Self.bytes(Self.pasted)]
        case .html: [Self.bytes(Self.page), Self.bytes(Self.table)]
        case .json: Self.objects.map(Self.bytes)
        case .jsonl: [Self.bytes(Self.objects.map { "{" + $0 }.joined(separator: "\n"))]
        case .newsml: [Self.bytes(Self.newsItem)]
        case .nitf: [Self.bytes(Self.nitfDocument)]
        case .feed: [Self.bytes(Self.rss), Self.bytes(Self.atom)]
        case .mail: [Self.bytes(Self.message)]
        case .mailbox: [Self.bytes("\nHe came.\n\nFrom b\n" + Self.message)]
        case .pdf: [Array(PDFMaker.file(pages: ["The minister came."]).dropFirst(7))]
        case .gzip: [Array(ArchiveMaker.archive(Self.members, .gzip).dropFirst(3))]
        case .zip: [Array(ArchiveMaker.archive(Self.members, .zip).dropFirst(4))]
        case .tar: [ArchiveMaker.archive(Self.members, .tar)]
        case .warc: [Self.bytes(Self.webArchive)]
        case .dates:
            ["19. Dezember 2022", "2022-12-19T14:05:00+01:00", "Mon, 19 Dec 2022 14:05:00 GMT"]
                .map(Self.bytes)
        }
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static let members = [
        (name: "one.txt", bytes: Array("The minister came on Monday.".utf8)),
        (name: "in/two.json", bytes: Array(#"{"text":"She left.","title":"Two"}"#.utf8)),
    ]

    private static var encoded: [[UInt8]] {
        let text = "Grüße aus Köln: „Größe“ zählt, sagt die Ministerin."
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let narrow = [UInt8](text.data(using: .windowsCP1252) ?? Data())
        return [
            [0] + bytes(text), [1] + wide, [4] + narrow, [15] + narrow, [15] + wide,
            [15] + bytes("GrÃ¼ÃŸe an die PrÃ¤sidentin, â€žGrÃ¶ÃŸeâ€œ zÃ¤hlt."),
        ]
    }

    private static let pasted = """
        Startseite › Politik
        Minister besucht Rom
        Von Anna Berg
        Stand: 19.12.2022, 14:05 Uhr
        Foto: Example/dpa
        Rom, 19. Dezember 2022 (dpa) - Der Minister ist am Montag in Rom angekommen. (Archivbild)
        Minister besucht Rom
        Weiterlesen nach der Anzeige
        „Wir reden“, sagte er – mehr nicht.
        Lesen Sie auch: Was bisher geschah
        +++ Alle News im Ticker +++
        Mehr zum Thema
        Ein anderer Artikel
        (dpa/AFP)
        """

    private static let wrapped = """
        The minister opened the new bridge on Monday and said that the road
        behind it would be ready before winter, although the company that is
        building it has asked for more time and for more money from the
        state.

        Follow us on social media
        """

    private static let headings = """
        ---
        title: A visit
        date: 2024-05-06
        ---
        ## What follows

        - He [leaves](https://example.org/a "x") *tomorrow*, **they** said.
        > A quotation.
        ![picture](a.png)
        """

    private static let page = """
        <html lang=de><head><meta charset=utf-8><title>Besuch - Example</title>
        <meta property="og:title" content="Minister besucht Rom"><base href="/a/">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Minister besucht Rom",
        "datePublished":"2022-12-19T14:05:00+01:00","author":[{"name":"Anna Berg"}]}</script></head>
        <body><nav><a href=/>Start</a></nav><article itemprop="articleBody" class="article-body">
        <h1>Minister besucht Rom</h1><time datetime="2022-12-19">gestern</time>
        <p>Der Minister ist am Montag in Rom angekommen, wo er bis Freitag bleibt.</p>
        <figure><figcaption>Foto: dpa</figcaption></figure><p>Er traf&nbsp;<b>Amts&shy;kollegen</b>,
        hieß es.<br><br>Weiter.</p><div class="share">Teilen</div></article><footer>©</footer>
        """

    private static let table = """
        <body><table><tr><td><font>The envoy left for Geneva on Friday, officials said.</font>
        <tr><td><li><a href=x>More</a><p>Talks will go on, they added, after the weekend.</table>
        <h2>3 comments</h2><p>No!<noscript>off</noscript><template>x</template>
        """

    private static let objects = [
        #""title":"A visit","text":"The minister came.","published":"2024-05-01"}"#,
        #""maintext":"Er kam.","date_publish":"2024-05-01 10:00:00","authors":["A","B"]}"#,
        #""bodies":[{"contenttype":"text/html","value":"<p>He came.</p>"}],"uri":"x"}"#,
        #""articles":[{"body_xhtml":"<p>A \u00fc</p>"},{"content":null,"title":1e9}]}"#,
    ]

    private static let newsItem = """
        <newsItem guid="x" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider
        qcode="p:EXA"/><versionCreated>2024-05-06T10:00:00+02:00</versionCreated></itemMeta>
        <contentMeta><headline>Delegates meet</headline><by>Jane Doe</by><language tag="en"/>
        </contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body>
        <h1>Delegates meet</h1><p>They met on <em>Monday</em>.</p></body></html></inlineXML>
        <inlineData contenttype="text/plain">They met.</inlineData></contentSet></newsItem>
        """

    private static let nitfDocument = """
        <nitf><head><title>x</title><docdata><date.issue norm="20240506T100000Z"/><doc.copyright
        holder="Example"/></docdata><pubdata name="E" date.publication="20240506"/></head><body>
        <body.head><hedline><hl1>Visit</hl1></hedline><byline>By <person>Jane Doe</person></byline>
        <abstract><p>In short.</p></abstract></body.head><body.content><block><p>He came.</p>
        <media><media-caption>A hall.</media-caption></media></block></body.content></body></nitf>
        """

    private static let rss = """
        <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>E</title><language>de</language><item><title>Eins</title><link>https://e.org/1</link>
        <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><c:encoded><![CDATA[<p>Sie kam.</p>]]>
        </c:encoded></item><item><description>Er &lt;b&gt;ging&lt;/b&gt;.</description></item>
        </channel></rss>
        """

    private static let atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Visit</title><link href="x"/>
        <updated>2024-05-06</updated><author><name>Jane</name></author><content type="xhtml"><div>
        <p>He came.</p></div></content></entry></feed>
        """

    private static let message = """
        Subject: =?utf-8?B?R3LDvMOfZQ==?= aus =?iso-8859-1?Q?K=F6ln?=
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="xx"

        --xx
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        Die Minister trafen sich in K=F6ln=
        .
        --xx
        Content-Type: text/html
        Content-Transfer-Encoding: base64

        PHA+TmVpbjwvcD4=
        --xx--
        """

    private static var webArchive: String {
        let answer =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "1f\r\n<p>The minister came to talks.</\r\n2\r\np>\r\n0\r\n\r\n"
        return "1\r\nWARC-Type: response\r\nWARC-Target-URI: <https://e.org/a>\r\n"
            + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\nWARC/1.0\r\n"
            + "WARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\nHe came."
    }
}
