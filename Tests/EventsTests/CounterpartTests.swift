import Annotation
import Testing

/// Who stands on the other side where no slot of the record names it.
@Suite struct CounterpartTests {
    @Test func `the target of a measure stands inside the phrase that names the measure`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            adopted adopt VERB VerbForm=Fin|Tense=Past 0 root
            its its PRON Poss=Yes 5 nmod:poss PER
            third third ADJ _ 5 amod
            package package NOUN _ 2 obj
            of of ADP _ 7 case
            sanctions sanction NOUN Number=Plur 5 nmod
            against against ADP _ 9 case
            Chile Chile PROPN _ 7 nmod CHL
            """)
        #expect(try tree.events().map(\.summary) == ["SANCTION PER CHL asserted"])
    }

    @Test func `a relative pronoun takes the noun that agrees with it`() throws {
        let tree = TreeDocument(
            .german,
            """
            Der der DET _ 2 det
            Bericht Bericht NOUN Gender=Masc|Number=Sing 3 nsubj
            kam kommen VERB VerbForm=Fin 0 root
            aus aus ADP _ 5 case
            Peru Peru PROPN Gender=Neut|Number=Sing 3 obl PER
            das der PRON PronType=Rel|Gender=Neut 8 nsubj
            Chile Chile PROPN Case=Acc 8 obj CHL
            kritisierte kritisieren VERB VerbForm=Fin 2 acl:relcl
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE PER CHL asserted"])
    }

    @Test func `a gerund under a preposition is what the accused is said to have done`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            accused accuse VERB VerbForm=Fin|Tense=Past 0 root
            Chile Chile PROPN _ 2 obj CHL
            of of SCONJ _ 5 mark
            shelling shell VERB VerbForm=Part|Tense=Pres 2 advcl
            Bolivia Bolivia PROPN _ 5 obj BOL
            """)
        #expect(
            try tree.events().map(\.summary) == [
                "ACCUSE PER CHL asserted", "ASSAULT CHL BOL reported",
            ])
    }

    @Test func `verbs that share an auxiliary share their subject`() throws {
        let tree = TreeDocument(
            .german,
            """
            Peru Peru PROPN Case=Nom 4 nsubj PER
            hat haben AUX VerbForm=Fin 4 aux
            Chile Chile PROPN _ 4 obj CHL
            kritisiert kritisieren VERB VerbForm=Part 0 root
            und und CCONJ _ 7 cc
            Bolivien Bolivien PROPN _ 7 nsubj BOL
            angegriffen angreifen VERB VerbForm=Part 4 conj
            """)
        #expect(
            try tree.events().map(\.summary) == [
                "ACCUSE PER CHL asserted", "ASSAULT PER BOL asserted",
            ])
    }

    @Test func `who is killed in an attack is killed by the attacker`() throws {
        let tree = TreeDocument(
            .english,
            """
            Chileans Chilean PROPN Number=Plur 3 nsubj:pass CHL
            were be AUX VerbForm=Fin 3 aux:pass
            killed kill VERB VerbForm=Part|Tense=Past 0 root
            in in ADP _ 7 case
            a a DET _ 7 det
            Peruvian Peruvian ADJ _ 7 amod PER
            attack attack NOUN _ 3 obl
            """)
        #expect(try tree.events().map(\.summary).contains("ASSAULT PER CHL asserted"))
    }

    @Test func `a thing of the actor's own is not the other side`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            criticised criticise VERB VerbForm=Fin|Tense=Past 0 root
            its its PRON Poss=Yes 4 nmod:poss PER
            treaty treaty NOUN _ 2 obj
            with with ADP _ 6 case
            Chile Chile PROPN _ 4 nmod CHL
            """)
        #expect(try tree.events().map(\.summary).contains("ACCUSE PER CHL asserted"))
    }

    @Test func `whom an attack hits is not blamed for it`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 2 nsubj PER
            condemned condemn VERB VerbForm=Fin|Tense=Past 0 root
            the the DET _ 4 det
            attack attack NOUN _ 2 obj
            on on ADP _ 6 case
            Chile Chile PROPN _ 4 nmod CHL
            """)
        #expect(try tree.events().first?.summary == "ACCUSE PER - asserted")
    }

    @Test func `whom help is used against is not helped`() throws {
        let tree = TreeDocument(
            .german,
            """
            Peru Peru PROPN Case=Nom 2 nsubj PER
            stellte stellen VERB VerbForm=Fin|Tense=Past 0 root
            Waffen Waffe NOUN Case=Acc|Number=Plur 2 obj
            für für ADP _ 6 case
            die der DET _ 6 det
            Offensive Offensive NOUN Case=Acc 2 obl
            gegen gegen ADP _ 8 case
            Chile Chile PROPN Case=Acc 6 nmod CHL
            zur zu ADP _ 10 case
            Verfügung Verfügung NOUN Case=Dat 2 obl
            """)
        let aid = try #require(try tree.events().first { $0.summary.hasPrefix("AID") })
        #expect(!aid.summary.contains("CHL"))
    }

    @Test func `another name of who acts is not the other side`() throws {
        let tree = TreeDocument(
            .english,
            """
            Peru Peru PROPN _ 4 nsubj PER
            , , PUNCT _ 1 punct
            Chile Chile PROPN _ 1 appos CHL
            criticized criticize VERB VerbForm=Fin|Tense=Past 0 root
            it it PRON _ 4 obj
            """)
        #expect(try tree.events().allSatisfy { !$0.summary.hasPrefix("ACCUSE PER CHL") })
    }
}
