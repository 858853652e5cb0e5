import Annotation
import Articles
import Testing

struct JSONArticleTests {
    private let reader = ArticleReader()

    private func read(_ json: String) throws -> [Article] {
        try reader.read(
            bytes: Array(json.utf8), name: "a.json", hints: ReadingHints(now: 1_790_000_000))
    }

    @Test func `news-please, trafilatura and newspaper4k keys are known`() throws {
        let plain = try #require(
            try read(
                #"{"maintext":"Sie kam.","title":"Besuch","date_publish":"2023-02-01 10:30:00","source_domain":"example.org","language":"de"}"#
            ).first)
        #expect(plain.published == "2023-02-01T10:30:00")
        #expect(plain.publisher == "example.org")
        let trafilatura = try #require(
            try read(
                #"{"text":"He came.","title":"Visit","hostname":"example.com","date":"2023-02-01"}"#
            )
            .first)
        #expect(trafilatura.publisher == "example.com")
        let newspaper = try #require(
            try read(
                #"{"text":"He came.","title":"Visit","authors":["A B","C D"],"publish_date":"2023-02-01T00:00:00+01:00","meta_lang":"en"}"#
            ).first)
        #expect(newspaper.author == "A B, C D")
        #expect(newspaper.language == "en")
        #expect(newspaper.published == "2023-02-01T00:00:00+01:00")
    }

    @Test func `a title that the text begins with is not put in front again`() throws {
        let article = try #require(
            try read(#"{"title":"Visit in Rome","text":"Visit in Rome\nThe minister came."}"#).first
        )
        #expect(article.bodyOffset == 0)
        #expect(article.blocks.map(\.role) == [.title, .paragraph])
    }

    @Test func `JSON lines and arrays are one article each`() throws {
        let lines = #"{"text":"One came.","id":"1"}"# + "\n\n" + #"{"text":"Two came.","id":2}"#
        #expect(try read(lines).map(\.id) == ["1", "2"])
        #expect(try read(lines).map(\.member) == ["line 1", "line 3"])
        #expect(try read("[\(lines.split(separator: "\n").joined(separator: ","))]").count == 2)
    }

    @Test func `a bad line is skipped with its reason and the others are read`() {
        let reading = reader.readAll(
            bytes: Array("{\"text\":\"One came.\"}\n{oops\n{\"text\":\"Two.\"}".utf8), name: "a")
        #expect(reading.articles.count == 2)
        #expect(reading.skipped.map(\.member) == ["line 2"])
        #expect(reading.skipped.first?.error.code == .malformed)
    }

    @Test func `an object without text is refused in words`() {
        let error = #expect(throws: ReadingError.self) { try read(#"{"a":1}"#) }
        #expect(error?.code == .noArticle)
    }

    @Test func `the same text in other white space has the same text digest`() throws {
        let one = try #require(try read(#"{"text":"He came  home.\nShe stayed."}"#).first)
        let two = try #require(try read(#"{"text":"He came home.\r\n\r\nShe stayed. "}"#).first)
        #expect(one.textDigest == two.textDigest)
        #expect(one.digest != two.digest)
    }
}
