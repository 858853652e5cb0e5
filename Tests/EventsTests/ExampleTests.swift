import Analysis
import Annotation
import LanguageData
import Testing

/// Every EXAMPLE and NOT of the shipped frames, through the whole pipeline.
@Suite struct ExampleTests {
    private static let analyzer = Result { try Analyzer(seeds: SeedsFolder.locate()) }

    /// Share of the examples that must hold: the trees under them are a parser's, with its errors.
    private static let floor = 0.85

    private static func article(_ text: String, _ language: Language) -> Article {
        let block = Block(range: TextRange(0, text.utf8.count), role: .paragraph)
        var article = Article(file: "example", text: text, blocks: [block], format: "text")
        article.language = language.code
        article.published = "2023-05-10"
        return article
    }

    private static func events(_ text: String, _ language: Language) throws -> [Event] {
        try analyzer.get().analyze(article(text, language), scratch: Scratch())?.events ?? []
    }

    /// Whether the pipeline makes lemmas, without which no frame is found.
    private static var hasLemmas: Bool {
        let document = try? analyzer.get().analyze(
            article("They met.", .english), scratch: Scratch())
        return document?.layers.contains(.lemmas) ?? false
    }

    @Test(.enabled(if: hasLemmas), arguments: Language.allCases)
    func `examples of the frames hold`(
        _ language: Language
    ) throws {
        let seeds = try SeedsFolder.locate()
        var total = 0
        var failures: [String] = []
        let files =
            try seeds.records("\(language.code)/events.rules")
            + seeds.records("\(language.code)/events-statements.rules")
        for file in files {
            for record in file.records {
                for example in record.examples {
                    total += 1
                    if let failure = try Self.failure(example, record, language) {
                        failures.append(failure)
                    }
                }
                for example in record.counterexamples {
                    let events = try Self.events(example.text, language)
                    let fired = events.filter { $0.evidence.rule.hasSuffix(" " + record.name) }
                    #expect(fired.isEmpty, "\(example.text) must not be \(record.name)")
                }
            }
        }
        let held = Double(total - failures.count) / Double(max(1, total))
        #expect(
            held >= Self.floor,
            "\(failures.count) of \(total) fail:\n\(failures.joined(separator: "\n"))")
    }

    private static func failure(
        _ example: Record.Example, _ record: Record, _ language: Language
    ) throws -> String? {
        guard let wanted = example.expectation?.split(separator: " "), wanted.count == 4 else {
            return "\(example.line): \(example.text): expected TYPE ACTOR RECIPIENT modality"
        }
        let events = try events(example.text, language)
        let hit = events.contains { event in
            event.type.rawValue == wanted[0] && matches(event.actors, wanted[1])
                && matches(event.recipients, wanted[2])
                && (wanted[3] == "-" || event.modality.rawValue == wanted[3])
        }
        let found = events.map(\.summary).joined(separator: "; ")
        return hit ? nil : "\(example.line) \(record.name): \(example.text) found \(found)"
    }

    private static func matches(_ side: [Participant], _ code: Substring) -> Bool {
        code == "-" || side.contains { $0.country == String(code) || $0.bloc == String(code) }
    }
}
