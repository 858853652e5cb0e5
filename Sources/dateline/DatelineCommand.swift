import ArgumentParser

/// The command beside the daemon: what it has read, what it knows, and one-shot analysis.
@main
struct DatelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Political events from news articles: status, log, explanation, analysis.",
        subcommands: [AnalyzeCommand.self])
}
