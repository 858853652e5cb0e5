import Annotation
import LanguageData
import Testing

@testable import Analysis

/// The EXAMPLE and NOT lines of the shipped rules.
@Suite struct TimeRuleExampleTests {
    /// The records of a language that have examples, with their files.
    static func records(_ language: Language) throws -> [(file: String, record: Record)] {
        let seeds = try SeedsFolder.locate()
        return try TimeGrammar.files(for: language).flatMap { name in
            try seeds.records(name).flatMap { file in
                file.records.map { (file.file, $0) }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `every example fires its rule with the value that it says`(language: Language) throws {
        let sample = try TimeSample.of(language)
        var count = 0
        for (file, record) in try Self.records(language) where record["pattern"] != nil {
            for example in record.examples where applies(example, language, file) {
                count += 1
                check(example, record, file, sample)
            }
        }
        #expect(count > 20)
    }

    @Test(arguments: Language.allCases)
    func `no counterexample fires its rule`(language: Language) throws {
        let sample = try TimeSample.of(language)
        for (file, record) in try Self.records(language) where record["pattern"] != nil {
            for example in record.counterexamples where applies(example, language, file) {
                let fired = sample.document(example.text).times.filter {
                    $0.rule == "\(file):\(record.line) \(record.name)"
                }
                #expect(fired.isEmpty, "\(file):\(example.line): \(example.text)")
            }
        }
    }

    /// Whether an example is in a language; those of shared files say it with "de:" or "en:".
    private func applies(_ example: Record.Example, _ language: Language, _ file: String) -> Bool {
        let prefix = example.text.prefix(3)
        return !["de:", "en:"].contains(prefix) || prefix == "\(language.code):"
    }

    private func check(
        _ example: Record.Example, _ record: Record, _ file: String, _ sample: TimeSample
    ) {
        let text =
            ["de:", "en:"].contains(example.text.prefix(3))
            ? String(example.text.dropFirst(3)) : example.text
        let document = sample.document(text)
        let id = "\(file):\(record.line) \(record.name)"
        let found = document.times.filter { $0.rule == id }.map { time in
            "\(document.text(time.range)) = \(time.value) @ \(time.edtf ?? "-")"
        }
        let all = document.times.map { "\(document.text($0.range)) = \($0.value) \($0.rule)" }
        let expected = example.expectation ?? ""
        let isRight = found.contains {
            expected.contains("@") ? $0 == expected : $0.hasPrefix(expected)
        }
        #expect(isRight, "\(file):\(example.line): want \(expected), got \(found), all: \(all)")
    }
}
