internal import DropFolder
internal import EventLog
internal import FoundationEssentials
internal import Glibc
internal import Logging
internal import ServiceLifecycle
internal import SystemCalls

/// The daemon from its start to its end.
public struct DaemonProgram: Sendable {
    private let sources: ConfigurationSources
    private let makeProcessing: @Sendable (Configuration) throws -> any ArticleProcessing

    /// Creates a daemon; `makeProcessing` loads what analyses articles, and loads it again at a
    /// reload.
    public init(
        sources: ConfigurationSources,
        makeProcessing: @escaping @Sendable (Configuration) throws -> any ArticleProcessing
    ) {
        self.sources = sources
        self.makeProcessing = makeProcessing
    }

    /// Checks the configuration and everything it names, and starts nothing.
    public func check() throws {
        let configuration = try sources.read()
        _ = try makeProcessing(configuration)
    }

    /// Runs until SIGTERM or SIGINT; throws a `ConfigurationError` or `StartError` where it cannot
    /// start.
    public func run() async throws {
        // Who reads the messages may go away.
        signal(SIGPIPE, SIG_IGN)
        IndexGuard.start()
        let signals = try Signals()
        let configuration = try sources.read()
        let logger = Self.logger(configuration.logLevel)
        let journal = Journal(logger)
        let state = try StateFolder.open(BytePath(configuration.state))
        try Self.prepareInbox(configuration.inbox)
        let holder: InboxHolder
        do throws(StartError) {
            holder = try InboxHolder.take(BytePath(configuration.inbox), for: state, journal)
        } catch {
            state.undo()
            throw error
        }
        // The watch comes first: its library needs a low descriptor, and what is dropped while the
        // models load shall be noticed.
        let mailbox = Mailbox()
        let inbox = Inbox(path: BytePath(configuration.inbox), rules: configuration.inboxRules)
        let watch = FolderWatch(inbox: inbox, mailbox: mailbox)
        try watch.start()
        let settings = SettingsBox(
            Settings(
                configuration, processing: try makeProcessing(configuration), generation: 0))
        let board = StatusBoard(
            ServiceStatus(
                process: Int(getpid()), started: Timestamp.now().description,
                inbox: Self.absolute(inbox.path.description)),
            journal: journal)
        let works = try Works(
            state: state, holder: holder, settings: settings, watch: watch, mailbox: mailbox,
            board: board, journal: journal)
        let reloading = Reloading(
            sources: sources, settings: settings, board: board, makeProcessing: makeProcessing)
        try await serve(works, signals, reloading, logger)
    }

    private func serve(
        _ works: Works, _ signals: Signals, _ reloading: Reloading, _ logger: Logger
    ) async throws {
        var quiet = logger
        quiet.logLevel = .error
        let group = ServiceGroup(services: [works], logger: quiet)
        signals.answer(
            end: { Task { await group.triggerGracefulShutdown() } }, reload: { reloading.reload() })
        try await group.run()
        // A reload that still ran would be cut off in the middle of the program's end.
        reloading.end()
    }

    private static func logger(_ level: Configuration.LogLevel) -> Logger {
        let level = Logger.Level(rawValue: level.rawValue) ?? .info
        return Logger(label: "datelined") { _ in StandardErrorLog(level: level) }
    }

    /// The path from the root, so that commands find the inbox from wherever they are called.
    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Makes the inbox where it is missing.
    private static func prepareInbox(_ path: String) throws(StartError) {
        do throws(SystemError) {
            try makeFolders(BytePath(path), mode: 0o770)
            _ = try OpenFile.folder(BytePath(path))
        } catch {
            throw StartError(
                message: "\(error); make the inbox, or give its path with --inbox")
        }
    }
}
