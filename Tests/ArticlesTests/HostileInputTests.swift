import Annotation
import Articles
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HostileInputTests {
    private func readAll(_ bytes: [UInt8]) -> Reading {
        ArticleReader().readAll(bytes: bytes, name: "x", hints: ReadingHints(now: 1_790_000_000))
    }

    /// Every input ends in an article or a reason, and blocks never leave the text.
    private func check(_ bytes: [UInt8]) {
        let reading = readAll(bytes)
        #expect(!reading.articles.isEmpty || !reading.skipped.isEmpty)
        for article in reading.articles {
            let count = article.text.utf8.count
            #expect(article.blocks.allSatisfy { 0 <= $0.range.start && $0.range.end <= count })
            #expect(
                zip(article.blocks, article.blocks.dropFirst()).allSatisfy {
                    $0.range.end <= $1.range.start
                })
        }
    }

    @Test func `a line of a quarter of a million characters is read`() {
        check(Array(repeating: 0x61, count: 1 << 18))
        check(Array(String(repeating: "a b, c. ", count: 200_000).utf8))
    }

    @Test(arguments: [
        "{\"text\":\"" + String(repeating: "[", count: 50_000),
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
        String(repeating: "<a", count: 50_000), String(repeating: "<", count: 100_000),
        "<?xml version=\"1.0\"?>" + String(repeating: "<a>", count: 100_000),
        "<html>" + String(repeating: "<table><tr><td>", count: 30_000) + "x",
        "<html>" + String(repeating: "<p>", count: 100_000), "From \n\n\nFrom ", "WARC/1.0\r\n\r\n",
        "WARC/1.0\r\nContent-Length: -5\r\nWARC-Type: response\r\n\r\n",
        "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "Subject: =?utf-8?Q?=?=\nFrom: =?\nDate: x\n\n=", "PK\u{3}\u{4}", "%PDF-1.4\n%%EOF",
        "\u{FEFF}", "---", "(((((((((((", "+++ +++ +++ +++", "© © © ©", "von von von von von von",
        String(repeating: "( dpa ", count: 20_000), String(repeating: "mit * ", count: 20_000),
    ])
    func `hostile text ends in an article or a reason`(_ text: String) { check(Array(text.utf8)) }

    @Test func `random bytes and every prefix of a page are survived`() {
        var state: UInt64 = 88_172_645_463_325_252
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        for length in [1, 2, 7, 64, 600, 5000] {
            for _ in 0..<8 { check((0..<length).map { _ in UInt8(truncatingIfNeeded: next()) }) }
        }
        let page = Array(
            "<html><head><meta charset=x><title>A</title></head><body><p>He came, ü.</p></body>"
                .utf8)
        for length in stride(from: 1, to: page.count, by: 3) { check(Array(page.prefix(length))) }
        for _ in 0..<100 {
            var broken = page
            for _ in 0..<4 {
                broken[Int(next() % UInt64(page.count))] = UInt8(truncatingIfNeeded: next())
            }
            check(broken)
        }
    }

    @Test func `bytes that are no text are refused as binary`() {
        let reading = readAll([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 2, 3])
        #expect(reading.skipped.first?.error.code == .binary)
    }

    @Test func `a document above the limit is refused`() {
        var reader = ArticleReader()
        reader.limits.documentBytes = 100
        let reading = reader.readAll(bytes: Array(repeating: 0x61, count: 101), name: "x")
        #expect(reading.skipped.first?.error.code == .tooLarge)
    }
}
