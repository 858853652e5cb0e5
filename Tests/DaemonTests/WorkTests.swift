import DropFolder
import EventLog
import Foundation
import Glibc
import SystemCalls
import TestSupport
import Testing

@testable import Daemon

struct WorkTests {
    private let fixture: WorkFixture

    init() throws { fixture = try WorkFixture() }

    @Test func `an article is logged and its file put away`() throws {
        try fixture.drop("a.txt", "news")
        #expect(fixture.process("a.txt") == "finished")
        #expect(fixture.lines == ["empty a.txt"])
        #expect(!fixture.exists("a.txt"))
        #expect(fixture.marks.isEmpty)
    }

    @Test func `the same bytes under another name are a duplicate`() throws {
        for name in ["a.txt", "b.txt"] {
            try fixture.drop(name, "news")
            #expect(fixture.process(name) == "finished")
        }
        #expect(fixture.lines == ["empty a.txt", "duplicate b.txt"])
    }

    @Test func `a file too large to be read only to be refused has a line, and one only`() throws {
        fixture.configuration.maxFileSize = 1000
        for _ in 0..<2 {
            try fixture.drop("huge.bin", "the beginning")
            truncate(fixture.configuration.inbox + "/huge.bin", 3 << 30)
            #expect(fixture.process("huge.bin") == "finished")
        }
        #expect(fixture.lines == ["failed huge.bin"])
        #expect(fixture.logText.contains("\"digest\":\"part-"))
        #expect(fixture.logText.contains("\"code\":\"too-large\""))
    }

    @Test func `the same text in other bytes is a duplicate`() throws {
        try fixture.drop("a.txt", "good news")
        _ = fixture.process("a.txt")
        try fixture.drop("b.txt", "goodnews")
        _ = fixture.process("b.txt")
        #expect(fixture.lines == ["empty a.txt", "duplicate b.txt"])
    }

    @Test(arguments: [(0.4, 10, true), (0.95, 10, false), (0.4, 60, false)])
    func `an article is called similar from the threshold on`(
        threshold: Double, pairs: Int, isSimilar: Bool
    ) throws {
        let words = (0..<40).map { "word\($0)" }
        try fixture.drop("a.txt", words.joined(separator: " "))
        _ = fixture.process("a.txt")
        // As after a reload: what was logged before is compared with by the new setting.
        fixture.configuration.similarThreshold = threshold
        fixture.configuration.similarMinPairs = pairs
        let changed = words.dropLast(4) + ["ends", "otherwise"]
        try fixture.drop("b.txt", changed.joined(separator: " "))
        _ = fixture.process("b.txt")
        #expect(fixture.lines == ["empty a.txt", "empty b.txt"])
        #expect(fixture.logText.contains("\"similar_to\"") == isSimilar)
    }

    @Test func `fingerprints of a lost catalogue are made again while their files are there`()
        throws
    {
        for name in ["a.txt", "b.txt", "feed"] {
            try fixture.drop(name, name == "feed" ? "one\ntwo" : "news of \(name)")
            _ = fixture.process(name)
        }
        let done = fixture.configuration.inbox + "/.done"
        let days = try FileManager.default.contentsOfDirectory(atPath: done)
        try FileManager.default.removeItem(atPath: done + "/" + #require(days.first) + "/b.txt")
        let catalog = fixture.desk.catalog
        try catalog.rebuild()
        #expect(try Set(catalog.withoutFingerprint(limit: 9).map(\.file.text)).count == 3)
        let settings = fixture.settings
        let restoration = FingerprintRestoration(
            catalog: catalog, journal: fixture.desk.journal, settings: { settings },
            isStopped: { false })
        #expect(restoration.fingerprint(of: try article("a.txt"), fixture.processor) != nil)
        #expect(restoration.fingerprint(of: try article("b.txt"), fixture.processor) == nil)
        restoration.run()
        #expect(try catalog.withoutFingerprint(limit: 9).isEmpty)
    }

    private func article(_ name: String) throws -> CatalogArticle {
        try #require(fixture.desk.catalog.articles(named: name).first)
    }

    @Test func `two files of one content are not processed at once`() throws {
        try fixture.drop("a.txt", "news")
        try fixture.drop("b.txt", "news")
        let first = try #require(fixture.prepare("a.txt"))
        #expect(fixture.process("b.txt") == "later(DropFolder.Waiting.twin)")
        fixture.finish(first)
        #expect(fixture.process("b.txt").hasSuffix("finished"))
        #expect(fixture.lines == ["empty a.txt", "duplicate b.txt"])
    }

    @Test func `a file of several articles gives a line for each`() throws {
        try fixture.drop("feed", "one\ntwo\nthree")
        #expect(fixture.process("feed") == "finished")
        #expect(fixture.lines == ["empty feed", "empty feed", "empty feed"])
    }

    @Test func `a part that cannot be read gets a line of its own with its reason`() throws {
        try fixture.drop("feed", "one\nbroken\nthree")
        #expect(fixture.process("feed") == "finished")
        #expect(fixture.lines == ["failed feed", "empty feed", "empty feed"])
        let failed = try fixture.desk.catalog.articles(named: "feed").filter {
            $0.outcome == .failed
        }
        #expect(failed.map(\.key.member) == ["1"])
        #expect(
            failed.first?.reason == FailureReason(code: "malformed", sentence: "mend this part"))
    }

