import Analysis
import Annotation
import LanguageData
import TestSupport
import Testing

/// Floors of tokens and sentence ends on treebanks read as raw text.
@Suite(.enabled(if: SharedFolder.exists && runsTier("quality")))
struct RawTextQualityTests {
    @Test func `German tokens and sentence ends keep their floors`() throws {
        let score = try score("de_gsd-ud-test", .german)
        #expect(score.words.score >= 99.8)
        #expect(score.ends.score >= 92.5)
    }

    @Test func `English tokens and sentence ends keep their floors`() throws {
        let score = try score("en_ewt-ud-test", .english)
        #expect(score.words.score >= 98.8)
        #expect(score.ends.score >= 83.5)
    }

    private func score(_ name: String, _ language: Language) throws -> RawTextScore {
        let rules = try TokenRules(language: language, seeds: SeedsFolder.locate())
        let lines = try SharedFolder.text("treebanks/\(name).conllu")
        var score = RawTextScore()
        var document: [ConlluSentence] = []
        for sentence in try ConlluReader.sentences(of: lines) {
            if sentence.comments.contains(where: { $0.hasPrefix("# newdoc") }), !document.isEmpty {
                score.add(document, rules: rules)
                document = []
            }
            document.append(sentence)
        }
        score.add(document, rules: rules)
        return score
    }
}
