import Analysis
import Annotation
import Testing

/// Who stands on the other side where no slot of the record names anybody.
@Suite struct SidesTests {
    @Test func `who is talked with is spoken to`() throws {
        let tree = TreeDocument(
            .english,
            """
            At at ADP _ 2 case
            talks talk NOUN Number=Plur 6 obl
            with with ADP _ 4 case
            Chile Chile PROPN _ 2 nmod CHL
            Peru Peru PROPN _ 6 nsubj PER
            demanded demand VERB VerbForm=Fin|Tense=Past 0 root
            reforms reform NOUN Number=Plur 6 obj
            """)
        #expect(try tree.events().map(\.summary).contains("REQUEST PER CHL asserted"))
    }

    @Test func `the place of a speech is not spoken to`() throws {
        let tree = TreeDocument(
            .german,
            """
            Peru Peru PROPN Case=Nom 2 nsubj PER
            kritisierte kritisieren VERB VerbForm=Fin 0 root
            in in ADP _ 4 case
            Chile Chile PROPN _ 2 obl CHL
            die der DET Case=Acc 6 det
            Kälte Kälte NOUN Case=Acc 2 obj
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE PER ? asserted"])
    }

    @Test func `a name behind the verb without a part in the tree is the other side`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            denounced denounce VERB VerbForm=Fin|Tense=Past 0 root
            Chile Chile PROPN _ 6 nsubj CHL
            's 's PART _ 3 case
            peak peak ADJ _ 6 amod
            hysteria hysteria NOUN _ 2 ccomp
            """)
        #expect(try tree.events().map(\.summary).contains("ACCUSE PER CHL asserted"))
    }

    @Test func `who is condemned for an invasion is not the invaded`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            condemned condemn VERB VerbForm=Fin|Tense=Past 0 root
            the the DET _ 4 det
            invasion invasion NOUN _ 2 obj
            of of ADP _ 6 case
            Chile Chile PROPN _ 4 nmod CHL
            by by ADP _ 8 case
            Bolivia Bolivia PROPN _ 4 nmod BOL
            """)
        let found = try tree.events().map(\.summary)
        #expect(found.contains("ACCUSE PER BOL asserted"))
        #expect(!found.contains("ACCUSE PER CHL asserted"))
    }

    @Test func `what somebody is charged with is the deed of the charged`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            indicted indict VERB VerbForm=Fin|Tense=Past 0 root
            Chileans Chilean PROPN Number=Plur 2 obj CHL
            on on ADP _ 5 case
            charges charge NOUN Number=Plur 2 obl
            including include VERB VerbForm=Part 7 mark
            attacking attack VERB VerbForm=Part|Tense=Pres 2 advcl
            soldiers soldier NOUN Number=Plur 7 obj PER
            """)
        #expect(try tree.events().map(\.summary).contains("ASSAULT CHL PER asserted"))
    }

    @Test func `coordinated passives share their agent`() throws {
        let tree = TreeDocument(
            .german,
            """
            Chilenen Chilene NOUN Number=Plur 5 nsubj:pass CHL
            wurden werden AUX VerbForm=Fin 5 aux:pass
            von von ADP _ 4 case
            Peru Peru PROPN _ 5 obl PER
            gefunden finden VERB VerbForm=Part 0 root
            und und CCONJ _ 7 cc
            verhaftet verhaften VERB VerbForm=Fin 5 conj
            . . PUNCT _ 5 punct
            """)
        #expect(try tree.events().map(\.summary).contains("COERCE PER CHL asserted"))
    }

    @Test func `a pronoun that can only be the subject is the subject`() throws {
        let tree = TreeDocument(
            .german,
            """
            Chile Chile PROPN _ 2 nsubj CHL
            kritisierte kritisieren VERB VerbForm=Fin 0 root
            er er PRON Case=Nom 2 nsubj PER
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE PER CHL asserted"])
    }
}
