import ArgumentParser
import Foundation

/// Measures how files get from the inbox into the log, and what other watchers see of the same files.
@main
struct IntakeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake-bench",
        abstract: "Measure the way of a file from the inbox into the log.",
        subcommands: [LatencyCommand.self, LoadCommand.self, PeersCommand.self])
}

/// What all measurements need to know.
struct BenchOptions: ParsableArguments {
    @Option(help: "The folder that holds datelined and dateline.")
    var programs: String

    @Option(help: "The folder of language data and models.")
    var seeds = "seeds"

    @Option(help: "The folder to make inbox and state in; on the disk that is to be measured.")
    var scratch = "/tmp"

    /// The file system of `scratch`, as `stat -f` calls it.
    var diskName: String {
        let probe = Process()
        let output = Pipe()
        probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        probe.arguments = ["stat", "-f", "-c", "%T", scratch]
        probe.standardOutput = output
        guard (try? probe.run()) != nil else { return "?" }
        probe.waitUntilExit()
        let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
