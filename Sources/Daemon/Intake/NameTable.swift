internal import DropFolder
internal import HeapModule

/// What the intake knows about every name in the inbox that is not finished.
///
/// Holds a bounded number of names; those that do not fit stay in the inbox for a later scan. Times
/// are nanoseconds of `SteadyClock`. Operations are O(log names) but for `retryDenied`.
struct NameTable {
    /// Where one name stands; each case carries exactly what exists then.
    enum Phase: Hashable {
        /// Next when a worker is free.
        case ready(isClosed: Bool, since: UInt64)
        /// A worker has it; whether something happened to it meanwhile.
        case working(wasNoticed: Bool, wasClosed: Bool)
        /// Looked at again at a certain time.
        case waiting(Waiting, until: UInt64)
        /// In the log, and cannot be moved; tried again at a certain time.
        case stuck(digest: String, error: String, until: UInt64)
    }

    private struct Place: Comparable {
        var order: Double
        var number: Int
        var name: InboxName

        static func < (left: Place, right: Place) -> Bool {
            (left.order, left.number) < (right.order, right.number)
        }
    }

    private struct Alarm: Comparable {
        var due: UInt64
        var name: InboxName

        static func < (left: Alarm, right: Alarm) -> Bool { left.due < right.due }
    }

    /// Where each name stands.
    private(set) var phases: [InboxName: Phase] = [:]
    /// Names that workers have.
    private(set) var working = 0
    /// Whether names were turned away since the last scan.
    var hasTurnedAway = false
    private var queue = Heap<Place>()
    private var alarms = Heap<Alarm>()
    private var number = 0
    /// Why names wait, until a worker has taken them: one that only looks again changes nothing.
    private(set) var reasons: [InboxName: Waiting] = [:]
    /// How often a name could not be moved.
    private var tries: [InboxName: Int] = [:]
    private let limit: Int

    /// Creates an empty table for `limit` names.
    init(limit: Int) { self.limit = limit }

    /// Names in the table.
    var count: Int { phases.count }
    /// How many more names fit.
    var room: Int { max(0, limit - phases.count) }
    /// When the next name has to be looked at; nil where none waits.
    var nextAlarm: UInt64? { alarms.min?.due }

    /// Since when the oldest ready name waits; nil where none is known to.
    var oldestReady: UInt64? {
        guard let place = queue.min, case .ready(_, let since) = phases[place.name] else {
            return nil
        }
        return since
    }

    // MARK: From the watch and from scans

    /// Something happened to a name; `order` sorts it among those that are ready, oldest first.
    mutating func notice(
        _ name: InboxName, _ cause: WatchNotice.Cause, order: Double, now: UInt64
    ) {
        let isClosed = cause == .closed
        switch phases[name] {
        case .working(_, let wasClosed):
            phases[name] = .working(wasNoticed: true, wasClosed: wasClosed || isClosed)
        case .ready(let wasClosed, let since):
            phases[name] = .ready(isClosed: wasClosed || isClosed, since: since)
        case .waiting:
            if isClosed { reasons[name] = nil }
            if cause != .created { makeReady(name, isClosed, order, now) }
        case .stuck: makeReady(name, isClosed, order, now)
        case nil: noticeNew(name, cause, order: order, now: now)
        }
    }

    private mutating func noticeNew(
        _ name: InboxName, _ cause: WatchNotice.Cause, order: Double, now: UInt64
    ) {
        guard cause != .attributes else { return }
        guard room > 0 else { return hasTurnedAway = true }
        if cause == .closed { return makeReady(name, true, order, now) }
        // The close of a plain file follows soon; that of a link never comes.
        wait(name, .unsettled, until: now + 50_000_000)
    }

    /// A scan found a name; those already known are left as they are.
    mutating func find(_ name: InboxName, order: Double, now: UInt64) {
        if phases[name] != nil { return }
        guard room > 0 else { return hasTurnedAway = true }
        // Nobody saw its close: a worker may find that it has to wait still.
        reasons[name] = .queued
        makeReady(name, false, order, now)
    }

