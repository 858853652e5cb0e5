import Annotation
import Articles
import FoundationEssentials
import TestSupport
import Testing

/// Finds what comes in again, and only that, among real articles; these stand beside the project.
@Suite(.enabled(if: runsTier("quality") && SharedFolder.exists))
struct DuplicateExperimentTests {
    private static let reader = ArticleReader()
    private static let hints = ReadingHints(now: 1_790_000_000)

    private static func read(_ bytes: [UInt8]) -> Article? {
        reader.readAll(bytes: bytes, name: "a", hints: hints).articles.first
    }

    /// All articles of the corpora, in order.
    private static let corpus: [Article] = {
        let names = [
            "de/gnad-test", "de/wikinews", "en/bbc", "en/giveme5w1h", "en/re3d", "en/ukraine-war",
        ]
        return names.flatMap { name -> [Article] in
            let path = "\(SharedFolder.path)/articles/\(name).jsonl.gz"
            let bytes = (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } ?? []
            return reader.readAll(bytes: bytes, name: name, hints: hints).articles
        }
    }()

    /// 500 articles of eight sentences or more, from all corpora alike.
    private static let sample: [ArticleVariants] = {
        let all = corpus.compactMap { article -> ArticleVariants? in
            let body = article.text.utf8.dropFirst(article.bodyOffset)
            let variants = ArticleVariants(
                title: article.title ?? "A report of the day",
                paragraphs: String(decoding: body, as: UTF8.self)
                    .split(whereSeparator: \.isNewline).map(String.init),
                isGerman: article.language == "de")
            let count = variants.sentences.count
            return (8...200).contains(count) ? variants : nil
        }
        let step = max(1, all.count / 500)
        return Array(stride(from: 0, to: all.count, by: step).map { all[$0] }.prefix(500))
    }()

    @Test(arguments: ["line ends", "charset", "page", "clutter", "quotes"])
    func `the same article in another form has the same text digest`(_ form: String) throws {
        #expect(Self.sample.count == 500)
        var missed: [String] = []
        for variants in Self.sample {
            let first = try #require(Self.read(Array(variants.original.utf8)))
            let bytes =
                switch form {
                case "line ends": variants.otherLineEnds
                case "charset": variants.otherCharset
                case "page": variants.page
                case "clutter": variants.cluttered
                default: variants.otherQuotes
                }
            let again = try #require(Self.read(bytes))
            if again.textDigest != first.textDigest {
                missed.append(Self.difference(first, again))
            }
        }
        #expect(
            missed.isEmpty, "\(missed.count) of 500: \(missed.prefix(40).joined(separator: "\n"))")
    }

    /// The title, and where two main texts part.
    private static func difference(_ one: Article, _ two: Article) -> String {
        let (first, second) = (NormalisedText.bytes(of: one), NormalisedText.bytes(of: two))
        let same = zip(first, second).prefix { $0 == $1 }.count
        func part(_ bytes: [UInt8]) -> String {
            String(decoding: bytes.dropFirst(max(0, same - 20)).prefix(80), as: UTF8.self)
        }
        return "\(one.title ?? "-"): «\(part(first))» «\(part(second))»"
    }

    @Test func `an article with two other sentences is found, and taken for the right one`() throws
    {
        var index: [UInt64: [Int]] = [:]
        let prints = try Self.sample.map {
            TextFingerprint(of: try #require(Self.read(Array($0.original.utf8))))
        }
        for (number, print) in prints.enumerated() {
            for key in print.bandKeys { index[key, default: []].append(number) }
        }
        var found = 0
        for (number, variants) in Self.sample.enumerated() {
            let others = Self.sample[(number + 7) % Self.sample.count].sentences
            let changed = variants.changed(to: [others[1], others[others.count - 2]])
            let print = TextFingerprint(of: try #require(Self.read(changed)))
            let known = Set(print.bandKeys.flatMap { index[$0] ?? [] })
            let best = known.max {
                print.similarity(to: prints[$0]) < print.similarity(to: prints[$1])
            }
            if best == number,
                print.similarity(to: prints[number]) >= TextFingerprint.defaultThreshold
            {
                found += 1
            }
        }
        #expect(found >= 495, "found \(found) of 500")
    }

    @Test func `no two of 2,000 different articles of one topic are similar`() throws {
        let topic = [
            "minister", "president", "präsident", "regierung", "government", "parliament", "party",
            "partei", "election", "policy",
        ]
        let political = Self.corpus.filter { article in
            let text = article.text.lowercased()
            return topic.contains { text.contains($0) }
        }
        var chosen: [(article: Article, print: TextFingerprint)] = []
        var known: [String: Int] = [:]
        for article in political where chosen.count < 2000 {
            let runs = Self.runs(of: article.mainText)
            // What shares an eighth of its runs of eight words is the same report, told again.
            var shared: [Int: Int] = [:]
            for run in runs { known[run].map { shared[$0, default: 0] += 1 } }
            if (shared.values.max() ?? 0) * 8 > runs.count { continue }
            for run in runs { known[run] = chosen.count }
            chosen.append((article, TextFingerprint(of: article)))
        }
        #expect(chosen.count == 2000)
        var similar: [String] = []
        var index: [UInt64: [Int]] = [:]
        for (number, one) in chosen.enumerated() {
            let near = Set(one.print.bandKeys.flatMap { index[$0] ?? [] }).filter {
                one.print.similarity(to: chosen[$0].print) >= TextFingerprint.defaultThreshold
            }
            similar += near.map { "\(one.article.id ?? "") \(chosen[$0].article.id ?? "")" }
            for key in one.print.bandKeys { index[key, default: []].append(number) }
        }
        #expect(similar.isEmpty, "\(similar.count): \(similar.prefix(10))")
    }

    /// All runs of eight words.
    private static func runs(of text: String) -> [String] {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard words.count >= 8 else { return [text] }
        return (0...(words.count - 8)).map { words[$0..<($0 + 8)].joined(separator: " ") }
    }
}
