import Analysis
import Annotation
import FoundationEssentials
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

    private func article(_ text: String, language: Language = .german) -> Article {
        let block = Block(range: TextRange(0, text.utf8.count), role: .title)
        var article = Article(file: "a.txt", text: text, blocks: [block], format: "text")
        article.language = language.code
        return article
    }

    /// Openings of the sample articles, markup included, as text of the language in their names.
    private func samples() throws -> [Article] {
        let folder = try SeedsFolder.locate().path(of: "articles")
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            let data = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
            return article(
                String(String(decoding: data, as: UTF8.self).prefix(700)),
                language: name.contains("-en.") ? .english : .german)
        }
    }

    private func expectEqual(_ found: Document, _ wanted: Document, _ place: SourceLocation) {
        let text = Comment(rawValue: String(wanted.article.text.prefix(40)))
        func strings(_ document: Document, _ ids: [StringID]) -> [String] {
            ids.map { document.strings[$0] }
        }
        let ours = found.tokens
        let theirs = wanted.tokens
        #expect(ours.tag == theirs.tag, text, sourceLocation: place)
        #expect(ours.morphology == theirs.morphology, text, sourceLocation: place)
        #expect(
            strings(found, ours.features) == strings(wanted, theirs.features), text,
            sourceLocation: place)
        #expect(
            strings(found, ours.lemma) == strings(wanted, theirs.lemma), text,
            sourceLocation: place)
        #expect(ours.head == theirs.head, text, sourceLocation: place)
        #expect(ours.relation == theirs.relation, text, sourceLocation: place)
        #expect(found.mentions == wanted.mentions, text, sourceLocation: place)
        #expect(found.times == wanted.times, text, sourceLocation: place)
        #expect(found.places == wanted.places, text, sourceLocation: place)
        #expect(found.actors == wanted.actors, text, sourceLocation: place)
        #expect(found.events == wanted.events, text, sourceLocation: place)
    }

    @Test func `an analysis does not depend on what was read before`() throws {
        let analyzer = try Analyzer(seeds: SeedsFolder.locate())
        let used = Scratch()
        let articles = try Self.titles.map { article($0) } + samples()
        for article in [article(Self.earlier)] + articles.reversed() {
            _ = analyzer.analyze(article, scratch: used)
        }
        for article in articles {
            let again = try #require(analyzer.analyze(article, scratch: used))
            let fresh = try #require(analyzer.analyze(article, scratch: Scratch()))
            expectEqual(again, fresh, #_sourceLocation)
        }
    }
}