    /// Makes everything ready that waits for rights, because some may have been given.
    mutating func retryDenied(order: Double, now: UInt64) {
        for (name, phase) in phases {
            switch phase {
            case .waiting(.unreadable, _), .stuck: makeReady(name, false, order, now)
            default: break
            }
        }
    }

    // MARK: To and from workers

    /// Makes names ready whose time has come.
    mutating func wake(order: Double, now: UInt64) {
        while let alarm = alarms.min, alarm.due <= now {
            _ = alarms.popMin()
            switch phases[alarm.name] {
            case .waiting(_, alarm.due), .stuck(_, _, alarm.due):
                makeReady(alarm.name, false, order, now)
            default: break
            }
        }
    }

    /// Takes the oldest name that is ready.
    mutating func next() -> Job? {
        while let place = queue.popMin() {
            guard case .ready(let isClosed, _) = phases[place.name] else { continue }
            return start(place.name, isClosed: isClosed)
        }
        return nil
    }

    /// Takes a certain name, whether or not it is known; nil where a worker has it.
    mutating func take(_ name: InboxName) -> Job? {
        if case .working = phases[name] { return nil }
        return start(name, isClosed: false)
    }

    private mutating func start(_ name: InboxName, isClosed: Bool) -> Job {
        phases[name] = .working(wasNoticed: false, wasClosed: false)
        working += 1
        return Job(name: name, isClosed: isClosed, hasWaited: reasons[name] != nil)
    }

    /// Takes a worker's report; `settle` is the settle time in seconds.
    mutating func finish(_ report: JobReport, settle: Double, order: Double, now: UInt64) {
        let name = report.name
        guard case .working(let wasNoticed, let wasClosed) = phases[name] else { return }
        if case .taken = report.result { return reasons[name] = nil }
        working -= 1
        // What the worker saw is out of date: the name is looked at again at once.
        if wasNoticed { return makeReady(name, wasClosed, order, now) }
        switch report.result {
        case .finished, .gone:
            phases[name] = nil
            reasons[name] = nil
            tries[name] = nil
        case .again: wait(name, .unsettled, until: now + nanoseconds(max(settle, 0.05)))
        case .later(let waiting):
            wait(name, waiting, until: now + nanoseconds(waiting.pause(settle: settle)))
        case .stuck(let digest, let error): stick(name, digest, error, now)
        case .taken: break
        }
    }

    // MARK: Parts

    private mutating func stick(
        _ name: InboxName, _ digest: String, _ error: String, _ now: UInt64
    ) {
        let count = tries[name, default: 0]
        tries[name] = count + 1
        let until = now + nanoseconds(min(30 * Double(1 << min(count, 7)), 3600))
        phases[name] = .stuck(digest: digest, error: error, until: until)
        alarms.insert(Alarm(due: until, name: name))
    }

    private mutating func makeReady(
        _ name: InboxName, _ isClosed: Bool, _ order: Double, _ now: UInt64
    ) {
        number += 1
        phases[name] = .ready(isClosed: isClosed, since: now)
        queue.insert(Place(order: order, number: number, name: name))
    }

    private mutating func wait(_ name: InboxName, _ waiting: Waiting, until: UInt64) {
        phases[name] = .waiting(waiting, until: until)
        reasons[name] = waiting
        alarms.insert(Alarm(due: until, name: name))
    }
}

extension Waiting {
    /// Seconds after which a name is looked at again without notice.
    fileprivate func pause(settle: Double) -> Double {
        switch self {
        case .twin: 0.1
        case .queued: 0.05
        case .logFull: 5
        case .unreadable: 30
        case .unsettled, .empty, .linked: max(settle, 0.05)
        }
    }
}

/// Seconds as nanoseconds.
private func nanoseconds(_ seconds: Double) -> UInt64 { UInt64(max(0, seconds) * 1e9) }
