import Analysis
import Annotation
import Testing

/// What is denied, doubted, planned or imagined is never asserted.
@Suite struct StanceTests {
    private func stance(_ auxiliary: String, _ lemma: String) throws -> [Modality] {
        try TreeDocument(
            .english,
            """
            Russia Russia PROPN _ 3 nsubj RUS
            \(auxiliary) \(lemma) AUX VerbForm=Fin 3 aux
            visit visit VERB VerbForm=Inf 0 root
            Ukraine Ukraine PROPN _ 3 obj UKR
            """
        ).events().map(\.modality)
    }

    @Test func `auxiliaries tell plans and possibilities from facts`() throws {
        #expect(try stance("will", "will") == [.planned])
        #expect(try stance("could", "could") == [.hypothetical])
        #expect(try stance("did", "do") == [.asserted])
    }

    @Test func `who will attack threatens, who will not withdraw rejects`() throws {
        let threat = try TreeDocument(
            .english,
            """
            Russia Russia PROPN _ 3 nsubj RUS
            will will AUX VerbForm=Fin 3 aux
            attack attack VERB VerbForm=Inf 0 root
            Ukraine Ukraine PROPN _ 3 obj UKR
            """
        ).events()
        #expect(threat.map(\.summary) == ["THREATEN RUS UKR asserted"])
        let refusal = try TreeDocument(
            .english,
            """
            Russia Russia PROPN _ 4 nsubj RUS
            will will AUX VerbForm=Fin 4 aux
            not not PART _ 4 advmod
            visit visit VERB VerbForm=Inf 0 root
            Ukraine Ukraine PROPN _ 4 obj UKR
            """
        ).events()
        #expect(refusal.map(\.summary) == ["REJECT RUS UKR asserted"])
    }

    @Test func `what somebody says is reported, with its source`() throws {
        let events = try TreeDocument(
            .english,
            """
            Kyiv Kyiv PROPN _ 2 nsubj UKR
            said say VERB VerbForm=Fin|Tense=Past 0 root
            Russia Russia PROPN _ 4 nsubj RUS
            attacked attack VERB VerbForm=Fin|Tense=Past 2 ccomp
            Poland Poland PROPN _ 4 obj POL
            """
        ).events()
        #expect(events.map(\.summary) == ["ASSAULT RUS POL reported"])
        #expect(events.first?.attribution?.text == "Kyiv")
        #expect(events.first?.attribution?.verb == "said")
    }

    @Test func `kein at the object denies the event`() throws {
        let events = try TreeDocument(
            .german,
            """
            Ungarn Ungarn PROPN Case=Nom 2 nsubj HUN
            schickt schicken VERB VerbForm=Fin 0 root
            der der DET Case=Dat 4 det
            Ukraine Ukraine PROPN Case=Dat 2 iobj UKR
            keine kein DET Case=Acc 6 det
            Waffen Waffe NOUN Case=Acc 2 obj
            """
        ).events()
        #expect(events.map(\.modality) == [.negated])
    }

    @Test func `not only denies nothing`() throws {
        let events = try TreeDocument(
            .german,
            """
            Russland Russland PROPN Case=Nom 2 nsubj RUS
            bombardierte bombardieren VERB VerbForm=Fin 0 root
            nicht nicht PART _ 2 advmod
            nur nur ADV _ 5 advmod
            Kiew Kiew PROPN Case=Acc 2 obj UKR
            """
        ).events()
        #expect(events.map(\.modality) == [.asserted])
    }

    @Test func `a condition is no fact`() throws {
        let events = try TreeDocument(
            .german,
            """
            Wenn wenn SCONJ _ 5 mark
            Russland Russland PROPN Case=Nom 5 nsubj RUS
            die der DET Case=Acc 4 det
            Ukraine Ukraine PROPN Case=Acc 5 obj UKR
            angreift angreifen VERB VerbForm=Fin 6 advcl
            reagiert reagieren VERB VerbForm=Fin 0 root
            """
        ).events()
        #expect(events.map(\.modality) == [.hypothetical])
    }
    @Test func `what a speaker names as known is not made doubtful by his saying it`() throws {
        let trees = ["the": "Definite=Def", "an": "Definite=Ind"].mapValues { features in
            """
            Kyiv Kyiv PROPN _ 2 nsubj UKR
            said say VERB VerbForm=Fin|Tense=Past 0 root
            the the DET \(features) 5 det
            Russian Russian ADJ _ 5 amod RUS
            attack attack NOUN _ 9 nsubj
            on on ADP _ 7 case
            Poland Poland PROPN _ 5 nmod POL
            was be AUX VerbForm=Fin 9 cop
            long long ADJ _ 2 ccomp
            """
        }
        let modalities = try trees.mapValues {
            try TreeDocument(.english, $0).events().filter { $0.type == .assault }.map(\.modality)
        }
        #expect(modalities == ["the": [.asserted], "an": [.reported]])
    }
}
