public import EventLog

/// Everything that `dateline status` tells: the daemon's own words, and what the log holds.
public struct StatusReport: Hashable, Sendable {
    /// Whether a daemon holds the state folder.
    public var isRunning: Bool
    /// How long the running daemon has not moved; nil where it does.
    public var silence: DaemonSilence?
    /// Files in the inbox, counted where the daemon's own number cannot be trusted.
    public var found: Int?
    /// The last status that a daemon wrote.
    public var service: ServiceStatus?
    /// Counts over all days by kind (outcome, language, type, country) and key.
    public var totals: [String: [String: Int]]
    /// Counts of today (UTC) in the same form.
    public var today: [String: [String: Int]]
    /// The last event in the log.
    public var lastEvent: EventLine?
    /// Path of the state folder.
    public var state: String
    /// When this was put together.
    public var time: Timestamp

    /// Creates a report of nothing.
    public init(state: String, time: Timestamp) {
        self.state = state
        self.time = time
        isRunning = false
        totals = [:]
        today = [:]
    }

    /// Number of articles with an outcome.
    func articles(_ outcome: ArticleLine.Outcome, today isToday: Bool = false) -> Int {
        (isToday ? today : totals)["outcome"]?[outcome.rawValue] ?? 0
    }

    /// Number of articles.
    func articles(today isToday: Bool = false) -> Int {
        ((isToday ? today : totals)["outcome"] ?? [:]).values.reduce(0, +)
    }

    /// Number of events.
    func events(today isToday: Bool = false) -> Int {
        ((isToday ? today : totals)["type"] ?? [:]).values.reduce(0, +)
    }

    /// The health of a running daemon (`well`, `degraded`), else `not running` or `not responding`.
    public var health: String {
        guard isRunning else { return "not running" }
        return silence == nil ? service?.health.rawValue ?? "starting" : "not responding"
    }

    /// What is wrong with the running daemon, a sentence each.
    public var problems: [String] {
        guard isRunning else { return [] }
        return (silence.map { [$0.sentence] } ?? []) + (service?.problems ?? [])
    }

    /// Whether files stay in the inbox although a daemon runs.
    public var isBlocked: Bool { isRunning && (silence != nil || service?.isBlocked == true) }

    /// The counts of a kind, largest first.
    func ranking(_ kind: String) -> [(key: String, count: Int)] {
        (totals[kind] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { ($0.key, $0.value) }
    }
}
