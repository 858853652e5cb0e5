import Annotation
import Articles
import Testing

struct BrokenFileTests {
    private func read(_ text: String) -> Reading {
        ArticleReader().readAll(
            bytes: Array(text.utf8), name: "a", hints: ReadingHints(now: 1_790_000_000))
    }

    @Test(arguments: [
        #"{"title":"Talks","text":"The minister arrived in Oslo on Mon"#, #"{"title":"#, #"{"tit"#,
        #"{ "text": "The minister arrived.", "title" "Talks" }"#,
        "{'text': 'The minister arrived.'}",
        #"[{"text":"The minister arrived."},{"text":"She le"#,
        "{\n  \"text\": \"The minister arrived.\",\n  \"body\": [\n",
    ])
    func `what begins as JSON and breaks off is no text`(_ text: String) {
        let reading = read(text)
        #expect(reading.articles.isEmpty)
        #expect(reading.skipped.map(\.error.code) == [.malformed])
    }

    @Test(arguments: [
        "[Reuters] The minister arrived in Oslo on Monday.",
        "{Oslo} The minister arrived on Monday and left on Tuesday.",
        "[\"We will come,\" she said] The minister arrived in Oslo on Monday.",
        "{\"The minister\" arrived in Oslo on Monday.",
        "[1] The minister arrived in Oslo on Monday.", "{{Infobox}} The minister arrived in Oslo.",
    ])
    func `prose that begins with a bracket stays text`(_ text: String) {
        let reading = read(text)
        #expect(reading.articles.map(\.format) == ["text"])
        #expect(reading.skipped.isEmpty)
    }

    @Test func `lines of JSON that break off give what is whole and say what is not`() {
        let whole = "{\"text\":\"One came.\"}\n{\"text\":\"Two came.\"}\n"
        #expect(read(whole).skipped.isEmpty)
        let cut = read(whole + "{\"text\":\"Three ca")
        #expect(cut.articles.count == 2)
        #expect(cut.skipped.map(\.member) == ["line 3", nil])
        // A line that is whole and wrong says nothing against the file.
        #expect(read(whole + "nonsense\n").skipped.map(\.member) == ["line 3"])
    }

    @Test func `lines of JSON whose first is broken are still lines`() {
        let reading = read("{\"text\":\"One ca\n{\"text\":\"Two came.\"}\n")
        #expect(reading.articles.map(\.text) == ["Two came."])
        #expect(reading.skipped.map(\.member) == ["line 1"])
    }
}
