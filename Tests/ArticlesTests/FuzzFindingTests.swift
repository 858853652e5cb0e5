import Articles
import FoundationEssentials
import FuzzedReaders
import Testing

/// What the fuzzers found, and where they begin: every input ends in an article or a reason.
@Suite(.timeLimit(.minutes(1)))
struct FuzzFindingTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Findings").path

    /// An input that once broke a reader.
    struct Finding: Sendable, CustomTestStringConvertible {
        var reader: FuzzedReader
        var name: String
        var testDescription: String { "\(reader.rawValue)/\(name)" }
    }

    private static var findings: [Finding] {
        FuzzedReader.allCases.flatMap { reader in
            let names = try? FileManager.default.contentsOfDirectory(
                atPath: "\(folder)/\(reader.rawValue)")
            return (names ?? []).sorted().map { Finding(reader: reader, name: $0) }
        }
    }

    @Test(arguments: findings)
    func `a finding of the fuzzers stays mended`(_ finding: Finding) throws {
        let path = "\(Self.folder)/\(finding.reader.rawValue)/\(finding.name)"
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        #expect(finding.reader.flaw(reading: bytes, with: ArticleReader()) == nil)
    }

    @Test(arguments: FuzzedReader.allCases)
    func `the first inputs of a fuzzer are articles`(_ reader: FuzzedReader) {
        for seed in reader.seeds {
            #expect(reader.flaw(reading: seed, with: ArticleReader()) == nil)
            let reading = ArticleReader().readAll(bytes: reader.file(of: seed), name: "a")
            #expect(!reading.articles.isEmpty)
        }
    }
}
