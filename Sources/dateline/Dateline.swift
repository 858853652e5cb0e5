import ArgumentParser
import Reports

/// The command `dateline`.
struct Dateline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Read, query and explain the event log; turn articles into events.",
        discussion: """
            dateline stands beside the daemon datelined, which writes the log. `extract`, `analyze`, \
            `evaluate` and `explain FILE` need neither daemon nor log.

            Examples:
              dateline extract article.txt          the events of an article, as JSON lines
              dateline status                       how the daemon is, and what the log holds
              dateline tail -f --country UKR        new events, as they are logged
              dateline events --type ASSAULT --since 2026-01 --format csv > attacks.csv

            Exit status: 0 done, 1 something failed (said on standard error), 2 wrong usage, 75 the \
            daemon is not running where one is needed.
            """,
        version: "0.1.0",
        subcommands: [
            StatusCommand.self, TailCommand.self, EventsCommand.self, ExplainCommand.self,
            ExtractCommand.self, UnknownCommand.self, LexiconCommand.self, ReprocessCommand.self,
            RetryCommand.self,
            AnalyzeCommand.self, VerifyCommand.self,
            ReindexCommand.self, EvaluateCommand.self,
        ])
}

/// Why a command ends without success.
struct CommandFailure: Error {
    /// What went wrong and what to do; empty where it was said already.
    var message: String
    /// The exit status.
    var status: ExitStatus = .failure
}

/// The exit statuses of `dateline`.
enum ExitStatus: Int32 {
    /// Done.
    case success = 0
    /// Something failed; standard error says what.
    case failure = 1
    /// The command line is wrong.
    case usage = 2
    /// The daemon is not running where one is needed (`EX_TEMPFAIL`).
    case notRunning = 75
}
