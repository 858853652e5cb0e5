internal import EventLog
internal import FoundationEssentials
public import Logging
internal import SystemCalls

/// Messages for operators, on standard error; under systemd with the priorities of the journal.
struct Journal: Sendable {
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    /// What is of interest while looking for a cause.
    func debug(_ message: @autoclosure () -> String) { logger.debug("\(message())") }

    /// What an operator may like to know.
    func info(_ message: String) { logger.info("\(message)") }

    /// What somebody should look at.
    func warning(_ message: String) { logger.warning("\(message)") }

    /// What somebody must look at.
    func error(_ message: String) { logger.error("\(message)") }
}

/// A handler of swift-log that writes one line for each message to standard error.
public struct StandardErrorLog: LogHandler {
    /// Least important level that is written.
    public var logLevel: Logger.Level
    /// Facts that belong to every message.
    public var metadata: Logger.Metadata = [:]
    private let isUnderSystemd: Bool

    /// Creates a handler.
    public init(level: Logger.Level) {
        logLevel = level
        isUnderSystemd = ProcessInfo.processInfo.environment["JOURNAL_STREAM"] != nil
    }

    /// A fact that belongs to every message.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a message; control characters were escaped where it was made.
    public func log(event: LogEvent) {
        let head =
            isUnderSystemd
            ? "<\(event.level.priority)>" : "\(Timestamp.now()) \(event.level.rawValue): "
        let line = head + event.message.description.replacing("\n", with: "\\n") + "\n"
        StandardError.write(Array(line.utf8))
    }
}

extension Logger.Level {
    /// The priority that syslog and the journal know.
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
