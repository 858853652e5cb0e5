import Annotation
import Articles
import FoundationEssentials
import FuzzedReaders
import Testing

/// PDF through `pdftotext`, which the packages of the project bring along.
@Suite(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")),
    .timeLimit(.minutes(1)))
struct PDFTests {
    private func readAll(_ bytes: [UInt8]) -> Reading {
        ArticleReader().readAll(bytes: bytes, name: "a", hints: ReadingHints(now: 1_790_000_000))
    }

    private static let first = """
        Minister besucht Rom

        Rom, 19. Dezember 2022 (dpa) - Der Minister ist am Montag in Rom an-
        gekommen, wo er seinen Amtskollegen traf (und dessen Stab).
        """

    @Test func `the text of several pages is one article with headline and date`() throws {
        let pages = [Self.first, "Am Abend sprach er von großen\nFortschritten.\n\n2"]
        let article = try #require(readAll(PDFMaker.file(pages: pages)).articles.first)
        #expect(article.format == "pdf")
        #expect(article.title == "Minister besucht Rom")
        #expect(article.published == "2022-12-19")
        #expect(article.publisher == "dpa")
        #expect(article.mainText.contains("in Rom angekommen, wo er seinen Amtskollegen traf"))
        #expect(article.mainText.hasSuffix("Am Abend sprach er von großen Fortschritten."))
    }

    @Test func `a file without a text layer is refused in words`() {
        let reading = readAll(PDFMaker.file(pages: [""]))
        #expect(reading.articles.isEmpty)
        #expect(reading.skipped.first?.error.code == .noArticle)
    }

    @Test func `an encrypted file is refused in words`() {
        // A standard security handler with a password that nobody knows.
        let key = String(repeating: "5A", count: 32)
        let trailer =
            "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -64 /O <\(key)> /U <\(key)> >>"
            + " /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
        let reading = readAll(PDFMaker.file(pages: [Self.first], trailer: trailer))
        #expect(reading.articles.isEmpty)
        #expect(reading.skipped.first?.error.code == .noArticle)
    }

    @Test(arguments: [9, 40, 400, 700])
    func `a file that was cut ends in an article or a reason`(_ length: Int) {
        let reading = readAll(Array(PDFMaker.file(pages: [Self.first]).prefix(length)))
        #expect(!reading.articles.isEmpty || !reading.skipped.isEmpty)
    }

    @Test func `pages that draw one another end in an article or a reason`() {
        var text = String(decoding: PDFMaker.file(pages: ["He came."]), as: UTF8.self)
        text = text.replacing("/Kids [4 0 R]", with: "/Kids [2 0 R]")
        let reading = readAll(Array(text.utf8))
        #expect(!reading.articles.isEmpty || !reading.skipped.isEmpty)
    }

    @Test func `a hundred pages are read within the bounds of time`() throws {
        let page = (0..<50).map { "Line \($0) of the report was read on Monday." }
            .joined(separator: "\n")
        let clock = ContinuousClock()
        var reading = Reading()
        let took = clock.measure {
            reading = readAll(PDFMaker.file(pages: Array(repeating: page, count: 100)))
        }
        #expect(reading.articles.count == 1)
        #expect(took < .seconds(20))
    }
}
