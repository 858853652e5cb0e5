internal import DropFolder

/// A name that a worker shall look at.
struct Job: Sendable {
    /// The name.
    var name: InboxName
    /// Whether its writer was seen to close it.
    var isClosed: Bool
    /// Whether it was looked at before and could not be taken.
    var hasWaited = false
}

/// What came of a job.
struct JobReport: Sendable {
    /// The name.
    var name: InboxName
    /// What came of it.
    var result: Result

    /// What came of a job.
    enum Result: Sendable {
        /// A name that had to wait can be taken now; another report follows.
        case taken
        /// It was moved away.
        case finished
        /// It is in the log, and cannot be moved.
        case stuck(digest: String, error: String)
        /// It has to be looked at again later.
        case later(Waiting)
        /// Another file has its name, or it was written to meanwhile.
        case again
        /// The name is gone.
        case gone
    }
}

/// A file whose lines are ready to be logged.
final class PreparedFile: Sendable {
    /// The open file; nil for what is no regular file.
    let claim: Claim?
    /// Its name.
    let name: InboxName
    /// SHA-256 of its bytes, hexadecimal, where they were read.
    let digest: String?
    /// What is still to be logged, in order.
    let lines: [PendingLine]
    /// Where it goes.
    let fate: Fate
    /// How often it was tried, this time included.
    let attempts: Int

    init(
        claim: consuming Claim?, name: InboxName, digest: String?, lines: [PendingLine],
        fate: Fate, attempts: Int
    ) {
        self.claim = claim
        self.name = name
        self.digest = digest
        self.lines = lines
        self.fate = fate
        self.attempts = attempts
    }

    /// Where a file goes.
    enum Fate: Hashable, Sendable {
        /// To `.done`.
        case done
        /// To `.failed`.
        case failed(Failure)
    }
}
