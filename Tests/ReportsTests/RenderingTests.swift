import Annotation
import EventLog
import Reports
import Testing

/// An event line with these particulars.
private func line(
    id: String, story: String = "", modality: Modality = .asserted, confidence: Double = 0.5,
    date: String? = nil, digest: String = "d"
) -> EventLine {
    let evidence = Evidence(
        text: "=SUM(1), said \"he\"\nand left", range: TextRange(0, 5), trigger: "said",
        sentence: 0, rule: "r")
    var event = Event(type: .accuse, modality: modality, evidence: evidence)
    event.id = id
    event.story = story
    event.confidence = confidence
    event.date = date.map { EventDate(edtf: $0, text: nil, origin: .stated) }
    var reference = ArticleReference(file: FileName("a.txt"))
    reference.digest = digest
    return EventLine(event: event, article: reference)
}

struct RenderingTests {
    @Test(arguments: [
        ("a\u{1B}[31mb", "a[31mb"), ("a\nb\t\tc ", "a b c"), ("\u{202E}abc\u{2066}", "abc"),
        ("x\u{200B}y\u{7}z\u{9B}", "xyz"), ("Größe — 漢字", "Größe — 漢字"), ("", ""),
    ])
    func `text for a terminal holds nothing that a terminal obeys`(text: String, plain: String) {
        #expect(PlainLine.of(text) == plain)
    }

    @Test func `cut text keeps to its columns`() {
        #expect(PlainLine.of("abcdef", width: 6) == "abcdef")
        #expect(PlainLine.of("abcdefg", width: 6) == "abcde…")
        #expect(PlainLine.columns(PlainLine.of("漢字漢字漢字", width: 6)) <= 6)
    }

    @Test func `a table lines up and keeps to the width`() {
        var table = TextTable(["A", "N"], numeric: [1])
        table.append(["long text", "1"])
        table.append(["x", "100"])
        let lines = table.lines(Paint(isColoured: false), width: nil)
        #expect(lines == ["A            N", "long text    1", "x          100"])
        #expect(table.lines(Paint(isColoured: false), width: 8)[1] == "long te…")
    }

    @Test func `a field of CSV is quoted, and no formula for a spreadsheet`() {
        let row = EventCSV.line(line(id: "e-1"))
        #expect(row.contains("\"'=SUM(1), said \"\"he\"\"\nand left\""))
        let columns = EventCSV.head.split(separator: ",").count
        let plain = EventCSV.line(line(id: "e-1")).replacing("1), said", with: "1) said")
        #expect(plain.filter { $0 == "," }.count == columns - 1)
    }

    @Test func `a story shows its surest line and what the others add`() {
        var merger = StoryMerger()
        merger.append(line(id: "e-1", story: "s-1", modality: .reported, confidence: 0.9))
        merger.append(line(id: "e-2", story: "s-1", confidence: 0.6, digest: "e"))
        merger.append(line(id: "e-3", story: "s-1", modality: .planned, date: "2022", digest: "d"))
        merger.append(line(id: "e-4"))
        merger.append(line(id: "e-5"))
        #expect(merger.merged.count == 3)
        let story = merger.merged[0]
        #expect(story.best.event.id == "e-2")
        #expect(story.best.event.date?.edtf == "2022")
        #expect(story.articles.map(\.digest) == ["d", "e"] && story.lines == 3)
        #expect(story.modalities == [.reported, .asserted, .planned])
    }

    @Test func `colour is written only where it is wanted`() {
        #expect(Paint(isColoured: false)("x", .red) == "x")
        #expect(Paint(isColoured: true)("x", .red, .bold) == "\u{1B}[31;1mx\u{1B}[0m")
    }
}
