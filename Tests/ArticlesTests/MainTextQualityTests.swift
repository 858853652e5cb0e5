import Annotation
import Articles
import FoundationEssentials
import JSONText
import TestSupport
import Testing

/// Floors for the main text of pages; the corpora stand beside the project.
@Suite(
    .enabled(
        if: runsTier("quality")
            && FileManager.default.fileExists(atPath: "\(SharedFolder.path)/html/dev")))
struct MainTextQualityTests {
    private static let folder = "\(SharedFolder.path)/html/dev"

    private func text(ofPage path: String) throws -> String {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let reading = ArticleReader().readAll(bytes: bytes, name: path)
        return folded(reading.articles.first?.mainText ?? "")
    }

    private func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `pages hold what they must and not what they must not`() throws {
        let data = try Data(contentsOf: URL(filePath: "\(Self.folder)/snippets.json"))
        var (found, missed, extra) = (0.0, 0.0, 0.0)
        for page in try JSONValue(parsing: data).members {
            let file = try #require(page.value["file"]?.string)
            let name = file.hasSuffix(".html") ? file : "\(file).html"
            let text = try text(ofPage: "\(Self.folder)/pages/\(name).gz")
            for snippet in page.value["with"]?.elements ?? [] {
                let isIn = text.contains(folded(snippet.string ?? ""))
                if isIn { found += 1 } else { missed += 1 }
            }
            for snippet in page.value["without"]?.elements ?? [] {
                if text.contains(folded(snippet.string ?? "")) { extra += 1 }
            }
        }
        let measure = 2 * found / (2 * found + missed + extra)
        #expect(measure >= 0.940, "F of main text on snippets")
    }

    @Test func `the five seed articles lose their clutter`() throws {
        for line in try SharedFolder.lines("gold/seeds.jsonl") {
            let gold = try JSONValue(parsing: Array(line.utf8))
            let file = try #require(gold["file"]?.string)
            let text = try text(ofPage: "\(SharedFolder.path)/seeds/\(file)")
            for clutter in gold["boilerplate"]?.elements ?? [] {
                #expect(!text.contains(clutter.string ?? ""), "\(file)")
            }
        }
    }

    @Test func `no sentence that stands alone is taken for clutter`() throws {
        for name in ["events/en-plover-dev.jsonl", "events/de-plover-dev.jsonl"] {
            for line in try SharedFolder.lines(name) {
                let record = try JSONValue(parsing: Array(line.utf8))
                let sentence = record["text"]?.string ?? record["sentence"]?.string ?? ""
                guard !sentence.isEmpty else { continue }
                let bytes = Array(sentence.utf8)
                let article = ArticleReader().readAll(bytes: bytes, name: "a").articles.first
                let blocks = article?.blocks ?? []
                #expect(blocks.allSatisfy { $0.isKept }, "\(sentence)")
            }
        }
    }
}
