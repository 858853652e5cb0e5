import Analysis
import Annotation
import LanguageData
import Testing

/// The EXAMPLE and NOT lines of the actor lexicon.
struct LexiconExampleTests {
    static let seeds = try? SeedsFolder.locate()
    static let world = seeds.flatMap { try? World(seeds: $0) }

    struct Example: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: String?
        var file: String
        var line: Int
        var testDescription: String { "\(file):\(line) \(text)" }
    }

    static func examples(_ pick: (Record) -> [Record.Example]) -> [Example] {
        guard let seeds else { return [] }
        return World.files(in: seeds).flatMap { name in
            ((try? seeds.records(name)) ?? []).flatMap { file in
                file.records.flatMap { record in
                    pick(record).map {
                        Example(
                            text: $0.text, expected: $0.expectation, file: name, line: $0.line)
                    }
                }
            }
        }
    }

    /// German unless a word of English is in it.
    static func language(of text: String) -> Language {
        let english = ["the", "a", "in", "of", "and", "two", "told", "Syrian", "Dutch", "riot"]
        let words = text.split(separator: " ").map(String.init)
        let german = ["der", "die", "das", "ein", "des"]
        if words.contains(where: german.contains) { return .german }
        let isEnglish = words.contains { word in
            english.contains(word) || word.hasPrefix("Ukrain") || word.hasPrefix("Somali")
        }
        return isEnglish ? .english : .german
    }

    static func codes(_ participant: Participant) -> Set<String> {
        Set([participant.country, participant.bloc, participant.sector].compactMap { $0 })
    }

    @Test func `the lexicon loads`() throws {
        let seeds = try SeedsFolder.locate()
        _ = try World(seeds: seeds)
    }

    @Test(arguments: examples { $0.examples })
    func `an example of the lexicon resolves to its codes`(_ example: Example) throws {
        let world = try #require(Self.world)
        let found = ActorLookup(world: world)
            .resolve(example.text, language: Self.language(of: example.text))
        let codes = found.map(Self.codes).reduce(into: Set<String>()) { $0.formUnion($1) }
        for expected in (example.expected ?? "").split(separator: " ") {
            #expect(codes.contains(String(expected)), "found \(found)")
        }
    }

    @Test(arguments: examples { $0.counterexamples })
    func `a counterexample of the lexicon names nobody`(_ example: Example) throws {
        let world = try #require(Self.world)
        let found = ActorLookup(world: world)
            .resolve(example.text, language: .english)
        #expect(found.allSatisfy { $0.country == nil && $0.bloc == nil }, "found \(found)")
    }
}
