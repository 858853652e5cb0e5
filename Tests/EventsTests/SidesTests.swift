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

    @Test func `a deed named again was done to the same one`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            attacked attack VERB VerbForm=Fin|Tense=Past 0 root
            Chile Chile PROPN _ 2 obj CHL
            when when SCONJ _ 8 mark
            the the DET _ 7 det
            Peruvian Peruvian ADJ _ 7 amod PER
            attack attack NOUN _ 8 nsubj
            came come VERB VerbForm=Fin|Tense=Past 2 advcl
            """)
        let found = try tree.events().map(\.summary)
        #expect(found.allSatisfy { $0 == "ASSAULT PER CHL asserted" } && !found.isEmpty)
    }

    @Test func `whom somebody talks with may hang on another phrase`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            talked talk VERB VerbForm=Fin|Tense=Past 0 root
            about about ADP _ 4 case
            trade trade NOUN _ 2 obl
            by by ADP _ 6 case
            phone phone NOUN _ 4 nmod
            with with ADP _ 8 case
            Chile Chile PROPN _ 6 nmod CHL
            """)
        #expect(try tree.events().map(\.summary).contains("CONSULT PER CHL asserted"))
    }

    @Test func `who is accused of it is the one to have done it`() throws {
        let tree = TreeDocument(
            .german,
            """
            Peru Peru PROPN Case=Nom 3 nsubj PER
            Chile Chile PROPN _ 3 obl CHL
            vorwirft vorwerfen VERB VerbForm=Fin 0 root
            Bolivien Bolivien PROPN _ 6 obj BOL
            zu zu PART _ 6 mark
            bombardieren bombardieren VERB VerbForm=Inf 3 xcomp
            """)
        let found = try tree.events().map(\.summary)
        #expect(found.contains { $0.hasPrefix("ASSAULT CHL BOL") })
    }
}
