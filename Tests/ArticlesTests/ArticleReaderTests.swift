import Annotation
import Articles
import Testing

struct ArticleReaderTests {
    private func read(_ text: String, as name: String = "a.txt") throws -> [Article] {
        try ArticleReader().read(bytes: Array(text.utf8), name: name)
    }

    @Test func `the first short line is the title`() throws {
        let article = try #require(
            try read("Minister besucht Rom\n\nDer Minister ist am Montag in Rom angekommen.").first)
        #expect(article.title == "Minister besucht Rom")
        #expect(article.blocks.map(\.role) == [.title, .paragraph])
        #expect(article.language == "de")
    }

    @Test func `a JSON title stands before the text, whose bytes stay`() throws {
        let line =
            #"{"id":"x","title":"A visit","text":"The minister  came.","published":"2024-05-01"}"#
        let article = try ArticleReader().read(line: Array(line.utf8))
        #expect(article.text == "A visit\n\nThe minister  came.")
        #expect(article.bodyOffset == 9)
        #expect(article.published == "2024-05-01")
        #expect(article.publishedOrigin == .metadata)
    }

    @Test func `Windows-1252 is recognised`() throws {
        let bytes = Array(
            "Gr\u{FC}\u{DF}e aus K\u{F6}ln an die Minister \u{FC}ber Br\u{FC}ssel".unicodeScalars
        )
        .map { UInt8($0.value) }
        let article = try #require(try ArticleReader().read(bytes: bytes, name: "a").first)
        #expect(article.text == "Grüße aus Köln an die Minister über Brüssel")
    }

    @Test func `an empty file is refused in words`() {
        #expect(throws: ReadingError.self) { try read(" \n\t") }
    }
}
