import DropFolder
import Glibc
import SystemCalls
import Testing

struct ClaimTests {
    @Test func `a file that its writer closed is taken at once`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        #expect(try fixture.claimed("a.txt") == "taken")
    }

    @Test func `a file that somebody still writes to is not taken`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt", age: 60)
        let writer = open(fixture.path("a.txt"), O_WRONLY)
        #expect(try fixture.claimed("a.txt") == "unsettled")
        close(writer)
        #expect(try fixture.claimed("a.txt") == "taken")
    }

    @Test func `where the kernel does not say who writes only a close or a rest counts`() throws {
        let fixture = try InboxFixture()
        fixture.inbox.rules.settleSeconds = 3600
        try fixture.drop("a.txt")
        let plan = FaultPlan().fail("fcntl", count: .max / 2, with: EACCES)
        try failing(plan) { () throws in
            #expect(try fixture.claimed("a.txt", isClosed: false) == "unsettled")
            #expect(try fixture.claimed("a.txt", isClosed: true) == "taken")
            fixture.inbox.rules.settleSeconds = 0
            #expect(try fixture.claimed("a.txt", isClosed: false) == "taken")
        }
    }

    @Test func `links, pipes and devices are never opened`() throws {
        let fixture = try InboxFixture()
        #expect(symlink("/etc/passwd", fixture.path("link")) == 0)
        #expect(mkfifo(fixture.path("pipe"), 0o600) == 0)
        #expect(try fixture.claimed("link") == "not-a-file")
        #expect(try fixture.claimed("pipe") == "not-a-file")
    }

    @Test func `a folder that is a link leads nowhere`() throws {
        let fixture = try InboxFixture()
        #expect(symlink("/etc", fixture.path("etc")) == 0)
        #expect(try fixture.claimed("etc/passwd") == "gone")
    }

    @Test func `a second name is waited for and then refused`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("secret")
        #expect(link(fixture.path("secret"), fixture.path("a.txt")) == 0)
        #expect(try fixture.claimed("a.txt") == "linked")
        fixture.inbox.rules.settleSeconds = 0
        #expect(try fixture.claimed("a.txt") == "hard-link")
        fixture.inbox.rules.allowsHardLinks = true
        #expect(try fixture.claimed("a.txt") == "taken")
    }

    @Test func `an empty file is waited for and then refused`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt", "")
        #expect(try fixture.claimed("a.txt") == "empty")
        fixture.inbox.rules.settleSeconds = 0
        guard case .refused(_, let failure) = try fixture.inbox.claim("a.txt", isClosed: true)
        else { throw Missing() }
        #expect(failure.code == "empty")
    }

    @Test func `a file above the limit is refused`() throws {
        let fixture = try InboxFixture()
        fixture.inbox.rules.maxFileSize = 3
        try fixture.drop("a.txt", "four")
        #expect(try fixture.claimed("a.txt") == "too-large")
    }

    @Test func `a file that may not be read is waited for`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        try failing(FaultPlan().fail("openat", with: EACCES)) { () throws in
            let outcome = try fixture.claimed("a.txt")
            #expect(outcome.hasPrefix("unreadable"))
        }
    }

    @Test func `a file that changes while it is read is not taken for complete`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt", "first", age: 60)
        guard case .taken(let claim) = try fixture.inbox.claim("a.txt", isClosed: true)
        else { throw Missing() }
        try fixture.drop("a.txt", "first and second")
        #expect(try claim.read()?.digest == nil)
        #expect(try claim.digest() == nil)
    }

    @Test func `bytes and digest belong to each other`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt", "abc")
        guard case .taken(let claim) = try fixture.inbox.claim("a.txt", isClosed: true)
        else { throw Missing() }
        let content = try claim.read()
        #expect(content?.bytes == Array("abc".utf8))
        #expect(content?.digest.hasPrefix("ba7816bf8f01cfea414140de5dae2223") == true)
        #expect(try claim.digest() == content?.digest)
    }

    @Test func `the facts beside an article are read with it`() throws {
        let fixture = try InboxFixture()
        try fixture.drop("a.txt")
        try fixture.drop("a.txt.meta.json", "{}")
        guard case .taken(let claim) = try fixture.inbox.claim("a.txt", isClosed: true)
        else { throw Missing() }
        #expect(claim.facts() == Array("{}".utf8))
    }
}

/// Says that a claim did not come to what the test needs.
struct Missing: Error {}

extension Inbox {
    func claim(_ name: String, isClosed: Bool) throws(SystemError) -> ClaimOutcome {
        try claim(InboxName(name), isClosed: isClosed)
    }
}
