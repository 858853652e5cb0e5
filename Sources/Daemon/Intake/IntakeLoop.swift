internal import DropFolder
internal import EventLog
internal import HeapModule
internal import SystemCalls

/// What the intake's thread does, one step at a time.
struct IntakeLoop {
    private var table: NameTable
    private let crew: Crew
    private let desk: Desk
    /// Files that were in process when the program ended; one at a time, before all others.
    private var suspects: [AttemptMarks.Mark]
    private var isScanDue = true
    private var lastScan: UInt64 = 0
    private var lastPublication: UInt64 = 0
    private var isPublished = false
    /// Names that are left alone, with the pattern that says so; as many as are listed.
    private var ignored: [InboxName: String] = [:]
    /// Files that the last scan found and the table has no room for.
    private var backlog = 0

    init(limit: Int, crew: Crew, desk: Desk, suspects: [AttemptMarks.Mark]) {
        table = NameTable(limit: limit)
        self.crew = crew
        self.desk = desk
        self.suspects = suspects
    }

    /// Seconds until something is due without notices.
    func pause(_ settings: Settings, _ report: FolderWatch.Report) -> Double {
        var pause = 1.0
        if let alarm = table.nextAlarm {
            let now = SteadyClock.now()
            pause = min(pause, alarm > now ? Double(alarm - now) / 1e9 : 0)
        }
        let untilScan = interval(settings, report) - SteadyClock.seconds(since: lastScan)
        if !isPublished { pause = min(pause, Self.publicationSeconds) }
        return max(0.001, min(pause, untilScan))
    }

    /// Takes notices and reports in, scans where that is due, and hands names out.
    mutating func step(
        _ notices: [WatchNotice], _ settings: Settings, _ report: FolderWatch.Report
    ) {
        let now = SteadyClock.now()
        let order = WallClock.now()
        for notice in notices { take(notice, settings, order, now) }
        let reports = desk.takeReports()
        if !notices.isEmpty || !reports.isEmpty { isPublished = false }
        for report in reports {
            takeSuspect(report)
            table.finish(
                report, settle: settings.configuration.settleSeconds, order: order, now: now)
        }
        table.wake(order: order, now: now)
        scanIfDue(settings, report)
        feed()
        publish(report)
    }

    // MARK: Notices

    private mutating func take(
        _ notice: WatchNotice, _ settings: Settings, _ order: Double, _ now: UInt64
    ) {
        switch notice {
        case .file(let name, let cause):
            if let pattern = settings.inbox.rules.ignored.pattern(for: name) {
                ignore(name, pattern)
            } else {
                table.notice(name, cause, order: order, now: now)
            }
        case .folder(let name):
            table.retryDenied(order: order, now: now)
            scan(name, settings)
        case .armed: isScanDue = true
        case .overflow:
            desk.journal.warning(
                "the kernel's queue of events was too short; scanning the inbox for what was missed"
            )
            isScanDue = true
        case .lost: break
        }
    }

    private mutating func ignore(_ name: InboxName, _ pattern: NamePattern) {
        if InboxHolder.owns(name.bytes) { return }
        if ignored.count < ServiceStatus.nameLimit { ignored[name] = pattern.description }
    }

    // MARK: Scans

    private func interval(_ settings: Settings, _ report: FolderWatch.Report) -> Double {
        if case .watching = report.health { return settings.configuration.rescanSeconds }
        return min(settings.configuration.pollSeconds, settings.configuration.rescanSeconds)
    }

    private mutating func scanIfDue(_ settings: Settings, _ report: FolderWatch.Report) {
        let isHungry = table.hasTurnedAway && table.room > table.count
        let isTime = SteadyClock.seconds(since: lastScan) >= interval(settings, report)
        guard isScanDue || isTime || isHungry else { return }
        isScanDue = false
        table.hasTurnedAway = false
        ignored = [:]
        scan(.inbox, settings)
        lastScan = SteadyClock.now()
    }

    /// Takes in what a folder holds, as much as fits, the oldest first.
    private mutating func scan(_ folder: InboxName, _ settings: Settings) {
        let room = table.room
        var oldest = Heap<Candidate>()
        var found = 0
        do throws(SystemError) {
            try settings.inbox.scan(folder) { entry in
                switch entry {
                case .file(let name, let status):
                    if table.phases[name] != nil { return }
                    found += 1
                    oldest.insert(
                        Candidate(order: status.modified.secondsSince1970, name: name))
                    if oldest.count > room { _ = oldest.popMax() }
                case .ignored(let name, let pattern): ignore(name, pattern)
                case .closed(let name, let error):
                    desk.journal.debug("\(name): \(error); it is looked at again")
                }
            }
            if folder.isInbox { desk.board.clear(.inbox) }
        } catch {
            if folder.isInbox {
                desk.board.report(
                    .inbox, "\(error); make the inbox again, it is looked for all the time")
            }
        }
        if folder.isInbox { backlog = found - oldest.count }
        if found > oldest.count { table.hasTurnedAway = true }
        let now = SteadyClock.now()
        while let next = oldest.popMin() { table.find(next.name, order: next.order, now: now) }
    }

    private struct Candidate: Comparable {
        var order: Double
        var name: InboxName

        static func < (left: Candidate, right: Candidate) -> Bool { left.order < right.order }
    }

    // MARK: Work

    /// Hands out names as long as workers can take them.
    private mutating func feed() {
        if let suspect = suspects.first {
            if table.working == 0, let job = table.take(suspect.name) { crew.jobs.push(job) }
            return
        }
        while table.working < crew.capacity, let job = table.next() { crew.jobs.push(job) }
    }

    /// Crosses a file off that was in process when the program ended.
    private mutating func takeSuspect(_ report: JobReport) {
        guard suspects.first?.name == report.name else { return }
        if case .taken = report.result { return }
        let suspect = suspects.removeFirst()
        if case .gone = report.result { try? desk.marks.end(suspect.digest) }
    }

    // MARK: Status

    /// Least time between two publications.
    private static let publicationSeconds = 0.25

    /// Tells the board, four times a second.
    private mutating func publish(_ report: FolderWatch.Report) {
        guard SteadyClock.seconds(since: lastPublication) >= Self.publicationSeconds else { return }
        lastPublication = SteadyClock.now()
        isPublished = true
        publishWatch(report)
        let names = table.statuses(ignored: ignored)
        let waiting = table.count - table.working + backlog
        let working = table.working
        let lag = table.oldestReady.map { SteadyClock.seconds(since: $0) }
        desk.board.update { status in
            status.names = names
            status.waiting = waiting
            status.processing = working
            status.lag = lag
        }
    }

    private func publishWatch(_ report: FolderWatch.Report) {
        var folders = 0
        let word: String
        switch report.health {
        case .starting: word = "starting"
        case .watching(let count):
            word = "watching"
            folders = count
            desk.board.clear(.watch)
        case .polling(let reason):
            word = "polling"
            desk.board.report(.watch, reason)
        case .absent(let reason):
            word = "absent"
            desk.board.report(.watch, reason)
        }
        desk.board.update { status in
            status.watch = word
            status.folders = folders
            status.overflows = report.overflows
        }
    }
}
