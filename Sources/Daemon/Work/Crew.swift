internal import DropFolder
internal import EventLog
internal import Synchronization
internal import SystemCalls

/// The workers' and finishers' threads.
final class Crew: Sendable {
    /// Names that workers shall look at.
    let jobs: BoundedQueue<Job>
    private let desk: Desk
    private let settings: @Sendable () -> Settings
    private let shifts = Mutex([WorkShift]())
    private let alive = Mutex(0)
    private let size: Int
    /// Finishers mostly wait for the disk; so many files share a sync.
    private static let finishers = 8

    init(size: Int, desk: Desk, settings: @escaping @Sendable () -> Settings) {
        self.size = size
        self.desk = desk
        self.settings = settings
        jobs = BoundedQueue(capacity: size * 2)
    }

    /// Starts all threads.
    func start() throws(SystemError) {
        for _ in 0..<size { try startWorker() }
        let finisher = Finisher(desk: desk, settings: settings)
        for _ in 0..<Self.finishers {
            alive.withLock { $0 += 1 }
            try DedicatedThread(name: "finish") { [self] in
                finisher.run()
                alive.withLock { $0 -= 1 }
            }
        }
    }

    /// How many names may be with workers, in work or about to be.
    var capacity: Int { size * 2 }

    /// Workers that have not ended, without those given up.
    var working: Int { shifts.withLock { $0.count { !$0.hasEnded } } }

    /// Finishers that have not ended.
    var finishing: Int { alive.withLock { $0 } }

    /// Gives up workers that take too long for one article, and puts others in their place.
    func overlook() {
        let limit = settings().configuration.maxSeconds
        for shift in shifts.withLock({ $0 }) {
            guard let (name, digest) = shift.giveUp(after: limit) else { continue }
            shifts.withLock { $0.removeAll { $0 === shift } }
            setAside(name, digest, .tooSlow(seconds: limit))
            do throws(SystemError) {
                try startWorker()
            } catch {
                desk.journal.error("\(error); one worker less until the next start")
            }
        }
    }

    /// Lets threads end when what they have is done.
    func close() {
        jobs.close()
    }

    private func startWorker() throws(SystemError) {
        let shift = WorkShift()
        shifts.withLock { $0.append(shift) }
        let worker = Worker(jobs: jobs, desk: desk, settings: settings, shift: shift)
        try DedicatedThread(name: "work", stackSize: 16 << 20) {
            // Analysis takes all processors that it gets: watch, log and whoever asks for the status
            // come first.
            DedicatedThread.lowerPriority(of: DedicatedThread.current, to: 5)
            worker.run()
            shift.leave()
        }
    }

    /// Sets a file aside whose worker was given up; its claim on the digest goes with it.
    private func setAside(_ name: InboxName, _ digest: String, _ failure: Failure) {
        do throws(SystemError) {
            guard case .taken(let claim) = try settings().inbox.claim(name, isClosed: true) else {
                desk.claims.end(digest)
                return desk.report(name, .again)
            }
            let line = PendingLine(
                lines: .failed(
                    name, digest: digest, failure: failure, bytes: claim.status.size),
                began: SteadyClock.now())
            desk.finish(
                PreparedFile(
                    claim: claim, name: name, digest: digest, lines: [line],
                    fate: .failed(failure), attempts: 1))
        } catch {
            desk.claims.end(digest)
            desk.report(name, .later(.unreadable(error: error.description)))
        }
    }
}

/// One worker's thread.
struct Worker: Sendable {
    let jobs: BoundedQueue<Job>
    let desk: Desk
    let settings: @Sendable () -> Settings
    let shift: WorkShift

    /// Looks at names until the queue is closed, or the thread is given up.
    func run() {
        var generation = -1
        var processor: (any ArticleProcessor)?
        while !shift.isGivenUp, let job = jobs.pop() {
            let settings = settings()
            if generation != settings.generation || processor == nil {
                processor = settings.processing.makeProcessor()
                generation = settings.generation
            }
            guard let processor else { continue }
            Preparation(desk: desk, settings: settings, processor: processor, shift: shift)
                .run(job)
        }
    }
}
