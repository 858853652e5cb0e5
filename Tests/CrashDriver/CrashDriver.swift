import ArgumentParser
import Foundation

/// Kills the daemon at every system call of an article's way, or at random under load, and lets the
/// independent checker judge what is left.
@main
struct CrashDriver: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crash-driver",
        abstract: "Kill datelined again and again, start it again, and check log and inbox.",
        subcommands: [
            EveryCallCommand.self, RandomCommand.self, TailsCommand.self, SoakCommand.self,
        ])
}

/// What all drivers need to know.
struct DriverOptions: ParsableArguments {
    @Option(help: "The folder that holds datelined and dateline.")
    var programs: String

    @Option(help: "The folder of language data and models; left out, the daemon finds its own.")
    var seeds: String?

    @Option(help: "The folder to make inbox and state in.")
    var scratch = "/tmp"

    @Option(help: "Seed of everything random.")
    var seed: UInt64 = 1
}

/// Prints a line at once, also to a file, so that long runs can be followed.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
