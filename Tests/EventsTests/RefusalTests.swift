import Analysis
import Annotation
import Testing

/// Each word that could have told an event and did not has a reason.
@Suite struct RefusalTests {
    @Test func `an event among people of no standing is refused for its participants`() throws {
        let refusals = try TreeDocument(
            .english,
            """
            Anna Anna PROPN _ 2 nsubj
            visited visit VERB VerbForm=Fin 0 root
            Berta Berta PROPN _ 2 obj
            """
        ).refusals()
        #expect(refusals.map(\.trigger) == ["visited"])
        #expect(refusals.first?.reason.contains("nobody who acts in politics") == true)
        #expect(refusals.first?.rule?.hasPrefix("en/events.rules:") == true)
    }

    @Test func `a word whose record asks for more says what is missing`() throws {
        let refusals = try TreeDocument(
            .english,
            """
            Russia Russia PROPN _ 2 nsubj RUS
            sent send VERB VerbForm=Fin 0 root
            postcards postcard NOUN _ 2 obj
            """
        ).refusals()
        #expect(!refusals.isEmpty)
        #expect(refusals.allSatisfy { $0.trigger == "sent" && !$0.reason.isEmpty })
        #expect(refusals.contains { $0.reason.contains("needs an object of class") })
    }

    @Test func `what tells an event is not refused`() throws {
        let refusals = try TreeDocument(
            .english,
            """
            Russia Russia PROPN _ 2 nsubj RUS
            visited visit VERB VerbForm=Fin 0 root
            Ukraine Ukraine PROPN _ 2 obj UKR
            """
        ).refusals()
        #expect(refusals.isEmpty)
    }
}
