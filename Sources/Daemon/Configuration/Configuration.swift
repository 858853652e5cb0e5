internal import Articles
internal import DropFolder

/// Everything an operator can set.
///
/// Taken from, each overriding the ones before: the values here, the file, the environment
/// (`DATELINE_…`), the command line. `config/dateline.yaml` says what each means.
public struct Configuration: Hashable, Sendable {
    /// Path of the inbox.
    public var inbox = ""
    /// Path of the state folder: event log, catalogue, status.
    public var state = ""
    /// Path of the seeds folder; empty to look for it in the usual places.
    public var seeds = ""
    /// Folders laid over the seeds' lexicon.
    public var overlays: [String] = []
    /// Articles that are analysed at the same time; 0 for one on each core.
    public var workers = 0
    /// Largest file in bytes.
    public var maxFileSize = 32 << 20
    /// Longest time for one file in seconds.
    public var maxSeconds = 60
    /// How often a file may end the program before it is set aside.
    public var maxAttempts = 3
    /// Rest in seconds after which a file is complete although no close was seen.
    public var settleSeconds = 2.0
    /// Time between two scans of the inbox in seconds.
    public var rescanSeconds = 30.0
    /// Time between two scans in seconds where the inbox cannot be watched.
    public var pollSeconds = 2.0
    /// Most names that are kept in memory.
    public var queueLimit = 20_000
    /// Whether files with several names are read.
    public var allowHardLinks = false
    /// Names that are left alone.
    public var ignore = IgnoreRules.standard
    /// Whether a file's time stamp counts as its publication date where nothing else does.
    public var publishedFromMtime = false
    /// Share of pairs of neighbouring words from which on two articles are called similar.
    public var similarThreshold = TextFingerprint.defaultThreshold
    /// Different pairs of neighbouring words that an article must have to be called similar.
    public var similarMinPairs = TextFingerprint.leastPairs
    /// Days after which files in `.done` are deleted; 0 for never.
    public var keepDoneDays = 0
    /// Days after which files in `.failed` are deleted; 0 for never.
    public var keepFailedDays = 0
    /// Size in bytes at which a segment of the log is set aside; 0 for never.
    public var rotateBytes = 256 << 20
    /// Whether each day has segments of its own.
    public var rotateDaily = false
    /// Least important messages that are written.
    public var logLevel = LogLevel.info

    /// The standard values.
    public init() {}

    /// How important a message is.
    public enum LogLevel: String, Hashable, Sendable, CaseIterable {
        /// Every file.
        case debug
        /// Start, stop, changes.
        case info
        /// What somebody should look at.
        case warning
        /// What somebody must look at.
        case error
    }

    /// What the inbox accepts.
    var inboxRules: Inbox.Rules {
        var rules = Inbox.Rules()
        rules.ignored = IgnoreRules(ignore)
        rules.maxFileSize = maxFileSize
        rules.allowsHardLinks = allowHardLinks
        rules.settleSeconds = settleSeconds
        return rules
    }
}
