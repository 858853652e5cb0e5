internal import DropFolder
internal import EventLog
internal import Synchronization
internal import SystemCalls

/// What the daemon's parts know about themselves, gathered for `status.json` and the journal.
final class StatusBoard: Sendable {
    /// What can be wrong for a while.
    enum Trouble: String, Hashable, Sendable, CaseIterable {
        /// The event log cannot be written.
        case log
        /// The state folder cannot be written.
        case state
        /// The inbox is away or cannot be read.
        case inbox
        /// The inbox cannot be watched as it should.
        case watch
        /// Processed files cannot be moved.
        case moving
        /// The last reload failed.
        case reload

        /// Whether its sentence names a file, so that it differs from file to file.
        var concernsFiles: Bool { self != .watch && self != .reload }

        /// Whether no file can be taken while it lasts.
        var keepsFilesOut: Bool { self == .log || self == .state || self == .inbox }
    }

    fileprivate struct State {
        var status: ServiceStatus
        var troubles: [Trouble: String] = [:]
        /// Files finished in each of the last 60 seconds, by second.
        var seconds = [Int](repeating: 0, count: 60)
        var second = 0
    }

    private let state: Mutex<State>
    private let journal: Journal

    init(_ status: ServiceStatus, journal: Journal) {
        state = Mutex(State(status: status))
        self.journal = journal
    }

    /// Counts what became of an article.
    func count(_ outcome: ArticleLine.Outcome, events: Int) {
        state.withLock { state in
            state.advance()
            state.seconds[state.second % 60] += 1
            state.status.counts.events += events
            switch outcome {
            case .events: state.status.counts.withEvents += 1
            case .empty: state.status.counts.empty += 1
            case .duplicate: state.status.counts.duplicates += 1
            case .failed: state.status.counts.failed += 1
            }
        }
    }

    /// Says that something is wrong; writes it to the journal where it was not known.
    ///
    /// The same trouble with one file after the other is one message, not one for each.
    func report(_ trouble: Trouble, _ sentence: String) {
        let isNew = state.withLock { state in
            let old = state.troubles.updateValue(sentence, forKey: trouble)
            return trouble.concernsFiles ? old == nil : old != sentence
        }
        if isNew { journal.error(sentence) }
    }

    /// Says that something is in order again.
    func clear(_ trouble: Trouble) {
        let old = state.withLock { $0.troubles.removeValue(forKey: trouble) }
        if let old { journal.info("in order again; the trouble was: \(old)") }
    }

    /// Writes to the journal what an operator may like to know.
    func tell(_ message: String) { journal.info(message) }

    /// Writes to the journal what somebody should look at.
    func warn(_ message: String) { journal.warning(message) }

    /// Takes over what the intake knows.
    func update(_ change: (inout ServiceStatus) -> Void) { state.withLock { change(&$0.status) } }

    /// The status now.
    func snapshot() -> ServiceStatus {
        state.withLock { state in
            state.advance()
            var status = state.status
            status.updated = Timestamp.now().description
            status.lastMinute = state.seconds.reduce(0, +)
            status.isBlocked = Trouble.allCases.contains {
                $0.keepsFilesOut && state.troubles[$0] != nil
            }
            status.problems = Trouble.allCases.compactMap { state.troubles[$0] }
            if status.health == .well && !status.problems.isEmpty { status.health = .degraded }
            return status
        }
    }
}

extension StatusBoard.State {
    /// Forgets counts that are older than a minute.
    fileprivate mutating func advance() {
        let now = Int(SteadyClock.now() / 1_000_000_000)
        for second in max(self.second, now - 60)..<max(now, self.second) {
            seconds[(second + 1) % 60] = 0
        }
        second = max(now, second)
    }
}
