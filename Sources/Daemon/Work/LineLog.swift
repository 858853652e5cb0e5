internal import DropFolder
internal import EventLog
internal import Synchronization
internal import SystemCalls

/// The event log as workers see it: it takes lines, and does not give up while the disk is full.
final class LineLog: Sendable {
    private let writer: LogWriter
    private let board: StatusBoard
    private let texts = DigestClaims()
    private let outage = Outage()
    /// When each append that runs began, for the watchdog.
    private let running = Mutex([UInt64: UInt64]())

    init(writer: LogWriter, board: StatusBoard) {
        self.writer = writer
        self.board = board
    }

    /// What came of an attempt to log an article.
    enum Result: Hashable, Sendable {
        /// It stands in the log, durably, with this outcome and so many events.
        case logged(ArticleLine.Outcome, events: Int)
        /// The log had it.
        case known
        /// The daemon stops, and the log could not be written.
        case givenUp
    }

    /// Logs an article; as a duplicate where the log has its text already.
    ///
    /// Returns when the lines are durable. While the log cannot be written one thread tries it again
    /// and again, and the others wait for its success.
    func commit(_ pending: PendingLine) -> Result {
        let text = pending.lines.article.outcome.isFinal ? pending.lines.article.textDigest : nil
        return texts.alone(with: text) {
            var hasTried = false
            while outage.awaitTurn(hasTried: hasTried) {
                if let result = attempt(pending, text: text) {
                    outage.end()
                    return result
                }
                outage.fail()
                hasTried = true
            }
            return .givenUp
        }
    }

    /// The longest time in seconds that an append now takes.
    var longestAppend: Double {
        running.withLock { $0.values.min() }.map { SteadyClock.seconds(since: $0) } ?? 0
    }

    /// Mends what somebody else did to the log and its catalogue; sentences about it.
    func lookAfter() -> [String] { writer.lookAfter() }

    /// Lets commits that fail give up.
    func stopRetrying() { outage.stop() }

    /// Waits for syncs that run, and closes the log.
    func close() { writer.close() }

    private func attempt(_ pending: PendingLine, text: String?) -> Result? {
        var lines = pending.lines
        if let text, let first = writer.analysed(lines.key, textDigest: text),
            first.key != lines.key
        {
            lines = lines.asDuplicate(of: first)
        }
        lines.article.tookMilliseconds = Int(SteadyClock.seconds(since: pending.began) * 1000)
        let token = begin()
        defer { end(token) }
        do throws(LogError) {
            let result = try writer.append(lines)
            board.clear(.log)
            if result == .alreadyLogged { return try repeated(lines) }
            return .logged(lines.article.outcome, events: lines.events.count)
        } catch {
            board.report(.log, "\(error.cause); no file is taken until the log can be written")
            return nil
        }
    }

    /// Logs an article as a duplicate that only the log's writer recognised: the name gets a line.
    private func repeated(_ lines: LoggedArticle) throws(LogError) -> Result {
        guard let first = writer.analysed(lines.key, textDigest: nil),
            first.file != lines.article.file
        else { return .known }
        _ = try writer.append(lines.asDuplicate(of: first))
        return .logged(.duplicate, events: 0)
    }

    private func begin() -> UInt64 {
        let now = SteadyClock.now()
        return running.withLock { running in
            var token = now
            while running[token] != nil { token += 1 }
            running[token] = now
            return token
        }
    }

    private func end(_ token: UInt64) { running.withLock { $0[token] = nil } }
}
