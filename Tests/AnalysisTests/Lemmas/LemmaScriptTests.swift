import Testing

@testable import Analysis

struct LemmaScriptTests {
    @Test(arguments: [
        ("aufgefordert", "auffordern"), ("aufzunehmen", "aufnehmen"), ("gesagt", "sagen"),
        ("häuser", "haus"), ("USA", "USA"), ("Im", "in"), ("was", "be"), ("Größen", "Größe"),
        ("MONACO", "Monaco"), ("1,234,567", "1234567"), ("x", "y"), ("ä", "ö"),
    ])
    func `a script turns its form into its lemma`(form: String, lemma: String) throws {
        let script = try #require(
            LemmaScript.between(Array(form.utf8), Array(lemma.utf8)))
        var word = Array(form.utf8)
        #expect(script.apply(to: &word))
        #expect(String(decoding: word, as: UTF8.self) == lemma)
    }

    @Test func `one script serves all words of its kind`() throws {
        let script = try #require(
            LemmaScript.between(Array("aufgefordert".utf8), Array("auffordern".utf8)))
        var word = Array("eingemauert".utf8)
        #expect(script.apply(to: &word))
        #expect(String(decoding: word, as: UTF8.self) == "einmauern")
    }

    @Test func `a script that does not fit says so and never breaks a character`() {
        let long = LemmaScript(casing: .kept, infix: .none, cut: 9, ending: [])
        var word = Array("kurz".utf8)
        #expect(!long.apply(to: &word))
        let half = LemmaScript(casing: .kept, infix: .none, cut: 1, ending: [0x61])
        word = Array("ä".utf8)
        #expect(!half.apply(to: &word))
        let missing = LemmaScript(casing: .kept, infix: .ge, cut: 0, ending: [])
        word = Array("sagen".utf8)
        #expect(!missing.apply(to: &word))
    }

    @Test(arguments: [
        ("wort", LemmaText.Shape.small), ("Ärzte", .capital), ("ÖVP", .shouted), ("GmbH", .mixed),
        ("G7", .numbered), ("I", .capital), ("...", .small),
    ])
    func `shapes look at capitals also outside ASCII`(word: String, shape: LemmaText.Shape) {
        #expect(LemmaText.shape(of: Array(word.utf8)) == shape)
    }
}
