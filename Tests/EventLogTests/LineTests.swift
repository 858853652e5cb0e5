import Annotation
import EventLog
import JSONText
import Testing

/// The keys of the object in `bytes`, in order.
private func keys(_ bytes: [UInt8]) throws -> [String] {
    try JSONValue(parsing: bytes).members.map(\.key)
}

@Test func `an event line reads back as it was written`() throws {
    let line = EventLine(
        logged: "2026-01-02T03:04:05.678Z", event: fullEvent(), article: fullReference())
    #expect(try LogLine(parsing: line.encoded().dropLast()) == .event(line))
}

@Test func `an article line reads back as it was written`() throws {
    let line = fullArticleLine()
    #expect(try LogLine(parsing: line.encoded().dropLast()) == .article(line))
}

@Test func `the keys of an event line stand in the order of the format`() throws {
    let line = EventLine(logged: "t", event: fullEvent(), article: fullReference())
    #expect(
        try keys(line.encoded()) == [
            "kind", "version", "id", "story", "logged", "type", "mode", "quad", "cameo",
            "modality", "actors", "recipients", "date", "place", "quantities", "attribution",
            "confidence", "evidence", "article",
        ])
}

@Test func `the keys of an article line stand in the order of the format`() throws {
    #expect(
        try keys(fullArticleLine().encoded()) == [
            "kind", "version", "logged", "id", "file", "member", "digest", "text_digest",
            "outcome", "duplicate_of", "similar_to", "similarity", "events", "language", "title",
            "published", "published_from", "publisher", "url", "format", "charset", "bytes",
            "reason", "took_ms",
        ])
}

@Test func `what is not known is absent, never null`() throws {
    let evidence = Evidence(
        text: "It rained.", range: TextRange(0, 10), trigger: "rained", sentence: 0, rule: "r")
    let line = EventLine(
        event: Event(type: .protest, modality: .asserted, evidence: evidence),
        article: ArticleReference(file: FileName("a.txt")))
    let text = String(decoding: line.encoded(), as: UTF8.self)
    #expect(!text.contains("null"))
    #expect(
        try keys(line.encoded()) == [
            "kind", "version", "id", "type", "quad", "modality", "confidence", "evidence",
            "article",
        ])
}

@Test(arguments: ["x", "ü", "\u{1}", "\"", "𝄞"])
func `a line that would be too long is cut to valid JSON with a mark`(filling: String) throws {
    var event = fullEvent()
    let long = String(repeating: filling, count: 20_000)
    event.evidence.text = long
    event.more = Array(repeating: event.evidence, count: 100)
    event.actors = (0..<40).map { _ in
        var actor = Participant(text: long)
        actor.name = long
        return actor
    }
    var reference = fullReference()
    reference.title = long
    reference.file = FileName(bytes: Array(repeating: 0xFF, count: 4095))
    let bytes = EventLine(event: event, article: reference).encoded()
    #expect(bytes.count <= LogFormat.longestLine)
    #expect(bytes.last == 0x0A && !bytes.dropLast().contains(0x0A))
    guard case .event(let back) = try LogLine(parsing: bytes.dropLast()) else {
        Issue.record("not an event line")
        return
    }
    #expect(back.event.evidence.text.hasSuffix(JSONWriter.cutMark))
    #expect(back.event.evidence.range == event.evidence.range)
    #expect(back.article.file == reference.file)
}

@Test func `a long sentence alone is cut, the rest stays`() throws {
    var event = fullEvent()
    event.evidence.text = String(repeating: "word ", count: 20_000)
    let line = EventLine(event: event, article: fullReference())
    guard case .event(let back) = try LogLine(parsing: line.encoded().dropLast()) else {
        Issue.record("not an event line")
        return
    }
    #expect(back.event.actors == event.actors)
    #expect(back.event.evidence.text.hasSuffix(JSONWriter.cutMark))
}

@Test func `a name that is not UTF-8 keeps its bytes beside the escaped form`() throws {
    let name = FileName(bytes: Array("a".utf8) + [0xFF, 0x0A])
    #expect(name.text == "a\\xFF\\n")
    #expect(name.diskBytes == [0x61, 0xFF, 0x0A])
    let plain = FileName(bytes: Array("Größe \\ $(x).txt".utf8))
    #expect(plain.bytes == nil && plain.text == "Größe \\ $(x).txt")
}

@Test(arguments: [
    "", "{}", "[]", #"{"kind":"event","version":1}"#, #"{"kind":"article","version":2}"#,
    #"{"kind":"x","version":1}"#, #"{"kind":"article","version":1,"file":"a"}"#, "\0\0\0",
])
func `a line that is not of the log is refused with a reason`(text: String) {
    #expect(throws: LineError.self) { try LogLine(parsing: text.utf8) }
}
