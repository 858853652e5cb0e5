internal import Dispatch
internal import DropFolder
internal import EventLog
internal import Synchronization
internal import SystemCalls

/// Looks after the other threads every second: status file, watchdog, workers that hang, old files, the
/// inbox's note.
final class Supervision: Sendable {
    private let board: StatusBoard
    private let crew: Crew
    private let intake: Intake
    private let watch: FolderWatch
    private let log: LineLog
    private let holder: InboxHolder
    private let restitution: Restitution
    private let settings: @Sendable () -> Settings
    private let place: @Sendable ([UInt8]) throws(SystemError) -> Void
    private let isStopped = Mutex(false)
    private let bell = DispatchSemaphore(value: 0)

    init(
        board: StatusBoard, crew: Crew, intake: Intake, watch: FolderWatch, log: LineLog,
        holder: InboxHolder, restitution: Restitution, settings: @escaping @Sendable () -> Settings,
        place: @escaping @Sendable ([UInt8]) throws(SystemError) -> Void
    ) {
        self.board = board
        self.crew = crew
        self.intake = intake
        self.watch = watch
        self.log = log
        self.holder = holder
        self.restitution = restitution
        self.settings = settings
        self.place = place
    }

    /// Starts the thread.
    func start() throws(SystemError) {
        try DedicatedThread(name: "supervise", stackSize: 1 << 20) { [self] in
            var round = Round()
            while !isStopped.withLock({ $0 }) {
                step(&round)
                _ = bell.wait(timeout: .now() + 1)
            }
        }
    }

    /// Lets the thread end.
    func stop() {
        isStopped.withLock { $0 = true }
        bell.signal()
    }

    /// Writes the status file.
    func publish() {
        do throws(SystemError) {
            try place(board.snapshot().json())
            board.clear(.state)
        } catch {
            board.report(.state, "\(error); 'dateline status' shows old figures")
        }
    }

    /// What one look needs to know of the last.
    private struct Round {
        var status: ServiceStatus?
        var lastCleaning: UInt64 = 0
        var number = 0
    }

    private func step(_ round: inout Round) {
        crew.overlook()
        let news = log.lookAfter()
        news.forEach(board.warn)
        if !news.isEmpty { restitution.run() }
        var status = board.snapshot()
        status.updated = ""
        // Written at least every ten seconds, so that readers see that it is fresh.
        if status != round.status || round.number % 10 == 0 {
            publish()
            ServiceManager.status(status.sentence)
        }
        round.status = status
        round.number += 1
        if round.number % 10 == 0 { holder.renew() }
        if ServiceManager.watchdogSeconds != nil && isMoving { ServiceManager.alive() }
        if SteadyClock.seconds(since: round.lastCleaning) > 3600 {
            round.lastCleaning = SteadyClock.now()
            clean()
        }
    }

    /// Whether watch, intake and log all move; a log that cannot be written moves as it retries.
    private var isMoving: Bool {
        SteadyClock.seconds(since: watch.report.lastMoved) < 15 && intake.secondsSinceMove < 15
            && log.longestAppend < 15
    }

    private func clean() {
        let configuration = settings().configuration
        let inbox = settings().inbox
        let removed =
            inbox.removeOld(Inbox.done, days: configuration.keepDoneDays)
            + inbox.removeOld(Inbox.failed, days: configuration.keepFailedDays)
        if removed > 0 { board.tell("removed \(removed) files that were older than configured") }
    }
}

extension ServiceStatus {
    /// The status in one sentence, for `systemctl status`.
    var sentence: String {
        let state = problems.first.map { "degraded: \($0)" } ?? watch
        return "\(state); \(waiting) waiting, \(processing) in work, \(counts.files) articles "
            + "logged with \(counts.events) events, \(counts.failed) failed, since the start"
    }
}
