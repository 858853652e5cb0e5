import Annotation
import Articles
import FoundationEssentials
import TestSupport
import Testing

/// The examples of the NewsML-G2 standard, which stand beside the project, against a table of facts.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(atPath: "\(SharedFolder.path)/iptc/newsml-g2")))
struct NewsMLExampleTests {
    private static let folder = "\(SharedFolder.path)/iptc/newsml-g2"

    /// A line of the table.
    struct Example: Sendable {
        var path: String
        /// `refused` and the reason, or `read`, date, headline and first words.
        var facts: [String]
    }

    private static func table() throws -> [Example] {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = checkout.appending(path: "Fixtures/newsml-g2.tsv")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return Example(path: String(fields[0]), facts: fields.dropFirst().map(String.init))
        }
    }

    /// The facts of a file as it is read now.
    private func facts(ofFile path: String) throws -> [String] {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.folder)/\(path)")))
        let reading = ArticleReader().readAll(
            bytes: bytes, name: path, hints: ReadingHints(now: 1_790_000_000))
        guard let article = reading.articles.first else {
            return ["refused", reading.skipped.first?.error.message ?? "without a reason"]
        }
        let text = Array(article.text.utf8)
        let prose = article.blocks.first { $0.role == .paragraph }?.range
        let words = String(decoding: text[(prose?.start ?? 0)..<(prose?.end ?? 0)], as: UTF8.self)
            .split(separator: " ").prefix(5).joined(separator: " ")
        return ["read", article.published ?? "-", article.title ?? "-", words]
    }

    /// The part of a reason that tells it from others.
    private func agrees(_ message: String, _ reason: String) -> Bool {
        if let kind = reason.split(separator: ": ").dropFirst().first, reason.hasPrefix("no text") {
            return message.contains("(\(kind)) holds no text")
        }
        return message.contains(reason)
    }

    @Test func `each example gives its headline, date and text, or its reason`() throws {
        for example in try Self.table() {
            let now = try facts(ofFile: example.path)
            if example.facts.first == "refused" {
                #expect(now.first == "refused", "\(example.path)")
                #expect(agrees(now[1], example.facts[1]), "\(example.path): \(now[1])")
            } else {
                #expect(now == example.facts, "\(example.path)")
            }
        }
    }

    @Test func `the table names every example`() throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.folder)
            .filter { $0.hasSuffix(".xml") }
        #expect(Set(files) == Set(try Self.table().map(\.path)))
    }
}
