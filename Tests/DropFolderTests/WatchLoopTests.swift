import FoundationEssentials
import Glibc
import SystemCalls
import Testing

@testable import DropFolder

/// The library is one instance in a process, so these tests run one after the other.
@Suite(.serialized) struct WatchLoopTests {
    private let fixture: InboxFixture
    private let mailbox = Mailbox()
    private var loop: WatchLoop

    init() throws {
        fixture = try InboxFixture()
        loop = WatchLoop(inbox: fixture.inbox, mailbox: mailbox)
    }

    /// Arms the watch and forgets that it said so.
    private mutating func arm() {
        loop.lookAfterInbox()
        #expect(mailbox.take(waiting: 0) == [.armed])
    }

    /// Handles events until one of them brings a notice that fits; all notices until then.
    private mutating func notices(until fits: (WatchNotice) -> Bool) -> [WatchNotice] {
        var found: [WatchNotice] = []
        for _ in 0..<50 {
            loop.step()
            found += mailbox.take(waiting: 0)
            if found.contains(where: fits) { break }
        }
        return found
    }

    @Test mutating func `a closed file is noticed`() throws {
        arm()
        try fixture.drop("a.txt")
        let closed = WatchNotice.file(InboxName("a.txt"), .closed)
        #expect(notices { $0 == closed }.contains(closed))
    }

    @Test mutating func `a file renamed into the inbox counts as closed`() throws {
        let outside = try InboxFixture()
        try outside.drop("draft")
        arm()
        rename(outside.path("draft"), fixture.path("a.txt"))
        #expect(notices { _ in true } == [.file(InboxName("a.txt"), .closed)])
    }

    @Test mutating func `a linked file is noticed as created`() throws {
        let outside = try InboxFixture()
        try outside.drop("draft")
        arm()
        link(outside.path("draft"), fixture.path("a.txt"))
        #expect(notices { _ in true } == [.file(InboxName("a.txt"), .created)])
    }

    @Test mutating func `a name of foreign bytes arrives as it is`() throws {
        arm()
        let name: [UInt8] = [0xFF, 0x0A, 0x20]
        let folder = try OpenFile.folder(fixture.inbox.path)
        _ = try folder.open(name, [.write, .exclusive])
        let closed = WatchNotice.file(InboxName(bytes: name), .closed)
        #expect(notices { $0 == closed }.contains(closed))
    }

    @Test mutating func `a whole folder moved in is watched and to be scanned`() throws {
        let outside = try InboxFixture()
        try outside.drop("feed/deep/old.txt")
        arm()
        rename(outside.path("feed"), fixture.path("feed"))
        #expect(notices { _ in true } == [.folder(InboxName("feed"))])
        #expect(loop.health == .watching(folders: 3))
        try fixture.drop("feed/deep/new.txt")
        let closed = WatchNotice.file(InboxName("feed/deep/new.txt"), .closed)
        #expect(notices { $0 == closed }.contains(closed))
    }

    @Test mutating func `a folder renamed inside the inbox reports under its new name`() throws {
        try fixture.makeFolder("old/deep")
        arm()
        rename(fixture.path("old"), fixture.path("new"))
        #expect(notices { _ in true } == [.folder(InboxName("new"))])
        try fixture.drop("new/deep/a.txt")
        let closed = WatchNotice.file(InboxName("new/deep/a.txt"), .closed)
        #expect(notices { $0 == closed }.contains(closed))
        #expect(loop.health == .watching(folders: 3))
    }

    @Test mutating func `a folder that gets other rights is to be scanned`() throws {
        try fixture.makeFolder("feed")
        arm()
        chmod(fixture.path("feed"), 0o700)
        let scan = WatchNotice.folder(InboxName("feed"))
        #expect(notices { $0 == scan }.contains(scan))
    }

    @Test mutating func `a folder moved out is forgotten`() throws {
        let outside = try InboxFixture()
        try fixture.makeFolder("feed")
        arm()
        rename(fixture.path("feed"), outside.path("feed"))
        for _ in 0..<10 where loop.health != .watching(folders: 1) { loop.step() }
        #expect(loop.health == .watching(folders: 1))
    }

    @Test mutating func `an inbox deleted and made anew is watched again`() throws {
        arm()
        rmdir(fixture.root)
        #expect(notices { $0 == .lost } == [.lost])
        guard case .absent = loop.health else { throw Missing() }
        mkdir(fixture.root, 0o700)
        loop.lookAfterInbox()
        #expect(mailbox.take(waiting: 0) == [.armed])
        try fixture.drop("a.txt")
        let closed = WatchNotice.file(InboxName("a.txt"), .closed)
        #expect(notices { $0 == closed }.contains(closed))
    }

    @Test mutating func `an inbox moved away is lost and its old place is watched again`() throws {
        arm()
        let away = fixture.root + "-away"
        rename(fixture.root, away)
        defer { rmdir(away) }
        mkdir(fixture.root, 0o700)
        #expect(notices { $0 == .lost } == [.lost])
        loop.lookAfterInbox()
        #expect(mailbox.take(waiting: 0) == [.armed])
        try fixture.drop("a.txt")
        let closed = WatchNotice.file(InboxName("a.txt"), .closed)
        #expect(notices { $0 == closed }.contains(closed))
    }

    @Test mutating func `an inbox that was never there is said to be absent`() throws {
        var loop = WatchLoop(inbox: Inbox(path: "/nonexistent/inbox"), mailbox: mailbox)
        loop.lookAfterInbox()
        #expect(mailbox.take(waiting: 0) == [.lost])
        guard case .absent(let reason) = loop.health else { throw Missing() }
        #expect(reason.contains("/nonexistent/inbox"))
    }
}

struct MailboxTests {
    @Test func `a full mailbox turns into an overflow`() {
        let mailbox = Mailbox()
        for number in 0..<70_000 { mailbox.post(.file(InboxName("\(number)"), .closed)) }
        let notices = mailbox.take(waiting: 0)
        #expect(notices.count == 65_537)
        #expect(notices.last == .overflow)
    }

    @Test func `an empty mailbox gives nothing after the wait`() {
        #expect(Mailbox().take(waiting: 0.001).isEmpty)
    }

    @Test func `what was posted before the wait is there at once`() {
        let mailbox = Mailbox()
        mailbox.post(.armed)
        mailbox.post(.overflow)
        #expect(mailbox.take(waiting: 60) == [.armed, .overflow])
    }
}
