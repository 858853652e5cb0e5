import ArgumentParser

/// Trains models and measures them.
struct DatelineTrain: ParsableCommand {
    /// How the command is called and what it can do.
    static let configuration = CommandConfiguration(
        commandName: "dateline-train",
        abstract: "Trains the language models of Dateline and measures them.",
        subcommands: [
            Build.self, Names.self, Lemmas.self, Score.self, GazetteerCommand.self,
            ConfidenceCommand.self, LinesCommand.self,
        ])
}
