import Annotation
import LanguageData
import Reports
import Testing

@testable import Analysis

/// What the lexicon lacks, counted over articles.
struct UnknownWordsTests {
    private func gap(
        _ kind: LexiconGap.Kind, _ word: String, participants: Int, in text: String = "S."
    ) -> LexiconGap {
        LexiconGap(kind: kind, word: word, sentence: text, participants: participants)
    }

    @Test func `words that join two who are known come first`() {
        var words = UnknownWords()
        words.add(
            [
                gap(.verb, "often", participants: 0), gap(.verb, "often", participants: 0),
                gap(.verb, "one", participants: 1), gap(.verb, "two", participants: 2),
            ], language: .english, article: "a")
        #expect(words.ranking(.verb).map(\.word) == ["two", "one", "often"])
        #expect(words.ranking(.verb).map(\.count) == [1, 1, 2])
    }

    @Test func `examples come from different articles, the best first`() {
        var words = UnknownWords()
        for (article, count) in [("a", 0), ("b", 2), ("c", 1), ("d", 0)] {
            words.add(
                [
                    gap(.noun, "x", participants: count, in: "In \(article)."),
                    gap(.noun, "x", participants: 2, in: "Again in \(article)."),
                ], language: .german, article: article)
        }
        let entry = words.ranking(.noun)[0]
        #expect(entry.count == 8 && entry.articles == 4)
        #expect(entry.examples.map(\.article) == ["b", "c", "a"])
    }

    @Test func `a verb without a frame and a name without a record are found in an article`() throws
    {
        let extractor = try ArticleExtractor(seeds: SeedsFolder.locate())
        let line = """
            {"id": "u", "language": "de", "text": "Russland verhätschelt Belarus. \
            Das sagte Kunigunde Quastenflosser in Minsk. Putin besuchte Belarus."}
            """
        let found = extractor.gaps(
            .line(Array(line.utf8), number: 1, name: "test"), scratch: Scratch())
        let gaps = try #require(found.articles.first).gaps
        #expect(gaps.contains { $0.kind == .verb && $0.word == "verhätscheln" })
        #expect(gaps.contains { $0.kind == .name && $0.word == "Kunigunde Quastenflosser" })
        #expect(!gaps.contains { $0.kind == .verb && $0.word == "besuchen" })
        #expect(!gaps.contains { $0.kind == .name && $0.word == "Putin" })
    }
}
