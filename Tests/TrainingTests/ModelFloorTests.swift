import Analysis
import Annotation
import LanguageData
import TestSupport
import Testing
import Training

/// The shipped models against floors that only go up; test sets that their trees were not trained on.
@Suite(.enabled(if: SharedFolder.exists && runsTier("quality")))
struct ModelFloorTests {
    private static func score(_ language: Language, _ treebank: String) throws -> ModelScore {
        let model = try LanguageModel(language: language, seeds: SeedsFolder.locate())
        return try ModelScore(
            model: model, conllu: "\(SharedFolder.path)/treebanks/\(treebank)", limit: nil)
    }

    private static func percent(_ count: Int, of score: ModelScore) -> Double {
        100 * Double(count) / Double(score.tokens)
    }

    @Test func `the German model keeps its floors on GSD test`() throws {
        let score = try Self.score(.german, "de_gsd-ud-test.conllu")
        #expect(Self.percent(score.tags, of: score) >= 95.8)
        #expect(Self.percent(score.features, of: score) >= 81.9)
        #expect(Self.percent(score.heads, of: score) >= 82.4)
        #expect(Self.percent(score.labels, of: score) >= 77.8)
    }

    @Test func `the English model keeps its floors on EWT test`() throws {
        let score = try Self.score(.english, "en_ewt-ud-test.conllu")
        #expect(Self.percent(score.tags, of: score) >= 95.4)
        #expect(Self.percent(score.features, of: score) >= 95.5)
        #expect(Self.percent(score.heads, of: score) >= 86.1)
        #expect(Self.percent(score.labels, of: score) >= 83.4)
    }
}
