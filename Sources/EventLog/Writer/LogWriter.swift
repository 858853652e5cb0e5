internal import Synchronization
public import SystemCalls

/// Appends articles to the log, each in one write and durable when `append` returns.
///
/// Calls block their thread; make them from threads of their own. Calls that come while the disk is
/// busy share the next sync (group commit). After any error the log is cut back to its last durable
/// article, or mended before the next write, so that the failed articles can be written again.
public final class LogWriter: Sendable {
    /// The state folder, where log and catalogue stand.
    public let folder: BytePath
    /// The catalogue, which every append is checked against and remembered in.
    public let catalog: Catalog
    let rotation: Rotation
    let joinsStories: Bool
    let gate: Gate<WriterState>

    /// When the current segment is set aside and a new one begun.
    public struct Rotation: Hashable, Sendable {
        /// Size in bytes that the current segment shall not exceed; nil for no limit.
        public var bytes: Int?
        /// Whether each day (UTC) has segments of its own.
        public var daily: Bool

        /// Creates a rule.
        public init(bytes: Int? = 256 << 20, daily: Bool = false) {
            self.bytes = bytes
            self.daily = daily
        }
    }

    /// What `append` did.
    public enum Result: Hashable, Sendable {
        /// The article stands in the log, durably.
        case logged(LogPosition)
        /// The log has an analysed article of this key already; nothing was written.
        case alreadyLogged
    }

    /// Opens the log in `folder` for writing; the caller holds the folder's lock.
    ///
    /// Mends the current segment. Where that fails the error is thrown by `append` instead, which
    /// tries to mend again: a full disk does not keep the daemon from starting.
    ///
    /// `joinsStories` gives every event the story of the recent lines that report the same event;
    /// without it events keep the story that they come with.
    public init(
        folder: BytePath, catalog: Catalog, rotation: Rotation = Rotation(),
        joinsStories: Bool = false
    ) {
        self.folder = folder
        self.catalog = catalog
        self.rotation = rotation
        self.joinsStories = joinsStories
        gate = Gate(WriterState())
        try? gate.withLock { state throws(LogError) in try prepare(&state) }
    }

    /// What recovery found when the log was last opened; nil while it could not be opened.
    public var recovery: RecoveryReport? { gate.withLock { $0.recovery } }

    /// The error that keeps the log from being written, while there is one.
    public var failure: LogError? { gate.withLock { $0.failure } }

    /// Appends an article with a time stamp on every line; returns when it is durable.
    ///
    /// An article that was analysed before is not written again.
    public func append(_ article: LoggedArticle) throws(LogError) -> Result {
        let ticket = try gate.withLock { state throws(LogError) in
            try write(article, &state)
        }
        guard let ticket else { return .alreadyLogged }
        return .logged(try waitUntilDurable(ticket))
    }

    /// The first analysed article of a key, else with a text digest, also where the catalogue does not have
    /// it yet; nil where the log has none.
    public func analysed(_ key: ArticleKey, textDigest: String?) -> CatalogArticle? {
        let recent = gate.withLock { state in
            state.unrecorded.map(\.entry).filter(\.isAnalysed)
        }
        let match =
            recent.first { $0.lines.key == key }
            ?? recent.first { textDigest != nil && $0.lines.article.textDigest == textDigest }
        if let match { return CatalogArticle(match) }
        if let article = try? catalog.analysed(key) { return article }
        guard let textDigest else { return nil }
        return try? catalog.analysed(textDigest: textDigest)
    }

    /// Waits for syncs that run, and closes the file; the next append would open it again.
    public func close() {
        gate.wait(until: { !$0.isSyncing }) { state in
            if let segment = state.segment, state.written > state.durable {
                try? segment.file.sync()
            }
            try? lookAfterSegment(&state)
            state.segment = nil
            state.isClosed = true
        }
    }
}

/// The place of a writer in its log.
struct WriterState {
    /// The current segment; nil when it must be mended before the next write.
    var segment: OpenSegment?
    /// Size of the current segment, and how much of it is durable, in bytes.
    var size = 0
    var durableSize = 0
    /// Bytes written and made durable over all segments, which waiters compare.
    var written = 0
    var durable = 0
    /// Whether a thread is syncing for all who wait.
    var isSyncing = false
    /// Grows when bytes that were written but not durable are given up.
    var epoch = 0
    /// How far the log was durable at the end of each past epoch, as in `durable`.
    var epochEnds: [Int] = []
    /// Why that happened last, until something is durable again.
    var failure: LogError?
    /// The last time stamp, which no later line goes behind.
    var lastLogged = Timestamp(milliseconds: 0)
    /// Day of the first line in the current segment (`20260102`).
    var day = ""
    /// Articles that are written but not in the catalogue yet, with their end in `written`.
    var unrecorded: [(end: Int, entry: CatalogEntry)] = []
    /// The recent stories, once a line was written.
    var stories: StoryBook?
    /// When the catalogue is given lines again, in nanoseconds of `SteadyClock`, after it took none.
    var recordsNext: UInt64 = 0
    /// Whether the writer was closed, so that only another append opens the log again.
    var isClosed = false
    /// What the last recovery found.
    var recovery: RecoveryReport?
    /// What somebody else did to the log, as sentences that nobody has been told.
    var news: [String] = []
}

/// An open segment, kept alive by whoever syncs it.
final class OpenSegment: Sendable {
    /// The file.
    let file: OpenFile

    /// Owns `file`.
    init(file: consuming OpenFile) { self.file = file }
}

/// The claim of an appender on the durability of its bytes.
struct Ticket {
    /// The state's epoch when it wrote.
    var epoch: Int
    /// One past its last byte, in bytes over all segments.
    var end: Int
    /// Where its lines stand.
    var position: LogPosition
}
