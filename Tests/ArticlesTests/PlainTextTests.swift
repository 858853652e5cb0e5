import Annotation
import Articles
import Testing

struct PlainTextTests {
    private func read(_ text: String) throws -> Article {
        try #require(ArticleReader().read(bytes: Array(text.utf8), name: "a.txt").first)
    }

    private func texts(_ article: Article, _ role: Block.Role) -> [String] {
        let bytes = Array(article.text.utf8)
        return article.blocks.filter { $0.role == role }
            .map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) }
    }

    @Test func `lines wrapped at a width are one paragraph`() throws {
        let text = """
            Minister opens bridge in the north

            The minister opened the new bridge on Monday and said that the road
            behind it would be ready before winter, although the company that is
            building it has asked for more time and for more money from the
            state.

            Opposition leaders called the plan a waste. They want to hear the
            company in parliament, where a majority of members is needed to call
            a witness of that kind.
            """
        let article = try read(text)
        #expect(article.blocks.map(\.role) == [.title, .paragraph, .paragraph])
        #expect(article.text == text)
    }

    @Test func `one paragraph a line stays one paragraph a line`() throws {
        let text = """
            Zwei Länder einigen sich auf einen Vertrag über die Grenze im Norden
            Die beiden Länder haben sich am Dienstag auf einen Vertrag geeinigt.
            Der Vertrag soll im Herbst unterzeichnet werden und gilt zehn Jahre.
            Die Opposition lehnt ihn ab.
            """
        let article = try read(text)
        #expect(article.blocks.map(\.role) == [.title, .paragraph, .paragraph, .paragraph])
    }

    @Test(arguments: [
        "Der Präsident reiste am Montag nach Rom.",
        "He said no.",
        "Das Foto zeigt, wie der Minister den Vertrag unterschreibt.",
        "Yes.",
        "Von Montag an gilt die Waffenruhe.",
        "Mehr als 300 Menschen starben.",
    ])
    func `a single sentence is kept whole`(_ sentence: String) throws {
        let article = try read(sentence)
        #expect(article.mainText == sentence)
    }

    @Test func `a headline and lead pasted twice are kept once`() throws {
        let article = try read(
            """
            Talks in Bern end without a treaty

            Delegates of both sides left Bern on Friday.

            Talks in Bern end without a treaty

            Delegates of both sides left Bern on Friday. A new round is planned.
            """)
        #expect(article.title == "Talks in Bern end without a treaty")
        #expect(
            texts(article, .paragraph) == [
                "Delegates of both sides left Bern on Friday. A new round is planned."
            ])
        #expect(article.blocks.filter { $0.role == .clutter }.allSatisfy { $0.rule == "repeated" })
    }

    @Test func `a repeated lead inside a denial is no repetition`() throws {
        let article = try read(
            """
            The army crossed the river on Sunday night.
            It is not true that the army crossed the river on Sunday night, the general said.
            """)
        #expect(article.blocks.allSatisfy { $0.isKept })
    }

    @Test func `a signature becomes the publisher and links behind it go`() throws {
        let article = try read(
            """
            Der Minister kam am Abend in der Hauptstadt an und traf seine Gastgeber.

            (dpa/AFP)

            Das ist ein anderer Artikel
            Noch ein Artikel
            """)
        #expect(article.publisher == "dpa/AFP")
        #expect(article.mainText.hasSuffix("seine Gastgeber."))
    }

    @Test func `a kicker stands before its headline`() throws {
        let article = try read(
            """
            Besuch im Norden

            Kanzlerin verspricht der Küste neue Schiffe und mehr Personal

            Die Kanzlerin hat am Freitag die Küste besucht.
            """)
        #expect(
            article.title == "Kanzlerin verspricht der Küste neue Schiffe und mehr Personal")
        #expect(texts(article, .heading) == ["Besuch im Norden"])
    }

    @Test func `a dateline in the text gives date and publisher`() throws {
        let article = try read(
            "Minsk, 3. Dezember 2022 (dpa) - Der Minister ist am Samstag in Minsk eingetroffen.")
        #expect(article.published == "2022-12-03")
        #expect(article.publishedOrigin == .text)
        #expect(article.publisher == "dpa")
    }

    @Test func `dates in the future and before 1900 are refused`() throws {
        let line = #"{"text":"The minister came.","published":"2031-01-05"}"#
        let hints = ReadingHints(now: 1_700_000_000)
        let future = try ArticleReader().read(line: Array(line.utf8), hints: hints)
        #expect(future.published == nil)
        let old = line.replacing("2031", with: "1899")
        #expect(try ArticleReader().read(line: Array(old.utf8), hints: hints).published == nil)
    }

    @Test func `blocks are in order, apart, and cover all that is not white space`() throws {
        let text =
            "A title\r\n\r\n  Foto: dpa \nHe came. (Archiv)\n\u{A0}\n+++ News +++\nEnd of it all."
        let article = try read(text)
        let bytes = Array(article.text.utf8)
        var covered = [Bool](repeating: false, count: bytes.count)
        var last = 0
        for block in article.blocks {
            #expect(block.range.start >= last)
            last = block.range.end
            for index in block.range.start..<block.range.end { covered[index] = true }
        }
        let open = bytes.indices.filter { !covered[$0] }.map { bytes[$0] }
        #expect(open.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 })
    }

    @Test func `Markdown headings lose their marks and front matter tells the date`() throws {
        let text = """
            ---
            title: A visit
            date: 2024-05-06
            ---
            # A visit to the north

            The minister came on Monday.

            ## What follows

            - He leaves tomorrow.
            """
        let article = try read(text)
        #expect(article.published == "2024-05-06")
        #expect(article.publishedOrigin == .metadata)
        #expect(article.text == text)
        #expect(texts(article, .title) == ["A visit to the north"])
        #expect(texts(article, .heading) == ["What follows"])
        #expect(
            texts(article, .paragraph) == ["The minister came on Monday.", "He leaves tomorrow."])
    }
}

struct MarkdownTests {
    private func mainText(_ text: String) throws -> String {
        try #require(ArticleReader().read(bytes: Array(text.utf8), name: "a.md").first).mainText
    }

    @Test(arguments: [
        ("He [left](https://e.org/a_b \"x\") Rome.", "He left Rome."),
        ("She *never* said **so**, they __wrote__.", "She never said so, they wrote."),
        ("![A hall](a.png) He came to ***the*** hall.", "He came to the hall."),
        ("The `cabinet` met \\*twice\\*.", "The cabinet met *twice*."),
        ("[**Talks**](/t) go on in [Bern [city]](/b).", "Talks go on in Bern [city]."),
        ("It cost 5 * 3 * 2 and file_name_x too.", "It cost 5 * 3 * 2 and file_name_x too."),
        ("A [remark] (he said) and *an open mark.", "A [remark] (he said) and *an open mark."),
    ])
    func `links and emphasis leave only their words`(_ line: String, _ plain: String) throws {
        #expect(try mainText("# Visit\n\n\(line)") == "Visit\n\n\(plain)")
    }

    @Test func `plain text without any sign of Markdown keeps its asterisks`() throws {
        let text = "The note said *no* and nothing else."
        #expect(try mainText(text) == text)
    }
}
