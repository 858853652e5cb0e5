import DropFolder
import Glibc
import SystemCalls
import Testing

struct ScanTests {
    @Test func `a scan finds files in every folder but hidden ones`() throws {
        let fixture = try InboxFixture()
        for name in ["a.txt", "feed/b.txt", "feed/deep/c.txt", ".done/d.txt", ".git/e.txt"] {
            try fixture.drop(name)
        }
        #expect(fixture.names == ["a.txt", "feed/b.txt", "feed/deep/c.txt"])
    }

    @Test func `ignored names come with the pattern that says so`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.part")
        var found: [ScanEntry] = []
        try fixture.inbox.scan { found.append($0) }
        #expect(found == [.ignored(InboxName("a.part"), NamePattern("*.part"))])
    }

    @Test func `a file that vanishes during the scan is left out`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        try fixture.drop("b.txt")
        try failing(FaultPlan().fail("fstatat", with: ENOENT)) { () throws in
            #expect(fixture.names.count == 1)
        }
    }

    @Test func `links to folders are not walked into`() throws {
        let fixture = try InboxFixture()
        #expect(symlink("/", fixture.path("root")) == 0)
        #expect(fixture.names == ["root"])
        #expect(fixture.inbox.folders() == [.inbox])
    }

    @Test func `a folder that may not be read is reported and the others are scanned`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("closed/a.txt")
        try fixture.drop("open.txt")
        var closed: [InboxName] = []
        // The first two openings are the inbox itself and its own entry list.
        let plan = FaultPlan().fail("openat", nth: 2, with: EACCES)
        try failing(plan) { () throws in
            try fixture.inbox.scan { if case .closed(let name, _) = $0 { closed.append(name) } }
        }
        #expect(closed == [InboxName("closed")])
    }

    @Test func `a missing inbox is an error`() throws {
        let inbox = Inbox(path: "/nonexistent/inbox")
        let error = #expect(throws: SystemError.self) { try inbox.scan { _ in } }
        #expect(error?.isAbsence == true)
    }
}
