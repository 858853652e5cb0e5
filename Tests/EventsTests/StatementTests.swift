import Analysis
import Annotation
import Testing

/// Who judges, refuses or threatens by what he says does so; what nobody says is no act.
@Suite struct StatementTests {
    private func summaries(_ language: Language, _ lines: String) throws -> [String] {
        try TreeDocument(language, lines).events().map(\.summary)
    }

    /// What is read of "Chile said Peru's decree was not ADJECTIVE".
    private func verdict(_ adjective: String, speaker: String = "CHL", denied: Bool = false) throws
        -> [String]
    {
        let denial = denied ? "not not PART _ 7 advmod" : "now now ADV _ 7 advmod"
        return try summaries(
            .english,
            """
            Speaker Speaker PROPN _ 2 nsubj \(speaker)
            said say VERB VerbForm=Fin|Tense=Past 0 root
            Peru Peru PROPN _ 4 nmod:poss PER
            decree decree NOUN _ 7 nsubj
            was be AUX VerbForm=Fin|Tense=Past 7 cop
            \(denial)
            \(adjective) \(adjective) ADJ _ 2 ccomp
            """)
    }

    @Test func `a verdict on another is an accusation, praise of another is support`() throws {
        #expect(try verdict("heartless") == ["ACCUSE CHL PER asserted"])
        #expect(try verdict("courageous") == ["SUPPORT CHL PER asserted"])
        #expect(try verdict("round") == [])
    }

    @Test func `a verdict that is denied is none, and lack of a virtue is one`() throws {
        #expect(try verdict("heartless", denied: true) == [])
        #expect(try verdict("helpful", denied: true) == ["ACCUSE CHL PER asserted"])
    }

    @Test func `nobody accuses his own side`() throws {
        #expect(try verdict("heartless", speaker: "PER") == [])
    }

    @Test func `the author's own judgement is no act of anybody`() throws {
        let events = try summaries(
            .english,
            """
            Peru Peru PROPN _ 2 nmod:poss PER
            decree decree NOUN _ 4 nsubj
            was be AUX VerbForm=Fin|Tense=Past 4 cop
            heartless heartless ADJ _ 0 root
            """)
        #expect(events == [])
    }

    @Test func `what somebody is called is a verdict, too`() throws {
        let events = try summaries(
            .german,
            """
            Chile Chile PROPN Case=Nom 2 nsubj CHL
            hält halten VERB VerbForm=Fin 0 root
            Perus Peru PROPN Case=Gen 4 nmod:poss PER
            Dekret Dekret NOUN Case=Acc 2 obj
            für für ADP _ 6 case
            niederträchtig niederträchtig ADJ _ 2 obl
            """)
        #expect(events == ["ACCUSE CHL PER asserted"])
    }

    @Test func `reported speech goes on in the sentences that keep its mood`() throws {
        let first = """
            Chile Chile PROPN Case=Nom 2 nsubj CHL
            sagte sagen VERB VerbForm=Fin|Tense=Past 0 root
            es es PRON _ 4 nsubj
            regne regnen VERB VerbForm=Fin|Mood=Sub|Tense=Pres 2 ccomp
            --
            """
        let later = { (verb: String) in
            """
            Perus Peru PROPN Case=Gen 6 nmod:poss PER
            Dekret Dekret NOUN Case=Nom 8 nsubj
            \(verb) 8 cop
            niederträchtig niederträchtig ADJ _ 0 root
            """
        }
        let reported = "sei sein AUX VerbForm=Fin|Mood=Sub|Tense=Pres"
        let plain = "ist sein AUX VerbForm=Fin|Mood=Ind|Tense=Pres"
        #expect(
            try summaries(.german, first + "\n" + later(reported)) == ["ACCUSE CHL PER asserted"])
        #expect(try summaries(.german, first + "\n" + later(plain)) == [])
    }

    @Test func `consequences that another will face are a threat`() throws {
        let threat = try summaries(
            .english,
            """
            Chile Chile PROPN _ 2 nsubj CHL
            said say VERB VerbForm=Fin|Tense=Past 0 root
            Peru Peru PROPN _ 5 nsubj PER
            will will AUX VerbForm=Fin 5 aux
            incur incur VERB VerbForm=Inf 2 ccomp
            consequences consequence NOUN _ 5 obj
            """)
        #expect(threat == ["THREATEN CHL PER asserted"])
    }

    @Test func `who says that he supports another does so`() throws {
        let events = try summaries(
            .english,
            """
            We we PRON _ 2 nsubj
            support support VERB VerbForm=Fin|Tense=Pres 5 ccomp
            Peru Peru PROPN _ 2 obj PER
            Chile Chile PROPN _ 5 nsubj CHL
            said say VERB VerbForm=Fin|Tense=Past 0 root
            """)
        #expect(events == ["SUPPORT CHL PER asserted"])
    }
}
