internal import DropFolder
internal import Synchronization
internal import SystemCalls

/// Knows every name in the inbox, and hands names to workers, oldest first.
///
/// One thread: it alone touches the table, so that no name is handed out twice.
final class Intake: Sendable {
    private let mailbox: Mailbox
    private let watch: FolderWatch
    private let crew: Crew
    private let desk: Desk
    private let settings: @Sendable () -> Settings
    private let shared = Mutex(Shared())

    private struct Shared {
        var isStopped = false
        var hasEnded = true
        var lastMoved = SteadyClock.now()
    }

    init(
        mailbox: Mailbox, watch: FolderWatch, crew: Crew, desk: Desk,
        settings: @escaping @Sendable () -> Settings
    ) {
        self.mailbox = mailbox
        self.watch = watch
        self.crew = crew
        self.desk = desk
        self.settings = settings
    }

    /// Starts the thread; files that were in process when the program ended go first.
    func start(suspects: [AttemptMarks.Mark]) throws(SystemError) {
        shared.withLock { $0.hasEnded = false }
        try DedicatedThread(name: "intake") { [self] in
            var loop = IntakeLoop(
                limit: settings().configuration.queueLimit, crew: crew, desk: desk,
                suspects: suspects)
            while !shared.withLock({ $0.isStopped }) {
                let notices = mailbox.take(waiting: loop.pause(settings(), watch.report))
                loop.step(notices, settings(), watch.report)
                shared.withLock { $0.lastMoved = SteadyClock.now() }
            }
            shared.withLock { $0.hasEnded = true }
        }
    }

    /// Seconds since the thread last showed that it moves.
    var secondsSinceMove: Double {
        SteadyClock.seconds(since: shared.withLock { $0.lastMoved })
    }

    /// Lets the thread end.
    func stop() {
        shared.withLock { $0.isStopped = true }
        mailbox.ring()
    }

    /// Whether the thread has ended, so that no more jobs come.
    var hasEnded: Bool { shared.withLock { $0.hasEnded } }
}