    @Test func `a file that ends too soon is set aside behind the lines of what it holds`() throws {
        try fixture.drop("feed", "one\nbroken\ntorn")
        #expect(fixture.process("feed") == "finished")
        #expect(fixture.lines == ["failed feed", "empty feed", "failed feed"])
        #expect(fixture.exists(".failed/feed") && fixture.exists(".failed/feed.reason.json"))
        // Tried again, it says nothing twice.
        try FileManager.default.moveItem(
            atPath: fixture.configuration.inbox + "/.failed/feed",
            toPath: fixture.configuration.inbox + "/feed")
        #expect(fixture.process("feed") == "finished")
        #expect(fixture.lines.count == 3)
    }

    @Test func `a language that is not read is said`() throws {
        try fixture.drop("a.txt", "french")
        _ = fixture.process("a.txt")
        let article = try fixture.desk.catalog.articles(named: "a.txt").first
        #expect(article?.outcome == .empty)
        #expect(article?.reason?.code == "language")
    }

    @Test func `a failure has a line and a file with its reason`() throws {
        try fixture.drop("a.txt", "fail")
        #expect(fixture.process("a.txt") == "finished")
        #expect(fixture.lines == ["failed a.txt"])
        #expect(fixture.exists(".failed/a.txt.reason.json"))
    }

    @Test func `the same failure is logged once`() throws {
        for _ in 0..<2 {
            try fixture.drop("a.txt", "fail")
            _ = fixture.process("a.txt")
        }
        #expect(fixture.lines == ["failed a.txt"])
    }

    // MARK: After a crash

    @Test func `a crash between line and move leaves one line`() throws {
        try fixture.drop("a.txt", "news")
        let file = try #require(fixture.prepare("a.txt"))
        for line in file.lines { fixture.desk.commit(line) }
        let restarted = try WorkFixture.makeDesk(state: BytePath(fixture.configuration.state))
        #expect(fixture.process("a.txt", with: restarted) == "finished")
        #expect(fixture.lines == ["empty a.txt"])
        #expect(fixture.marks.isEmpty)
    }

    @Test func `a crash amid a file of several articles repeats none and misses none`() throws {
        try fixture.drop("feed", "one\ntwo\nthree")
        // All but the last line are in the log when the worker has done its part.
        _ = fixture.prepare("feed")
        #expect(fixture.lines.count == 2)
        let restarted = try WorkFixture.makeDesk(state: BytePath(fixture.configuration.state))
        #expect(fixture.process("feed", with: restarted) == "finished")
        #expect(fixture.lines.count == 3)
    }

    @Test func `a crash after a duplicate's line repeats it not`() throws {
        try fixture.drop("a.txt", "news")
        _ = fixture.process("a.txt")
        try fixture.drop("b.txt", "news")
        let file = try #require(fixture.prepare("b.txt"))
        for line in file.lines { fixture.desk.commit(line) }
        let restarted = try WorkFixture.makeDesk(state: BytePath(fixture.configuration.state))
        #expect(fixture.process("b.txt", with: restarted) == "finished")
        #expect(fixture.lines == ["empty a.txt", "duplicate b.txt"])
    }

