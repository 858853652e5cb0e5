import Annotation
import LanguageData
import Testing

@testable import Analysis

/// Mistakes in rules are told with their place.
@Suite struct PatternGrammarTests {
    /// The error that a file of rules gives.
    static func error(_ text: String) -> String? {
        do {
            let file = try RecordFile(text: text, file: "mine.rules")
            _ = try TimeGrammar([file], language: .german)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `an unknown class is named with line and column`() {
        #expect(
            Self.error("x type=DATE\n    pattern=\"%wekday\"")
                == "mine.rules:2:5: no record declares the class '%wekday'")
    }

    @Test func `an open parenthesis is told`() {
        let message = Self.error("x type=DATE pattern=\"( a | b\"") ?? ""
        #expect(message.hasPrefix("mine.rules:1:"))
        #expect(message.contains("not closed"))
    }

    @Test func `an unknown field is told`() {
        #expect(
            Self.error("x type=DATE pattern=a moth=3")
                == "mine.rules:1:23: unknown field 'moth'")
    }

    @Test func `a wrong type is told`() {
        #expect(Self.error("x type=DAY pattern=a")?.contains("type is DATE") == true)
    }

    @Test func `a holiday needs one line only`() throws {
        let seeds = try SeedsFolder.locate()
        var files: [RecordFile] = []
        for name in TimeGrammar.files(for: .german) { files += try seeds.records(name) }
        files.append(try RecordFile(text: "holiday 6-17=Siebzehnerfest", file: "mine.rules"))
        let stage = TimeStage(try TimeGrammar(files, language: .german))
        var document = try TimeSample.of(.german).document("")
        document.article.text = "Am Siebzehnerfest kam er."
        document.bytes = Array(document.article.text.utf8)
        stage.run(on: &document, scratch: Scratch())
        #expect(document.times.map(\.value) == ["2022-06-17"])
    }
}
