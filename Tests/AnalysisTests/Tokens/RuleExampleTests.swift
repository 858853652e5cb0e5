import Analysis
import Annotation
import LanguageData
import Testing

struct RuleExampleTests {
    @Test(arguments: Language.allCases)
    func `every EXAMPLE of the token rules comes out as it says`(language: Language) throws {
        let rules = try TokenRules(language: language, seeds: SeedsFolder.locate())
        var count = 0
        for file in rules.files {
            for record in file.records {
                for example in record.examples {
                    let expectation = try #require(example.expectation)
                    count += 1
                    #expect(
                        TokenSample(example.text, rules: rules).line == expectation,
                        "\(file.file):\(example.line)")
                }
            }
        }
        #expect(count > 20)
    }

    @Test(arguments: Language.allCases)
    func `no NOT of the token rules comes out`(language: Language) throws {
        let rules = try TokenRules(language: language, seeds: SeedsFolder.locate())
        for file in rules.files {
            for record in file.records {
                for example in record.counterexamples {
                    let unwanted = try #require(example.expectation)
                    #expect(
                        TokenSample(example.text, rules: rules).line != unwanted,
                        "\(file.file):\(example.line)")
                }
            }
        }
    }
}
