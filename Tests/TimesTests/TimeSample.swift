import Annotation
import LanguageData

@testable import Analysis

/// Reads time expressions of single texts.
struct TimeSample {
    /// The grammars, compiled once.
    static let german = Result { try TimeSample(.german) }
    /// The grammars, compiled once.
    static let english = Result { try TimeSample(.english) }

    /// The stage under test.
    let stage: TimeStage
    /// Its language.
    let language: Language

    /// Compiles the shipped rules of a language.
    init(_ language: Language) throws {
        self.language = language
        stage = TimeStage(try TimeGrammar(seeds: SeedsFolder.locate(), language: language))
    }

    /// The sample of a language.
    static func of(_ language: Language) throws -> TimeSample {
        try (language == .german ? german : english).get()
    }

    /// The time mentions of `text`, published on a Tuesday unless said otherwise.
    func document(_ text: String, published: String? = "2022-12-20") -> Document {
        var article = Article(file: "sample.txt", text: text, blocks: [], format: "text")
        article.published = published
        var document = Document(article: article, language: language)
        stage.run(on: &document, scratch: Scratch())
        return document
    }

    /// "expression = value" of each time expression in `text`.
    func read(_ text: String, published: String? = "2022-12-20") -> [String] {
        let document = document(text, published: published)
        return document.times.map { "\(document.text($0.range)) = \($0.value)" }
    }

    /// "expression = value @ edtf" of each time expression in `text`.
    func dates(_ text: String, published: String? = "2022-12-20") -> [String] {
        let document = document(text, published: published)
        return document.times.map { time in
            "\(document.text(time.range)) @ \(time.edtf ?? "-")"
        }
    }
}
