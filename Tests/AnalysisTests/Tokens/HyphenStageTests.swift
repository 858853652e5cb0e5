import Analysis
import Annotation
import Testing

struct HyphenStageTests {
    @Test func `tags, trees and names are carried over to the parts`() throws {
        var document = given(["Der", "US-Präsident", "besucht", "Nordrhein-Westfalen", "."])
        document.tokens.tag = [.determiner, .noun, .verb, .properNoun, .punctuation]
        document.tokens.head = [1, 2, 2, 2, 2]
        document.tokens.relation = [.det, .nsubj, .root, .obj, .punct]
        document.mentions = [Mention(span: Span(3, 4), head: 3, kind: .place, source: "test")]
        HyphenStage().run(on: &document, scratch: Scratch())
        let forms = (0..<document.tokens.count).map { document.form($0) }
        #expect(
            forms == ["Der", "US", "-", "Präsident", "besucht", "Nordrhein", "-", "Westfalen", "."])
        #expect(document.tokens.head == [3, 3, 1, 4, 4, 7, 5, 4, 4])
        #expect(document.tokens.relation[1] == .compound && document.tokens.relation[7] == .obj)
        #expect(document.tokens.tag[1] == .properNoun && document.tokens.tag[2] == .punctuation)
        #expect(
            document.mentions == [Mention(span: Span(5, 8), head: 7, kind: .place, source: "test")])
        #expect(document.sentences[0].span == Span(0, 9))
        #expect(document.text(Span(5, 8)) == "Nordrhein-Westfalen")
    }

    @Test(arguments: ["713-853", "-", "--", "a@b-c.de", "http://a-b.de", "Wort"])
    func `numbers, signs and addresses stay whole`(form: String) {
        var document = given([form])
        HyphenStage().run(on: &document, scratch: Scratch())
        #expect(document.tokens.count == 1)
    }

    private func given(_ forms: [String]) -> Document {
        var sentence = ConlluSentence()
        sentence.words = forms.map { ConlluSentence.Word(form: $0) }
        return Document(sentences: [sentence], language: .german)
    }
}
