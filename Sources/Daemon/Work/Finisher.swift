internal import DropFolder
internal import EventLog
internal import FoundationEssentials
internal import SystemCalls

/// Logs the lines of prepared files and moves the files away, on threads that wait for the disk.
///
/// Several finishers share one sync of the log.
struct Finisher: Sendable {
    let desk: Desk
    let settings: @Sendable () -> Settings

    /// Finishes files until the queue is closed and empty.
    func run() {
        while let file = desk.prepared.pop() { finish(file) }
    }

    /// Logs, moves, forgets the mark, and reports.
    func finish(_ file: PreparedFile) {
        defer { file.digest.map { desk.claims.end($0) } }
        for line in file.lines where !desk.commit(line) {
            // Nothing of it is in the log: the attempt was not the file's fault.
            file.digest.map { forget($0) }
            return desk.report(file.name, .later(.logFull))
        }
        do throws(SystemError) {
            report(file, try move(file))
            desk.board.clear(.inbox)
        } catch {
            desk.board.report(.inbox, "\(error); processed files stay where they are")
            desk.report(file.name, .stuck(digest: file.digest ?? "", error: error.description))
        }
    }

    private func move(_ file: PreparedFile) throws(SystemError) -> MoveOutcome {
        let inbox = settings().inbox
        let destination = destination(of: file)
        switch file.claim {
        case .some(let claim): return try inbox.finish(claim, to: destination)
        case .none:
            guard case .failed(let note) = destination else { return .replaced }
            return try inbox.setAside(strange: file.name, note: note)
        }
    }

    private func destination(of file: PreparedFile) -> Destination {
        switch file.fate {
        case .done:
            let day = String(Timestamp.now().description.prefix(10))
            return .done(day: day, digest: file.digest ?? "")
        case .failed(let failure):
            return .failed(
                FailureNote(
                    file.name, failure: failure, digest: file.digest, attempts: file.attempts,
                    time: Date()))
        }
    }

    private func report(_ file: PreparedFile, _ outcome: MoveOutcome) {
        switch outcome {
        case .moved(let place):
            file.digest.map { forget($0) }
            tell(file, place)
            desk.report(file.name, .finished)
        case .replaced, .rewritten:
            file.digest.map { forget($0) }
            desk.report(file.name, .again)
        case .denied(let error):
            // The mark stays: after a restart it tells that the file was logged under this name.
            desk.board.report(
                .moving,
                "\(error); the articles are in the log, their files stay in the inbox: "
                    + "give the service's user the right to move them")
            desk.report(file.name, .stuck(digest: file.digest ?? "", error: error.description))
        }
    }

    private func tell(_ file: PreparedFile, _ place: InboxName) {
        switch file.fate {
        case .done: desk.journal.debug("\(file.name) is done; it lies in \(place)")
        case .failed(let failure):
            // Files whose bytes were read have a line in the log, and were counted with it.
            if file.lines.isEmpty { desk.board.count(.failed, events: 0) }
            desk.journal.warning(
                "\(file.name) was set aside in \(place): \(failure.sentence) (\(failure.code))")
        }
    }

    private func forget(_ digest: String) {
        do throws(SystemError) { try desk.marks.end(digest) } catch { desk.trouble(error) }
    }
}
