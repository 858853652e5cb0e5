import DropFolder
import EventLog
import Testing

@testable import Daemon

private let second: UInt64 = 1_000_000_000

struct NameTableTests {
    private var table = NameTable(limit: 3)

    private mutating func finish(
        _ name: String, _ result: JobReport.Result, now: UInt64 = 0
    ) {
        table.finish(
            JobReport(name: InboxName(name), result: result), settle: 2, order: 0, now: now)
    }

    @Test mutating func `the oldest name is handed out first`() {
        table.find(InboxName("new"), order: 20, now: 0)
        table.find(InboxName("old"), order: 10, now: 0)
        table.notice(InboxName("now"), .closed, order: 30, now: 0)
        #expect(table.next()?.name == InboxName("old"))
        #expect(table.next()?.name == InboxName("new"))
        #expect(table.next()?.name == InboxName("now"))
        #expect(table.next() == nil)
        #expect(table.working == 3)
    }

    @Test mutating func `a name is handed out once however often it is noticed`() {
        table.find(InboxName("a"), order: 0, now: 0)
        table.notice(InboxName("a"), .closed, order: 0, now: 0)
        table.find(InboxName("a"), order: 0, now: 0)
        #expect(table.next()?.isClosed == true)
        #expect(table.next() == nil)
    }

    @Test mutating func `what happens while a worker has the name is not forgotten`() {
        table.find(InboxName("a"), order: 0, now: 0)
        _ = table.next()
        table.notice(InboxName("a"), .closed, order: 0, now: 0)
        finish("a", .finished)
        #expect(table.next()?.isClosed == true)
    }

    @Test mutating func `a name that waits is said to wait until a worker has taken it`() {
        func state() -> String? { table.statuses(ignored: [:]).first?.state }
        table.notice(InboxName("a"), .closed, order: 0, now: 0)
        #expect(table.next()?.hasWaited == false)
        #expect(state() == "processing")
        finish("a", .later(.unsettled))
        table.wake(order: 0, now: 2 * second)
        #expect(table.next()?.hasWaited == true)
        #expect(state() == "waiting")
        finish("a", .taken)
        #expect(state() == "processing")
        #expect(table.working == 1)
        finish("a", .finished)
        #expect(table.working == 0 && table.count == 0)
    }

    @Test mutating func `a name that a scan found waits until a worker has taken it`() {
        func state() -> String? { table.statuses(ignored: [:]).first?.state }
        table.find(InboxName("a"), order: 0, now: 0)
        #expect(table.next()?.hasWaited == true)
        #expect(state() == "waiting")
        finish("a", .taken)
        #expect(state() == "processing")
    }

    @Test mutating func `the close of a file ends its waiting`() {
        table.notice(InboxName("a"), .created, order: 0, now: 0)
        table.notice(InboxName("a"), .closed, order: 0, now: 0)
        #expect(table.next()?.hasWaited == false)
    }

    @Test mutating func `a finished name is forgotten`() {
        table.find(InboxName("a"), order: 0, now: 0)
        _ = table.next()
        finish("a", .finished)
        #expect(table.count == 0)
        #expect(table.working == 0)
    }

    @Test mutating func `a name that is not complete is looked at again after the settle time`() {
        table.find(InboxName("a"), order: 0, now: 0)
        _ = table.next()
        finish("a", .later(.unsettled), now: 0)
        #expect(table.nextAlarm == 2 * second)
        table.wake(order: 0, now: 2 * second - 1)
        #expect(table.next() == nil)
        table.wake(order: 0, now: 2 * second)
        #expect(table.next() != nil)
    }

    @Test mutating func `a close ends the wait at once`() {
        table.notice(InboxName("a"), .created, order: 0, now: 0)
        #expect(table.next() == nil)
        table.notice(InboxName("a"), .closed, order: 0, now: 0)
        #expect(table.next()?.isClosed == true)
    }

    @Test mutating func `a name that never sees a close is looked at soon`() {
        table.notice(InboxName("a"), .created, order: 0, now: 0)
        table.wake(order: 0, now: 100_000_000)
        #expect(table.next()?.isClosed == false)
    }

    @Test mutating func `a full table turns names away and says so`() {
        for name in ["a", "b", "c", "d"] { table.find(InboxName(name), order: 0, now: 0) }
        #expect(table.count == 3)
        #expect(table.hasTurnedAway)
    }

    @Test mutating func `a name that cannot be moved is tried ever more rarely`() {
        table.find(InboxName("a"), order: 0, now: 0)
        var waits: [UInt64] = []
        var now: UInt64 = 0
        for _ in 0..<4 {
            _ = table.next()
            finish("a", .stuck(digest: "d", error: "denied"), now: now)
            let alarm = table.nextAlarm ?? 0
            waits.append((alarm - now) / second)
            now = alarm
            table.wake(order: 0, now: now)
        }
        #expect(waits == [30, 60, 120, 240])
    }

    @Test mutating func `new rights make names ready that were denied`() {
        table.find(InboxName("a"), order: 0, now: 0)
        _ = table.next()
        finish("a", .later(.unreadable(error: "denied")))
        table.retryDenied(order: 0, now: 0)
        #expect(table.next()?.name == InboxName("a"))
    }

    @Test mutating func `the status names trouble before what merely waits`() {
        table.find(InboxName("a"), order: 0, now: 0)
        table.find(InboxName("b"), order: 1, now: 0)
        _ = table.next()
        finish("a", .stuck(digest: "d", error: "denied"))
        let statuses = table.statuses(ignored: [InboxName("c.part"): "*.part"])
        #expect(statuses.map(\.file.text) == ["a", "c.part", "b"])
        #expect(statuses.map(\.state) == ["stuck", "ignored", "waiting"])
    }
}
