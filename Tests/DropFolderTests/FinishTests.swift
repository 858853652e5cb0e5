import DropFolder
import FoundationEssentials
import Glibc
import SystemCalls
import Testing

private let done = Destination.done(day: "2026-01-02", digest: "0123456789abcdef")

private func failed(_ name: String) -> Destination {
    let failure = Failure(code: "not-text", sentence: "drop text")
    return .failed(
        FailureNote(
            InboxName(name), failure: failure, digest: "0123456789abcdef", attempts: 2,
            time: Date(timeIntervalSince1970: 0)))
}

struct FinishTests {
    @Test func `a processed file lies under its day with its subfolder`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("feed/a.txt", "kept")
        let outcome = try fixture.finish("feed/a.txt", to: done)
        #expect(outcome == .moved(to: InboxName(".done/2026-01-02/feed/a.txt")))
        #expect(fixture.text(".done/2026-01-02/feed/a.txt") == "kept")
        #expect(!fixture.exists("feed/a.txt"))
    }

    @Test func `two files of one name both stay`() throws {
        let fixture = try InboxFixture()
        for text in ["first", "second", "third"] {
            try fixture.drop("a.txt", text)
            _ = try fixture.finish("a.txt", to: done)
        }
        #expect(fixture.text(".done/2026-01-02/a.txt") == "first")
        #expect(fixture.text(".done/2026-01-02/a.0123456789ab.txt") == "second")
        #expect(fixture.text(".done/2026-01-02/a.0123456789ab.2.txt") == "third")
    }

    @Test func `the longest names are shortened and never collide`() throws {
        let fixture = try InboxFixture()
        let name = String(repeating: "x", count: 251) + ".txt"
        for text in ["first", "second"] {
            try fixture.drop(name, text)
            guard case .moved(let place)? = try fixture.finish(name, to: failed(name))
            else { throw Missing() }
            #expect(fixture.text(place.description) == text)
            #expect(fixture.exists(place.description + ".reason.json"))
        }
    }

    @Test func `a failed file has its reason beside it`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        #expect(try fixture.finish("a.txt", to: failed("a.txt")) != nil)
        let json = try #require(fixture.text(".failed/a.txt.reason.json"))
        let note = try JSONDecoder().decode(FailureNote.self, from: Data(json.utf8))
        #expect(note.reason.code == "not-text")
        #expect(note.attempts == 2)
        #expect(note.failed == "1970-01-01T00:00:00Z")
    }

    @Test func `a file that took the name meanwhile is left alone`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt", "old")
        let outcome = try fixture.finish("a.txt", to: done) {
            try fixture.drop("new", "new")
            rename(fixture.path("new"), fixture.path("a.txt"))
        }
        #expect(outcome == .replaced)
        #expect(fixture.text("a.txt") == "new")
    }

    @Test func `a file that was written to meanwhile is left where it was`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt", "old", age: 60)
        let outcome = try fixture.finish("a.txt", to: done) {
            let handle = open(fixture.path("a.txt"), O_WRONLY | O_APPEND)
            write(handle, "more", 4)
            close(handle)
        }
        #expect(outcome == .rewritten)
        #expect(fixture.text("a.txt") == "oldmore")
    }

    @Test func `a file that is gone is no error`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        let outcome = try fixture.finish("a.txt", to: done) {
            unlink(fixture.path("a.txt"))
        }
        #expect(outcome == .replaced)
    }

    @Test func `without the right to move the file stays`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        try failing(FaultPlan().fail("renameat2", with: EACCES)) { () throws in
            guard case .denied? = try fixture.finish("a.txt", to: done) else { throw Missing() }
        }
        #expect(fixture.exists("a.txt"))
    }

    @Test func `a file system inside the inbox keeps its processed files`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("disk/a.txt")
        try failing(FaultPlan().fail("renameat2", with: EXDEV)) { () throws in
            let outcome = try fixture.finish("disk/a.txt", to: done)
            #expect(outcome == .moved(to: InboxName("disk/.done/2026-01-02/a.txt")))
        }
    }

    @Test func `a link is set aside itself and what it names is not touched`() throws {
        let fixture = try InboxFixture()
        #expect(symlink("/etc/passwd", fixture.path("link")) == 0)
        guard case .failed(let note) = failed("link") else { throw Missing() }
        let outcome = try fixture.inbox.setAside(strange: InboxName("link"), note: note)
        #expect(outcome == .moved(to: InboxName(".failed/link")))
        var status = stat()
        #expect(lstat(fixture.path(".failed/link"), &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func `the facts go where the article goes`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        try fixture.drop("a.txt.meta.json", "{}")
        _ = try fixture.finish("a.txt", to: done)
        #expect(fixture.text(".done/2026-01-02/a.txt.meta.json") == "{}")
    }
}
