import Annotation
import LanguageData
import TestSupport
import Testing

@testable import Analysis

/// Place lines at the head of reports.
struct DatelineTests {
    /// The words of the lines found in a text of blank-separated tokens, a sentence a line.
    func lines(_ text: String, _ language: Language = .german) throws -> [String] {
        let stage = try #require(PlaceStageTests.stage)
        var article = Article(file: "", text: text, blocks: [], format: "text")
        var document = Document(article: article, language: language)
        var start = 0
        for (index, line) in text.split(separator: "\n").enumerated() {
            let first = document.tokens.count
            let from = start
            for word in line.split(separator: " ") {
                let form = document.strings.intern(String(word))
                let end = start + word.utf8.count
                document.tokens.append(range: TextRange(start, end), form: form)
                start = end + 1
            }
            article.blocks.append(Block(range: TextRange(from, start - 1), role: .paragraph))
            document.sentences.append(
                Sentence(span: Span(first, document.tokens.count), block: index))
        }
        document.article = article
        stage.run(on: &document, scratch: Scratch())
        return Dateline.all(in: document).map { document.text($0.span) }
    }

    @Test(arguments: [
        "Havanna – Die Gespräche gingen weiter .", "Minsk .", "Kabul ( Reuters ) – Zwei starben .",
        "WIEN / APA – Das Parlament tagte .", "Bagdad ( Irak ) – Es brannte .",
    ])
    func `a place line ends in a dash, or is all that its sentence holds`(_ text: String) throws {
        let found = try #require(try lines(text).first)
        let length = text.contains("–") ? (text.firstRange(of: "–")?.upperBound) : text.endIndex
        #expect(found == String(text[..<(length ?? text.endIndex)]))
    }

    @Test(arguments: [
        "OFER PRISON , West Bank — Israel indicted a girl .",
        "KUSCHTSCHIWKA — The police came .", "QALQUBA ( AP ) — The police came .",
    ])
    func `a town that no table holds heads a place line in capitals or before an agency`(
        _ text: String
    ) throws {
        let dash = try #require(text.firstRange(of: "—"))
        #expect(try lines(text, .english).first == String(text[..<dash.upperBound]))
    }

    @Test func `somebody before a dash is no place line`() throws {
        #expect(try lines("Mamdouh — The minister spoke .", .english) == [])
    }

    @Test(arguments: [
        "Moskau – enger Verbündeter – schweigt .", "Berlin und Paris – Die Freunde .",
        "Minsk schwieg .", "In Havanna – Das Treffen .", "- Minsk schwieg .",
        "– Minsk schwieg .", "– ( AP ) – Minsk schwieg .", "–", "/ Minsk – schwieg .",
    ])
    func `a city that takes part in its sentence is no place line`(_ text: String) throws {
        #expect(try lines(text) == [])
    }
}
