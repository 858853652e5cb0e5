import Analysis
import Annotation
import Testing

/// Who did what to whom, read off trees: voice, order, control, coordination, particles.
@Suite struct ClauseTests {
    @Test func `the agent of a passive is the actor`() throws {
        let tree = TreeDocument(
            .english,
            """
            Kharkiv Kharkiv PROPN _ 3 nsubj:pass UKR
            was be AUX VerbForm=Fin 3 aux:pass
            attacked attack VERB VerbForm=Part|Tense=Past 0 root
            by by ADP _ 5 case
            Russia Russia PROPN _ 3 obl RUS
            """)
        #expect(try tree.events().map(\.summary) == ["ASSAULT RUS UKR asserted"])
    }

    @Test func `an infinitive under a plan is planned, with the planner as actor`() throws {
        let tree = TreeDocument(
            .english,
            """
            Macron Macron PROPN _ 2 nsubj FRA
            plans plan VERB VerbForm=Fin 0 root
            to to PART _ 4 mark
            visit visit VERB VerbForm=Inf 2 xcomp
            China China PROPN _ 4 obj CHN
            """)
        #expect(try tree.events().map(\.summary) == ["CONSULT FRA CHN planned"])
    }

    @Test func `a separable verb is read with its particle`() throws {
        let tree = TreeDocument(
            .german,
            """
            Russland Russland PROPN Case=Nom 2 nsubj RUS
            griff greifen VERB VerbForm=Fin 0 root
            die der DET Case=Acc 4 det
            Ukraine Ukraine PROPN Case=Acc 2 obj UKR
            an an ADP _ 2 compound:prt
            """)
        #expect(try tree.events().map(\.summary) == ["ASSAULT RUS UKR asserted"])
    }

    @Test func `a verb with a particle that no record knows is another verb`() throws {
        let tree = TreeDocument(
            .german,
            """
            Russland Russland PROPN Case=Nom 2 nsubj RUS
            traf treffen VERB VerbForm=Fin 0 root
            die der DET Case=Acc 4 det
            Ukraine Ukraine PROPN Case=Acc 2 obj UKR
            vorbei vorbei ADP _ 2 compound:prt
            """)
        #expect(try tree.events().isEmpty)
    }

