import EventLog
import SystemCalls
import Testing

@Test func `a full segment is set aside between two articles`() throws {
    let folder = try LogFolder()
    let writer = try folder.open(rotation: .init(bytes: 4000))
    for number in 0..<20 { _ = try writer.append(entry(number)) }
    let segments = try Segment.all(in: OpenFile.folder(folder.path))
    #expect(segments.count > 3)
    #expect(segments.last == .current)
    var digests: [String] = []
    for segment in segments {
        let lines = try folder.lines(segment.name)
        guard case .article = try #require(lines.last) else {
            Issue.record("\(segment.name) does not end in an article line")
            return
        }
        for case .article(let line) in lines { digests.append(line.digest) }
    }
    #expect(digests == (0..<20).map { digest($0) })
}

@Test func `the catalogue knows where articles of older segments stand`() throws {
    let folder = try LogFolder()
    let writer = try folder.open(rotation: .init(bytes: 4000))
    for number in 0..<20 { _ = try writer.append(entry(number)) }
    for number in 0..<20 {
        let article = try #require(try writer.catalog.articles(digest: digest(number)).first)
        let bytes = try folder.bytes(article.position.segment)
        let line = bytes[article.position.articleLine..<article.position.end - 1]
        guard case .article(let read) = try LogLine(parsing: line) else {
            Issue.record("no article line at \(article.position)")
            return
        }
        #expect(read.digest == digest(number))
    }
}

@Test func `a segment renamed while the catalogue was closed is recognised`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    _ = try writer.append(entry(1))
    writer.close()
    writer.catalog.close()
    let state = try OpenFile.folder(folder.path)
    try state.rename(
        Array("events.jsonl".utf8), to: Array("events-20260101-001.jsonl".utf8), in: state)
    let again = try folder.open()
    _ = try again.append(entry(2))
    let first = try #require(try again.catalog.articles(digest: digest(1)).first)
    #expect(first.position.segment == "events-20260101-001.jsonl")
    #expect(try again.append(entry(1)) == .alreadyLogged)
    #expect(try again.catalog.totals()["outcome"] == ["events": 2])
}

@Test func `segments sort by day and number, the current one last`() {
    let names = [
        "events.jsonl", "events-20260102-001.jsonl", "events-20260101-1000.jsonl",
        "events-20260101-002.jsonl",
    ]
    #expect(
        names.map(Segment.init(name:)).sorted().map(\.name) == [
            "events-20260101-002.jsonl", "events-20260101-1000.jsonl",
            "events-20260102-001.jsonl", "events.jsonl",
        ])
}
