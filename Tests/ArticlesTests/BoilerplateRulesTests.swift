import LanguageData
import Testing

@testable import Articles

struct BoilerplateRulesTests {
    private static let seeds = try? SeedsFolder.locate()
    private static let rules = seeds.flatMap { try? BoilerplateRules(seeds: $0) }

    /// A line of an EXAMPLE or NOT with the rule that it belongs to.
    struct Case: Sendable, CustomTestStringConvertible {
        var id: String
        var text: String
        var line: Int
        var testDescription: String { "\(id): \(text)" }
    }

    private static func cases(
        _ examples: (Record) -> [Record.Example]
    ) -> [Case] {
        guard let seeds else { return [] }
        return BoilerplateRules.files.flatMap { name in
            ((try? seeds.records(name)) ?? []).flatMap { file in
                file.records.flatMap { record in
                    examples(record).map {
                        Case(
                            id: "\(file.file):\(record.line) \(record.name)", text: $0.text,
                            line: $0.line)
                    }
                }
            }
        }
    }

    /// The ids of the rules that decide about a line that stands near the top and the end at once.
    private func deciding(_ text: String) throws -> [String] {
        let bytes = TextBytes(text)
        let rules = try #require(Self.rules)
        let line = LineRules(
            text: bytes, rules: rules, place: LinePlace(isTop: true, isEnd: true))
        let paragraph = try #require(bytes.trimmed(0, bytes.bytes.count))
        return line.pieces(of: paragraph).compactMap(\.rule)
    }

    @Test(arguments: cases(\.examples))
    func `an example is dropped by a rule`(_ example: Case) throws {
        let deciding = try deciding(example.text)
        #expect(!deciding.isEmpty, "line \(example.line)")
    }

    @Test(arguments: cases(\.counterexamples))
    func `a counterexample is left alone`(_ example: Case) throws {
        #expect(try deciding(example.text) == [], "line \(example.line)")
    }

    @Test func `every rule has an example and a counterexample`() throws {
        let seeds = try #require(Self.seeds)
        for name in BoilerplateRules.files {
            for record in try seeds.records(name).flatMap(\.records) where record.name != "class" {
                #expect(!record.examples.isEmpty, "\(name):\(record.line)")
                #expect(!record.counterexamples.isEmpty, "\(name):\(record.line)")
            }
        }
    }

    @Test func `an unknown class is an error with its line`() throws {
        let file = try RecordFile(text: "\nrule match=\"<nothing>\"\n", file: "x.rules")
        let error = #expect(throws: LanguageDataError.self) {
            try BoilerplateRules(files: [file])
        }
        #expect(error?.line == 2)
    }
}