    @Test func `case turns a German object in front of the verb round`() throws {
        let tree = TreeDocument(
            .german,
            """
            Den der DET Case=Acc 2 det
            Minister Minister NOUN Case=Acc|Number=Sing 3 nsubj DEU
            kritisierte kritisieren VERB VerbForm=Fin 0 root
            der der DET Case=Nom 5 det
            Kreml Kreml PROPN Case=Nom|Number=Sing 3 obj RUS
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE RUS DEU asserted"])
    }

    @Test func `coordinated verbs share their subject`() throws {
        let tree = TreeDocument(
            .english,
            """
            Iran Iran PROPN _ 2 nsubj IRN
            condemned condemn VERB VerbForm=Fin|Tense=Past 0 root
            Israel Israel PROPN _ 2 obj ISR
            and and CCONJ _ 5 cc
            accused accuse VERB VerbForm=Fin|Tense=Past 2 conj
            France France PROPN _ 5 obj FRA
            """)
        #expect(
            try tree.events().map(\.summary)
                == ["ACCUSE IRN ISR asserted", "ACCUSE IRN FRA asserted"])
    }

    @Test func `two sides of a meeting stand on both sides`() throws {
        let tree = TreeDocument(
            .english,
            """
            Putin Putin PROPN _ 4 nsubj RUS
            and and CCONJ _ 3 cc
            Xi Xi PROPN _ 1 conj CHN
            met meet VERB VerbForm=Fin|Tense=Past 0 root
            """)
        #expect(try tree.events().map(\.summary) == ["CONSULT RUS CHN asserted"])
    }

    @Test func `an event noun takes its actor from an adjective and its target from a phrase`()
        throws
    {
        let tree = TreeDocument(
            .german,
            """
            Russische russisch ADJ _ 2 amod RUS
            Luftangriffe Luftangriff NOUN _ 5 nsubj
            auf auf ADP _ 4 case
            Kiew Kiew PROPN _ 2 nmod UKR
            begannen beginnen VERB VerbForm=Fin 0 root
            """)
        #expect(try tree.events().map(\.summary) == ["ASSAULT RUS UKR asserted"])
    }

    @Test func `a verb with a subject is active, whatever the tree calls its object`() throws {
        let tree = TreeDocument(
            .german,
            """
            Nordkorea Nordkorea PROPN _ 4 nsubj PRK
            hat haben AUX VerbForm=Fin 4 aux
            Soldaten Soldat NOUN _ 4 nsubj:pass
            verlegt verlegen VERB VerbForm=Part|Tense=Past 0 root
            """)
        #expect(try tree.events().map(\.summary).first?.hasPrefix("MOBILIZE PRK") == true)
    }

    @Test func `a German perfect with sein is active, whatever the tree calls its subject`() throws
    {
        let tree = TreeDocument(
            .german,
            """
            Der der DET Case=Nom 2 det
            Präsident Präsident NOUN Case=Nom|Number=Sing 4 nsubj:pass SRB
            ist sein AUX VerbForm=Fin 4 aux:pass
            zurückgetreten zurücktreten VERB VerbForm=Part 0 root
            """)
        #expect(try tree.events().map(\.summary) == ["RETREAT SRB - asserted"])
    }

    @Test func `a bare das before somebody is the object`() throws {
        let tree = TreeDocument(
            .german,
            """
            Das das PRON _ 2 nsubj
            verurteilte verurteilen VERB VerbForm=Fin 0 root
            die der DET _ 4 det
            Regierung Regierung NOUN Number=Sing 2 obj AUT
            """)
        #expect(try tree.events().map(\.summary) == ["ACCUSE AUT - asserted"])
    }

    @Test func `coordinated participles share auxiliary and subject`() throws {
        let tree = TreeDocument(
            .german,
            """
            Rebellen Rebell NOUN Number=Plur 5 nsubj COD
            haben haben AUX VerbForm=Fin 5 aux
            ein ein DET _ 4 det
            Dorf Dorf NOUN Number=Sing 5 obj UGA
            überfallen überfallen VERB VerbForm=Part 0 root
            und und CCONJ _ 8 cc
            Einwohner Einwohner NOUN Number=Plur 8 nsubj:pass UGA
            getötet töten VERB VerbForm=Part 5 conj
            """)
        #expect(
            try tree.events().map(\.summary) == [
                "ASSAULT COD UGA asserted", "ASSAULT COD UGA asserted",
            ])
    }

    @Test func `a preposition belongs to its verb wherever its phrase stands`() throws {
        let tree = TreeDocument(
            .german,
            """
            Polen Polen PROPN Case=Nom 2 nsubj POL
            stimmte stimmen VERB VerbForm=Fin 0 root
            erneut erneut ADV _ 2 advmod
            gegen gegen ADP _ 6 case
            den der DET Case=Acc 6 det
            Vorschlag Vorschlag NOUN Case=Acc|Number=Sing 2 obl
            Ungarns Ungarn PROPN Case=Gen 6 nmod HUN
            """)
        #expect(try tree.events().map(\.summary) == ["REJECT POL HUN asserted"])
    }

    @Test func `of two objects without a subject the first is the subject of a perfect`() throws {
        let tree = TreeDocument(
            .german,
            """
            Gestern gestern ADV _ 5 advmod
            haben haben AUX VerbForm=Fin 5 aux
            Soldaten Soldat NOUN Number=Plur 5 obj USA
            Zivilisten Zivilist NOUN Number=Plur 5 nsubj:pass IRQ
            erschossen erschießen VERB VerbForm=Part 0 root
            """)
        #expect(try tree.events().map(\.summary) == ["ASSAULT USA IRQ asserted"])
    }

    @Test func `a plural before a coordinated verb in the singular is its object`() throws {
        let tree = TreeDocument(
            .german,
            """
            Als als SCONJ _ 4 mark
            die der DET _ 3 det
            Polizei Polizei NOUN Number=Sing 4 nsubj BLR
            vorrückte vorrücken VERB VerbForm=Fin|Number=Sing 0 root
            und und CCONJ _ 7 cc
            Demonstranten Demonstrant NOUN Number=Plur 7 nsubj GEO
            festnahm festnehmen VERB VerbForm=Fin|Number=Sing 4 conj
            """)
        #expect(try tree.events().map(\.summary).contains("COERCE BLR GEO asserted"))
    }
}
