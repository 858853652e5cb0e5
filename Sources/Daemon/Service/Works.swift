internal import Dispatch
internal import DropFolder
internal import EventLog
internal import ServiceLifecycle
internal import Synchronization
internal import SystemCalls

/// All parts of a running daemon, put together; started and stopped in order.
final class Works: Service {
    private let state: StateFolder
    private let watch: FolderWatch
    private let intake: Intake
    private let crew: Crew
    private let desk: Desk
    private let log: LineLog
    private let board: StatusBoard
    private let supervision: Supervision
    private let journal: Journal
    private let settings: @Sendable () -> Settings
    private let restoration = Mutex(Restoration())
    private let restitution: Restitution

    /// Where the restoration of fingerprints stands.
    private struct Restoration {
        var isStopped = false
        var isRunning = false
    }

    /// Opens log and catalogue, and starts the watch; nothing is processed yet.
    init(
        state: consuming StateFolder, holder: InboxHolder, settings: SettingsBox,
        watch: FolderWatch, mailbox: Mailbox, board: StatusBoard, journal: Journal
    ) throws {
        let configuration = settings.current.configuration
        let path = state.path
        let catalog = try Catalog(folder: path)
        let rotation = LogWriter.Rotation(
            bytes: configuration.rotateBytes == 0 ? nil : configuration.rotateBytes,
            daily: configuration.rotateDaily)
        let writer = LogWriter(
            folder: path, catalog: catalog, rotation: rotation, joinsStories: true)
        let current: @Sendable () -> Settings = { settings.current }
        let log = LineLog(writer: writer, board: board)
        let desk = Desk(
            catalog: catalog, marks: try AttemptMarks(state: path), log: log, board: board,
            journal: journal, mailbox: mailbox)
        let size =
            configuration.workers == 0
            ? Processors.available : configuration.workers
        let crew = Crew(size: size, desk: desk, settings: current)
        let intake = Intake(
            mailbox: mailbox, watch: watch, crew: crew, desk: desk, settings: current)
        let restitution = Restitution(catalog: catalog, board: board, settings: current)
        self.restitution = restitution
        supervision = Supervision(
            board: board, crew: crew, intake: intake, watch: watch, log: log, holder: holder,
            restitution: restitution, settings: current,
            place: { bytes throws(SystemError) in
                try StateFolder.place(bytes, at: ServiceStatus.fileName, in: path)
            })
        self.state = state
        self.watch = watch
        self.intake = intake
        self.crew = crew
        self.desk = desk
        self.log = log
        self.board = board
        self.journal = journal
        self.settings = current
        if let report = writer.recovery { tell(report) }
    }

    /// Works until the daemon is asked to stop, and finishes what is in work.
    func run() async throws {
        let suspects = try desk.marks.all()
        // Before anything is taken, so that no file is brought back that has just been read anew.
        restitution.run()
        try crew.start()
        try intake.start(suspects: suspects)
        board.update { $0.health = .well }
        supervision.publish()
        try supervision.start()
        ServiceManager.ready()
        journal.info("ready; drop articles into \(board.snapshot().inbox)")
        try startRestoration()
        try? await gracefulShutdown()
        stop()
    }

    private func startRestoration() throws(SystemError) {
        let work = FingerprintRestoration(
            catalog: desk.catalog, journal: journal, settings: settings,
            isStopped: { [self] in restoration.withLock { $0.isStopped } })
        restoration.withLock { $0.isRunning = true }
        try DedicatedThread(name: "restore") { [self] in
            work.run()
            restoration.withLock { $0.isRunning = false }
        }
    }

    /// Ends in order: no new names, then no new files, then no new lines; within some seconds.
    ///
    /// What is not finished by then stays in the inbox and is taken at the next start.
    private func stop() {
        journal.info("stopping; what is in work is finished")
        restoration.withLock { $0.isStopped = true }
        board.update { $0.health = .stopping }
        ServiceManager.stopping()
        let deadline = SteadyClock.now() + 8_000_000_000
        intake.stop()
        watch.stop()
        wait(until: deadline) { intake.hasEnded }
        crew.close()
        _ = crew.jobs.drain()
        wait(until: deadline - 3_000_000_000) { crew.working == 0 }
        log.stopRetrying()
        desk.prepared.close()
        let isUnused = wait(until: deadline) {
            crew.finishing == 0 && crew.working == 0 && !restoration.withLock { $0.isRunning }
        }
        log.close()
        // Closed under a thread that still reads, SQLite would end the program. The catalogue needs no
        // close: the next start takes in what it lacks.
        if isUnused { desk.catalog.close() }
        supervision.stop()
        supervision.publish()
        journal.info("stopped")
    }

    /// Waits until something is done; false where it was not by the deadline.
    @discardableResult
    private func wait(until deadline: UInt64, _ isDone: () -> Bool) -> Bool {
        let pause = DispatchSemaphore(value: 0)
        while !isDone() {
            if SteadyClock.now() >= deadline { return false }
            _ = pause.wait(timeout: .now() + .milliseconds(5))
        }
        return true
    }

    private func tell(_ report: RecoveryReport) {
        guard report.removed > 0 else { return }
        journal.warning(
            "the log was mended after a crash: \(report.removed) bytes that belong to no complete "
                + "article were taken out and kept in \(report.savedAs ?? "no file")")
    }
}
