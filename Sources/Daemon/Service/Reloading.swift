internal import Synchronization

/// Takes a changed configuration and changed lexicons over when SIGHUP asks for it.
final class Reloading: Sendable {
    private let sources: ConfigurationSources
    private let settings: SettingsBox
    private let board: StatusBoard
    private let makeProcessing: @Sendable (Configuration) throws -> any ArticleProcessing
    /// Whether the daemon ends; held by the reload that runs.
    private let hasEnded = Mutex(false)

    init(
        sources: ConfigurationSources, settings: SettingsBox, board: StatusBoard,
        makeProcessing: @escaping @Sendable (Configuration) throws -> any ArticleProcessing
    ) {
        self.sources = sources
        self.settings = settings
        self.board = board
        self.makeProcessing = makeProcessing
    }

    /// Reads everything anew, one reload after the other.
    func reload() { hasEnded.withLock { if !$0 { reloadNow() } } }

    /// Waits for the reload that runs, and lets no other begin.
    func end() { hasEnded.withLock { $0 = true } }

    /// Reads everything anew; where anything is wrong the old settings stay in force.
    private func reloadNow() {
        ServiceManager.reloading()
        defer { ServiceManager.ready() }
        do {
            let configuration = try sources.read()
            let processing = try makeProcessing(configuration)
            let old = settings.current.configuration
            settings.replace(configuration, processing: processing)
            board.clear(.reload)
            board.tell("reloaded the configuration and the lexicons")
            for key in old.needingRestart(comparedTo: configuration) {
                board.tell("reload: '\(key)' is taken over at the next start only")
            }
        } catch {
            board.report(
                .reload, "reload failed, the old settings stay in force: \(error)")
        }
    }
}

extension Configuration {
    /// Keys that differ and that a running daemon cannot change.
    func needingRestart(comparedTo other: Configuration) -> [String] {
        var keys: [String] = []
        if inbox != other.inbox { keys.append("inbox") }
        if state != other.state { keys.append("state") }
        if workers != other.workers { keys.append("workers") }
        if queueLimit != other.queueLimit { keys.append("queue_limit") }
        if rotateBytes != other.rotateBytes { keys.append("rotate_bytes") }
        if rotateDaily != other.rotateDaily { keys.append("rotate_daily") }
        if logLevel != other.logLevel { keys.append("log_level") }
        return keys
    }
}
