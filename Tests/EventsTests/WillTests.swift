import Annotation
import Testing

/// What somebody refuses by not doing it, and what has only not come about.
@Suite struct WillTests {
    @Test func `who did not recognise a vote rejected it`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 4 nsubj PER
            did do AUX VerbForm=Fin|Tense=Past 4 aux
            not not PART _ 4 advmod
            recognise recognise VERB VerbForm=Inf 0 root
            Chile Chile PROPN _ 4 obj CHL
            """)
        #expect(try tree.events().map(\.summary) == ["REJECT PER CHL asserted"])
    }

    @Test func `who did not praise somebody rejected nothing`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 4 nsubj PER
            did do AUX VerbForm=Fin|Tense=Past 4 aux
            not not PART _ 4 advmod
            praise praise VERB VerbForm=Inf 0 root
            Chile Chile PROPN _ 4 obj CHL
            """)
        #expect(try tree.events().map(\.summary) == ["SUPPORT PER CHL negated"])
    }

    @Test func `who has no intention of a thing refuses it`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            had have VERB VerbForm=Fin|Tense=Past 0 root
            no no DET _ 4 det
            intention intention NOUN Number=Sing 2 obj
            of of SCONJ _ 6 mark
            recognising recognise VERB VerbForm=Ger 4 acl
            Chile Chile PROPN _ 6 obj CHL
            """)
        #expect(try tree.events().map(\.summary).contains("REJECT PER CHL asserted"))
    }

    @Test func `what has not been agreed yet is not refused`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 4 nsubj PER
            has have AUX VerbForm=Fin|Tense=Pres 4 aux
            not not PART _ 4 advmod
            agreed agree VERB VerbForm=Part|Tense=Past 0 root
            with with ADP _ 6 case
            Chile Chile PROPN _ 4 obl CHL
            yet yet ADV _ 4 advmod
            """)
        #expect(try tree.events().map(\.summary) == ["AGREE PER CHL negated"])
    }

    @Test func `a denying word of the expression itself denies nothing`() throws {
        let tree = TreeDocument(
            .german,
            """
            Chiles Chile PROPN Case=Gen 2 nmod CHL
            Vorschläge Vorschlag NOUN Number=Plur 3 nsubj
            fanden finden VERB VerbForm=Fin|Tense=Past 0 root
            keine kein DET Case=Acc 5 det
            Zustimmung Zustimmung NOUN Case=Acc 3 obj
            bei bei ADP _ 7 case
            Peru Peru PROPN Case=Dat 3 obl PER
            """)
        #expect(try tree.events().map(\.summary).contains("REJECT PER CHL asserted"))
    }
}