    @Test func `a file that ended the program three times is set aside`() throws {
        try fixture.drop("poison", "news")
        for attempt in 1...3 {
            let restarted = try WorkFixture.makeDesk(
                state: BytePath(fixture.configuration.state))
            #expect(fixture.prepare("poison", with: restarted)?.attempts == attempt)
        }
        let restarted = try WorkFixture.makeDesk(state: BytePath(fixture.configuration.state))
        #expect(fixture.process("poison", with: restarted) == "finished")
        #expect(fixture.lines == ["failed poison"])
        #expect(fixture.exists(".failed/poison"))
    }

    // MARK: Trouble

    @Test func `without the right to move the article is logged once and the file stays`() throws {
        try fixture.drop("a.txt", "news")
        for _ in 0..<2 {
            let file = try #require(fixture.prepare("a.txt"))
            FaultPlan.$current.withValue(FaultPlan().fail("renameat2", with: EACCES)) {
                fixture.finish(file)
            }
        }
        #expect(fixture.lines == ["empty a.txt"])
        #expect(fixture.exists("a.txt"))
        #expect(fixture.process("a.txt").hasSuffix("finished"))
        #expect(fixture.lines == ["empty a.txt"])
    }

    @Test func `while the log cannot be written the file stays and nothing is lost`() throws {
        try fixture.drop("a.txt", "news")
        let file = try #require(fixture.prepare("a.txt"))
        fixture.desk.log.stopRetrying()
        FaultPlan.$current.withValue(FaultPlan().fail("write", count: 1000, with: ENOSPC)) {
            fixture.finish(file)
        }
        #expect(fixture.exists("a.txt"))
        #expect(fixture.desk.board.snapshot().problems.count == 1)
        #expect(fixture.process("a.txt").hasSuffix("finished"))
        #expect(fixture.lines == ["empty a.txt"])
        #expect(fixture.desk.board.snapshot().problems.isEmpty)
    }

    @Test func `a file is not tried where the attempt cannot be noted`() throws {
        try fixture.drop("a.txt", "news")
        FaultPlan.$current.withValue(FaultPlan().fail("write", with: ENOSPC)) {
            #expect(fixture.process("a.txt") == "later(DropFolder.Waiting.logFull)")
        }
        #expect(fixture.lines.isEmpty)
        #expect(fixture.process("a.txt") == "finished")
    }

    @Test func `what a worker brings after it was given up is dropped`() throws {
        let shift = WorkShift()
        shift.begin(InboxName("a.txt"), digest: "d")
        #expect(shift.giveUp(after: 0)?.name == InboxName("a.txt"))
        #expect(shift.isGivenUp)
        #expect(!shift.end())
        #expect(shift.giveUp(after: 0) == nil)
    }
}

struct AttemptMarksTests {
    @Test func `names of any bytes come back and attempts are counted`() throws {
        let fixture = try WorkFixture()
        let name = InboxName(bytes: [0xFF, 0x0A, 0x2F, 0x61])
        try fixture.desk.marks.begin("d", InboxName("first"))
        try fixture.desk.marks.begin("d", name)
        #expect(
            try fixture.desk.marks.mark(of: "d")
                == AttemptMarks.Mark(digest: "d", name: name, attempts: 2))
        try fixture.desk.marks.end("d")
        try fixture.desk.marks.end("d")
        #expect(try fixture.desk.marks.mark(of: "d") == nil)
    }
}

struct StateFolderTests {
    @Test func `a second daemon is refused and told which one is there`() throws {
        let fixture = try WorkFixture()
        let path = BytePath(fixture.configuration.state)
        let first = try StateFolder.open(path)
        let error = #expect(throws: StartError.self) { _ = try StateFolder.open(path) }
        #expect(error?.message.contains("(process \(getpid()))") == true)
        _ = first.path
    }

    @Test func `a folder made for a start that fails goes again, an older one stays`() throws {
        let fixture = try WorkFixture()
        let fresh = BytePath(fixture.folder.appending("fresh"))
        let state = try StateFolder.open(fresh)
        _ = state.identity()
        state.undo()
        #expect(throws: SystemError.self) { _ = try OpenFile.folder(fresh) }
        let old = try StateFolder.open(BytePath(fixture.configuration.state))
        old.undo()
        #expect(FileManager.default.fileExists(atPath: fixture.configuration.state + "/lock"))
    }
}
