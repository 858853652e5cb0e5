/// What a running daemon says about itself, in `status.json` of the state folder.
///
/// Written anew as a whole at most every second. What is in the log is not repeated here: totals,
/// types and countries come from the catalogue.
public struct ServiceStatus: Hashable, Sendable {
    /// Number of the daemon's process.
    public var process: Int
    /// When the daemon started, RFC 3339.
    public var started: String
    /// When this was written, RFC 3339.
    public var updated: String
    /// How it is.
    public var health: Health
    /// What is wrong and what to do, a sentence each; empty where all is well.
    public var problems: [String]
    /// Whether no file can be taken: log, state folder or inbox cannot be used.
    public var isBlocked: Bool
    /// The inbox's path.
    public var inbox: String
    /// How the inbox is watched: watching, polling or absent.
    public var watch: String
    /// Folders that are watched.
    public var folders: Int
    /// Bursts in which the kernel's queue of events was too short.
    public var overflows: Int
    /// Names that wait, in whatever state.
    public var waiting: Int
    /// Names that a worker has.
    public var processing: Int
    /// Seconds for which the oldest waiting file has been complete; nil where none waits.
    public var lag: Double?
    /// What became of files since the start.
    public var counts: Counts
    /// Files finished in the last minute.
    public var lastMinute: Int
    /// Names that are not in the log yet, those with trouble first; at most `nameLimit`.
    public var names: [NameStatus]

    /// Most names that are listed one by one.
    public static let nameLimit = 1000
    /// Most names that are listed only because they are queued; `waiting` counts them all.
    public static let queuedLimit = 100
    /// Seconds after which a daemon that has written no status does not move: it does every ten.
    public static let longestSilence = 25.0
    /// The file's name in the state folder.
    public static let fileName = "status.json"

    /// Creates the status of a process that has just started.
    public init(process: Int, started: String, inbox: String) {
        self.process = process
        self.started = started
        self.inbox = inbox
        updated = started
        health = .starting
        problems = []
        isBlocked = false
        watch = "starting"
        folders = 0
        overflows = 0
        waiting = 0
        processing = 0
        counts = Counts()
        lastMinute = 0
        names = []
    }

    /// How a daemon is.
    public enum Health: String, Hashable, Sendable, CaseIterable {
        /// It gets ready.
        case starting
        /// All is well.
        case well
        /// It works, but something is wrong.
        case degraded
        /// It ends.
        case stopping
    }

    /// What became of files since the start.
    public struct Counts: Hashable, Sendable {
        /// Files that gave events.
        public var withEvents = 0
        /// Files that gave none.
        public var empty = 0
        /// Files with content that the log has already.
        public var duplicates = 0
        /// Files that were set aside.
        public var failed = 0
        /// Events.
        public var events = 0

        /// Counts nothing.
        public init() {}

        /// All files.
        public var files: Int { withEvents + empty + duplicates + failed }
    }
}

/// Where one name stands that is not in the log yet.
public struct NameStatus: Hashable, Sendable {
    /// The name below the inbox.
    public var file: FileName
    /// waiting, processing, ignored or stuck.
    public var state: String
    /// Why, as a sentence; for ignored names the pattern.
    public var reason: String
    /// When it is looked at again, RFC 3339, where that is known.
    public var until: String?
    /// How often it was tried.
    public var attempts: Int?
    /// SHA-256 of its bytes, where it was read.
    public var digest: String?

    /// Creates the status of a name.
    public init(file: FileName, state: String, reason: String) {
        self.file = file
        self.state = state
        self.reason = reason
    }
}
