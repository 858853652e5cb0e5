import EventLog
import Glibc
import SystemCalls
import Testing

@Test func `an appended article stands in the log with its article line last`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    guard case .logged(let position) = try writer.append(entry(1)) else {
        Issue.record("not logged")
        return
    }
    let lines = try folder.lines()
    #expect(lines.count == 3)
    guard case .article(let last) = lines[2] else {
        Issue.record("no article line at the end")
        return
    }
    #expect(last.digest == digest(1) && last.events == 2 && last.logged != nil)
    #expect(position.start == 0)
    #expect(position.end == (try folder.bytes().count))
}

@Test func `an article is one write and one sync`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    let plan = FaultPlan()
    try FaultPlan.$current.withValue(plan) { _ = try writer.append(entry(1, events: 5)) }
    #expect(plan.count(of: "write") == 1)
    #expect(plan.count(of: "fdatasync") == 1)
}

@Test func `an analysed article is never logged again, not even after a restart`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    _ = try writer.append(entry(1))
    #expect(try writer.append(entry(1)) == .alreadyLogged)
    writer.close()
    #expect(try folder.open().append(entry(1)) == .alreadyLogged)
    #expect(try folder.lines().count == 3)
}

@Test func `a failed article may be logged again`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    var failed = entry(1, events: 0)
    failed.article.outcome = .failed
    _ = try writer.append(failed)
    #expect(try writer.append(entry(1)) != .alreadyLogged)
}

@Test func `members of one file are articles of their own`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    for member in ["a", "b", "a"] {
        var article = entry(1)
        article.article.member = member
        _ = try writer.append(article)
    }
    #expect(try folder.lines().count == 6)
}

@Test func `time stamps never go backwards`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    var line = entry(1, events: 0).article
    line.logged = "2099-01-01T00:00:00.000Z"
    writer.close()
    try folder.write(line.encoded())
    _ = try folder.open().append(entry(2, events: 0))
    guard case .article(let last) = try #require(try folder.lines().last) else { return }
    #expect(last.logged == "2099-01-01T00:00:00.000Z")
}

@Test(arguments: [ENOSPC, EIO, EDQUOT])
func `a write that fails leaves no trace, and the article can be written again`(
    code: Int32
) throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    _ = try writer.append(entry(1))
    let before = try folder.bytes()
    FaultPlan.$current.withValue(FaultPlan().fail("write", with: code)) {
        #expect(throws: LogError.self) { try writer.append(entry(2)) }
    }
    #expect(try folder.bytes() == before)
    #expect(writer.failure?.cause.code == code)
    _ = try writer.append(entry(2))
    #expect(writer.failure == nil)
    #expect(try folder.lines().count == 6)
}

@Test func `after a sync that fails nothing behind the last durable article is trusted`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    _ = try writer.append(entry(1))
    let before = try folder.bytes()
    FaultPlan.$current.withValue(FaultPlan().fail("fdatasync", with: EIO)) {
        #expect(throws: LogError.self) { try writer.append(entry(2)) }
    }
    #expect(try folder.bytes() == before)
    #expect(try writer.append(entry(2)) != .alreadyLogged)
    #expect(try folder.lines().count == 6)
    #expect(try writer.catalog.articles(digest: digest(2)).count == 1)
}

@Test func `a sync and a cut that both fail are mended before the next write`() throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    _ = try writer.append(entry(1))
    let plan = FaultPlan().fail("fdatasync", with: EIO).fail("ftruncate", with: EIO)
    FaultPlan.$current.withValue(plan) {
        #expect(throws: LogError.self) { try writer.append(entry(2)) }
    }
    // Its lines are still there, whole: they count, and are not written a second time.
    #expect(try writer.append(entry(2)) == .alreadyLogged)
    _ = try writer.append(entry(3))
    #expect(try folder.lines().count == 9)
}

@Test func `a log that cannot be opened is opened by a later append`() throws {
    let folder = try LogFolder()
    let catalog = try Catalog(folder: folder.path)
    let plan = FaultPlan().fail("openat", count: 1, with: EMFILE)
    let writer = FaultPlan.$current.withValue(plan) {
        LogWriter(folder: folder.path, catalog: catalog)
    }
    #expect(writer.failure != nil)
    _ = try writer.append(entry(1))
    #expect(try folder.lines().count == 3)
}

@Test func `articles from many threads stay whole and share syncs`() async throws {
    let folder = try LogFolder()
    let writer = try folder.open()
    let plan = FaultPlan()
    try await FaultPlan.$current.withValue(plan) {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 { group.addTask { _ = try writer.append(entry(number)) } }
            try await group.waitForAll()
        }
    }
    let lines = try folder.lines()
    #expect(lines.count == 600)
    for group in 0..<200 {
        guard case .article(let article) = lines[group * 3 + 2],
            case .event(let first) = lines[group * 3]
        else {
            Issue.record("article \(group) is torn")
            return
        }
        #expect(first.article.digest == article.digest)
    }
    #expect(plan.count(of: "fdatasync") <= 200)
    #expect(try writer.catalog.totals()["outcome"] == ["events": 200])
}
