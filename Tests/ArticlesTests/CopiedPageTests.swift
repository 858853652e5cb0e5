import Annotation
import Articles
import FoundationEssentials
import LanguageData
import Testing

/// Reads pages that were copied whole, with clutter that no rule knows.
struct CopiedPageTests {
    private static let reader = (try? SeedsFolder.locate()).flatMap {
        try? ArticleReader(seeds: $0)
    }

    /// A page with a mark for each line.
    struct Page: Sendable, CustomTestStringConvertible {
        var name: String
        var lines: [(mark: Character, text: String)] = []
        var testDescription: String { name }
        var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

        func texts(_ marks: String) -> [String] {
            lines.filter { marks.contains($0.mark) }.map(\.text)
        }
    }

    private static let pages: [Page] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/pasted-pages.txt")
        let bytes = (try? Data(contentsOf: path)) ?? Data()
        var pages: [Page] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        where !line.hasPrefix("#") {
            if line.hasPrefix("=== ") {
                pages.append(Page(name: String(line.dropFirst(4))))
            } else if let mark = line.first, !pages.isEmpty {
                pages[pages.count - 1].lines.append((mark, String(line.dropFirst(2))))
            }
        }
        return pages
    }()

    private func read(_ text: String) throws -> Article {
        let reader = try #require(Self.reader)
        let reading = reader.readAll(
            bytes: Array(text.utf8), name: "a", hints: ReadingHints(now: 1_790_000_000))
        return try #require(reading.articles.first)
    }

    private func paragraphs(_ article: Article) -> Set<String> {
        Set(article.mainText.split(whereSeparator: \.isNewline).map(String.init))
    }

    @Test func `there are pages in both languages`() {
        #expect(Set(Self.pages.map { $0.name.prefix(2) }) == ["de", "en"])
    }

    @Test(arguments: pages)
    func `no line of prose is lost, and no heading`(_ page: Page) throws {
        let kept = paragraphs(try read(page.text))
        for line in page.texts("THP") { #expect(kept.contains(line)) }
    }

    @Test(arguments: pages)
    func `of unknown clutter at most one line in six is kept`(_ page: Page) throws {
        let kept = paragraphs(try read(page.text)).intersection(page.texts("C"))
        #expect(kept.count * 6 <= page.texts("C").count, "\(kept)")
    }

    @Test(arguments: pages)
    func `the headline is found below its breadcrumb`(_ page: Page) throws {
        #expect(try [read(page.text).title] == page.texts("T"))
    }

    @Test func `the date beside the headline counts, not those of links below`() throws {
        let days = ["de-harbour": "2024-06-14", "en-dam": "2022-06-03"]
        for page in Self.pages {
            let published = try read(page.text).published
            #expect(published?.prefix(10) == days[page.name]?.prefix(10), "\(page.name)")
        }
    }

    @Test(arguments: pages)
    func `the article alone stays whole`(_ page: Page) throws {
        let article = try read(page.texts("THP").joined(separator: "\n\n"))
        #expect(article.blocks.allSatisfy { $0.isKept })
    }

    @Test(arguments: pages)
    func `what was learned says why a line was dropped and how sure that is`(
        _ page: Page
    ) throws {
        let learned = try read(page.text).blocks.filter { $0.rule?.contains("(learned,") ?? false }
        #expect(!learned.isEmpty)
        #expect(learned.allSatisfy { !$0.isKept && $0.rule?.hasSuffix(" %)") ?? false })
    }

    @Test func `an article of one paragraph among clutter stays`() throws {
        let paragraph = """
            We visited the mill on Monday. Your bread, the miller told us, begins with our river. The town \
            wants to build a bridge there, and he fears for his wheel. The mayor said the plan was settled.
            """
        let article = try read(
            "Home\n\nSubscribe\n\nAdvertisement\n\nA report of the day\n\n\(paragraph)\n\nShare\n\nTweet\n\n"
                + "Advertisement\n\nComments\n")
        #expect(article.mainText.contains(paragraph))
    }

    @Test func `a wrapped paragraph below a menu is one paragraph`() throws {
        let article = try read(
            """
            Home
            Reports
            Search

            Ministers of the five river states met in Vientiane on Thursday to
            discuss the drought. They agreed to share the readings of all their
            gauges and to meet again in May.

            A spokesman said that the talks had been frank and that the dams
            upstream were not on the agenda.

            About us
            """)
        #expect(article.blocks.filter { $0.role == .paragraph }.count == 2)
    }
}
