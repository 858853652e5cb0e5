internal import DropFolder
internal import EventLog
internal import Synchronization
internal import SystemCalls

/// What workers share: where claims, marks and lines are kept, and to whom they report.
final class Desk: Sendable {
    let catalog: Catalog
    let marks: AttemptMarks
    let log: LineLog
    let board: StatusBoard
    let journal: Journal
    let claims = DigestClaims()
    /// Files whose lines are ready.
    let prepared = BoundedQueue<PreparedFile>(capacity: 32)
    private let mailbox: Mailbox
    private let reports = Mutex([JobReport]())

    init(
        catalog: Catalog, marks: AttemptMarks, log: LineLog, board: StatusBoard,
        journal: Journal, mailbox: Mailbox
    ) {
        self.catalog = catalog
        self.marks = marks
        self.log = log
        self.board = board
        self.journal = journal
        self.mailbox = mailbox
    }

    /// Tells the intake what came of a name.
    func report(_ name: InboxName, _ result: JobReport.Result) {
        reports.withLock { $0.append(JobReport(name: name, result: result)) }
        mailbox.ring()
    }

    /// All reports since the last call.
    func takeReports() -> [JobReport] {
        reports.withLock { reports in
            defer { reports = [] }
            return reports
        }
    }

    /// Passes a file on to be logged and moved, after waiting for a place.
    func finish(_ file: PreparedFile) {
        if prepared.push(file) { return }
        file.digest.map { claims.end($0) }
        report(file.name, .later(.queued))
    }

    /// Logs the lines of an article; counts what came of it.
    @discardableResult
    func commit(_ line: PendingLine) -> Bool {
        switch log.commit(line) {
        case .logged(let outcome, let events):
            board.count(outcome, events: events)
            return true
        case .known: return true
        case .givenUp: return false
        }
    }

    /// Says that the state folder cannot be written.
    func trouble(_ error: SystemError) {
        board.report(.state, "\(error); no file is taken until the state folder can be written")
    }
}
