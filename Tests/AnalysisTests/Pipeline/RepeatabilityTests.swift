import Analysis
import Annotation
import LanguageData
import Testing

/// The same article gives the same analysis, whatever the worker has read before.
@Suite struct RepeatabilityTests {
    private static let earlier =
        "Der Präsident, der am Montag mit seinem Amtskollegen über die Lage an der Grenze beraten "
        + "hatte, kritisierte nach dem Treffen die Sanktionen, die das Parlament beschlossen hatte."
    private static let titles = [
        "König begnadigt verurteilten Journalisten", "Gewerkschaft kritisiert Minister",
        "Polizei nimmt Demonstranten fest", "Regierung unterstellt Absicht",
    ]

    private func article(_ text: String) -> Article {
        let block = Block(range: TextRange(0, text.utf8.count), role: .title)
        var article = Article(file: "a.txt", text: text, blocks: [block], format: "text")
        article.language = Language.german.code
        return article
    }

    @Test(arguments: titles)
    func `an analysis does not depend on what was read before`(title: String) throws {
        let analyzer = try Analyzer(seeds: SeedsFolder.locate())
        let used = Scratch()
        for text in [Self.earlier] + Self.titles.reversed() {
            _ = analyzer.analyze(article(text), scratch: used)
        }
        let again = try #require(analyzer.analyze(article(title), scratch: used))
        let fresh = try #require(analyzer.analyze(article(title), scratch: Scratch()))
        #expect(again.tokens.head == fresh.tokens.head)
        #expect(again.tokens.relation == fresh.tokens.relation)
        #expect(again.tokens.tag == fresh.tokens.tag)
        #expect(again.events == fresh.events)
    }
}
