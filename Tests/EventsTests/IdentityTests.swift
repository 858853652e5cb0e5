import Analysis
import Annotation
import Testing

/// Names of events: the same on every run, and one per event of the article.
@Suite struct IdentityTests {
    private let tree = TreeDocument(
        .english,
        """
        Macron Macron PROPN _ 2 nsubj FRA
        visited visit VERB VerbForm=Fin|Tense=Past 0 root
        China China PROPN _ 2 obj CHN
        """)

    @Test func `two runs give the same ids`() throws {
        let first = try tree.events()
        let second = try tree.events()
        #expect(first.map(\.id) == second.map(\.id))
        #expect(first.map(\.story) == second.map(\.story))
    }

    @Test func `ids and stories have their prefix and 16 digits`() throws {
        for event in try tree.events() {
            #expect(event.id.wholeMatch(of: /e-[0-9a-f]{16}/) != nil)
            #expect(event.story.wholeMatch(of: /s-[0-9a-f]{16}/) != nil)
        }
    }

    @Test func `evidence names the rule with file and line`() throws {
        let rule = try #require(tree.events().first?.evidence.rule)
        #expect(rule.wholeMatch(of: /en\/events\.rules:\d+ visit/) != nil)
    }
}
