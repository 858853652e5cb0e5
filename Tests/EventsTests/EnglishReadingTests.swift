import Annotation
import Testing

/// What English sentences ask for beyond slots: misparsed verbs, counted things, judged deeds.
@Suite struct EnglishReadingTests {
    @Test func `what follows from a passive is not the deed of who suffers it`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 3 nsubj:pass PER
            was be AUX VerbForm=Fin 3 aux:pass
            shelled shell VERB VerbForm=Part|Tense=Past 0 root
            , , PUNCT _ 5 punct
            killing kill VERB VerbForm=Part|Tense=Pres 3 advcl
            Chileans Chilean PROPN _ 5 obj CHL
            """)
        #expect(
            try tree.events().map(\.summary) == [
                "ASSAULT - PER asserted", "ASSAULT - CHL asserted",
            ])
    }

    @Test func `a place line is no subject, and the name behind it is`() throws {
        let tree = TreeDocument(
            .english,
            """
            LIMA Lima PROPN _ 6 nsubj PER
            , , PUNCT _ 3 punct
            Peru Peru PROPN _ 1 appos PER
            — — PUNCT _ 1 punct
            Chile Chile PROPN _ 1 flat CHL
            attacked attack VERB VerbForm=Fin|Tense=Past 0 root
            Bolivia Bolivia PROPN _ 6 obj BOL
            """)
        #expect(try tree.events().map(\.summary) == ["ASSAULT CHL BOL asserted"])
    }

    @Test func `behind a place line the second subject is the subject`() throws {
        let tree = TreeDocument(
            .english,
            """
            LIMA Lima PROPN _ 4 nsubj PER
            — — PUNCT _ 1 punct
            Chile Chile PROPN _ 4 nsubj CHL
            attacked attack VERB VerbForm=Fin|Tense=Past 0 root
            Bolivia Bolivia PROPN _ 4 obj BOL
            """)
        #expect(try tree.events().map(\.summary) == ["ASSAULT CHL BOL asserted"])
    }

    @Test func `the victim of a deed is not who is condemned for it`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            condemned condemn VERB VerbForm=Fin|Tense=Past 0 root
            the the DET _ 5 det
            Chilean Chilean ADJ _ 5 amod CHL
            attack attack NOUN _ 2 obj
            on on ADP _ 7 case
            Bolivia Bolivia PROPN _ 5 nmod BOL
            """)
        #expect(try tree.events().map(\.summary).contains("ACCUSE PER CHL asserted"))
    }

    @Test func `dozens of soldiers are soldiers`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            sent send VERB VerbForm=Fin|Tense=Past 0 root
            dozens dozen NOUN Number=Plur 2 obj
            of of ADP _ 5 case
            soldiers soldier NOUN Number=Plur 3 nmod
            to to ADP _ 7 case
            Chile Chile PROPN _ 5 nmod CHL
            """)
        #expect(try tree.events().map(\.summary) == ["MOBILIZE PER CHL asserted"])
    }

    @Test func `a verb that only marks an infinitive has no part of its expression`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            began begin VERB VerbForm=Fin|Tense=Past 0 root
            to to PART _ 4 mark
            fly fly VERB VerbForm=Inf 2 xcomp
            jets jet NOUN Number=Plur 4 obj
            """)
        #expect(try tree.events().map(\.summary).isEmpty)
    }

    @Test func `people named by an event noun before them are no event`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            paid pay VERB VerbForm=Fin|Tense=Past 0 root
            riot riot NOUN _ 4 compound
            police police NOUN _ 2 obj
            in in ADP _ 6 case
            Chile Chile PROPN _ 2 obl CHL
            """)
        #expect(try tree.events().map(\.summary).isEmpty)
    }

    @Test func `what is said of others in words of blame accuses them`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            said say VERB VerbForm=Fin|Tense=Past 0 root
            Chile Chile PROPN _ 5 nsubj CHL
            was be AUX VerbForm=Fin 5 cop
            responsible responsible ADJ _ 2 ccomp
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE PER CHL asserted"])
    }

    @Test func `what is denied of others does not accuse them`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            said say VERB VerbForm=Fin|Tense=Past 0 root
            Chile Chile PROPN _ 6 nsubj CHL
            was be AUX VerbForm=Fin 6 cop
            not not PART _ 6 advmod
            responsible responsible ADJ _ 2 ccomp
            """)
        #expect(try tree.events().map(\.summary).isEmpty)
    }
}
