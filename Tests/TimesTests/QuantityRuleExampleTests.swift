import Annotation
import LanguageData
import Testing

@testable import Analysis

/// The EXAMPLE and NOT lines of the records for quantities.
@Suite struct QuantityRuleExampleTests {
    /// "text = value unit" of each quantity in `text`, with the rule.
    static func read(
        _ text: String, _ reader: QuantityReader, _ language: Language
    ) -> [(text: String, rule: String)] {
        let article = Article(file: "sample.txt", text: text, blocks: [], format: "text")
        let document = Document(article: article, language: language)
        return reader.read(document, scratch: Scratch()).map { mention in
            let quantity = mention.quantity
            let upper = quantity.max.map { "-\(Int($0))" } ?? ""
            return (
                "\(quantity.text) = \(Int(quantity.value))\(upper) \(quantity.unit)", mention.rule
            )
        }
    }

    @Test(arguments: Language.allCases)
    func `every example gives its number and unit`(language: Language) throws {
        let seeds = try SeedsFolder.locate()
        let reader = try QuantityReader(seeds: seeds, language: language)
        var count = 0
        for name in QuantityReader.files(for: language) {
            for file in try seeds.records(name) {
                for record in file.records {
                    for example in record.examples {
                        count += 1
                        let found = Self.read(example.text, reader, language)
                        #expect(
                            found.contains {
                                $0.text == example.expectation
                                    && $0.rule == "\(file.file):\(record.line) \(record.name)"
                            }, "\(file.file):\(example.line): \(example.text), got \(found)")
                    }
                    for example in record.counterexamples {
                        let found = Self.read(example.text, reader, language)
                        #expect(found.isEmpty, "\(file.file):\(example.line): got \(found)")
                    }
                }
            }
        }
        #expect(count > 8)
    }
}
