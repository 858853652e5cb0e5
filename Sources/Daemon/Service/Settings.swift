internal import DropFolder
internal import Synchronization
internal import SystemCalls

/// What a reload exchanges as a whole.
struct Settings: Sendable {
    /// The configuration.
    var configuration: Configuration
    /// The inbox with its rules.
    var inbox: Inbox
    /// What analyses articles.
    var processing: any ArticleProcessing
    /// Grows with every reload, so that workers notice.
    var generation: Int

    init(_ configuration: Configuration, processing: any ArticleProcessing, generation: Int) {
        self.configuration = configuration
        self.processing = processing
        self.generation = generation
        inbox = Inbox(path: BytePath(configuration.inbox), rules: configuration.inboxRules)
    }
}

/// The settings in force.
final class SettingsBox: Sendable {
    private let settings: Mutex<Settings>

    init(_ settings: Settings) { self.settings = Mutex(settings) }

    /// The settings now.
    var current: Settings { settings.withLock { $0 } }

    /// Takes a new configuration over; inbox, state and threads stay as they were.
    func replace(_ configuration: Configuration, processing: any ArticleProcessing) {
        settings.withLock { settings in
            var configuration = configuration
            configuration.inbox = settings.configuration.inbox
            configuration.state = settings.configuration.state
            settings = Settings(
                configuration, processing: processing, generation: settings.generation + 1)
        }
    }
}
