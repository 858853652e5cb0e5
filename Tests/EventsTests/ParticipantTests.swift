import Analysis
import Annotation
import LanguageData
import Testing

/// Who takes part: phrases that name a source, titles, things that belong to somebody, two sides.
@Suite struct ParticipantTests {
    @Test func `those on whose word something is told take no part`() throws {
        let tree = TreeDocument(
            .german,
            """
            Peru Peru PROPN Case=Nom 2 nsubj PER
            kritisierte kritisieren VERB VerbForm=Fin 0 root
            nach nach ADP _ 4 case
            Angaben Angabe NOUN Case=Dat 2 obl
            Chiles Chile PROPN Case=Gen 4 nmod CHL
            die der DET Case=Acc 7 det
            Ukraine Ukraine PROPN Case=Acc 2 obj UKR
            """)
        let event = try #require(tree.events().first)
        #expect(event.recipients.map(\.country) == ["UKR"])
    }

    @Test func `a thing belongs to those who made it`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            condemned condemn VERB VerbForm=Fin|Tense=Past 0 root
            the the DET _ 4 det
            remarks remark NOUN Number=Plur 2 obj
            made make VERB VerbForm=Part|Tense=Past 4 acl
            by by ADP _ 7 case
            Chile Chile PROPN _ 5 obl CHL
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE PER CHL asserted"])
    }

    @Test func `two states that agree to a thing agree with each other`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 4 nsubj PER
            and and CCONJ _ 3 cc
            Chile Chile PROPN _ 1 conj CHL
            agreed agree VERB VerbForm=Fin|Tense=Past 0 root
            to to ADP _ 7 case
            a a DET _ 7 det
            pact pact NOUN _ 4 obl
            """)
        #expect(try tree.events().map(\.summary) == ["AGREE PER CHL asserted"])
    }

    @Test(arguments: [
        ("Russische Soldaten töteten drei Männer.", "RUS"),
        ("Ukrainische Truppen griffen die Stadt an.", "UKR"),
    ])
    func `an adjective that opens a sentence gives the country`(
        _ text: String, _ country: String
    ) throws {
        let block = Block(range: TextRange(0, text.utf8.count), role: .paragraph)
        var article = Article(file: "opening", text: text, blocks: [block], format: "text")
        article.language = "de"
        let analyzer = try Analyzer(seeds: SeedsFolder.locate())
        let document = try #require(analyzer.analyze(article, scratch: Scratch()))
        #expect(document.actors.first?.participants.first?.country == country)
    }
}
