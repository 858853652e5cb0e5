internal import ArgumentParser
internal import Daemon
internal import Foundation
internal import SystemCalls

/// The command line of the daemon.
@main
struct DatelineDaemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datelined",
        abstract: "Watch a folder for news articles and log the events that they report.",
        discussion: """
            Everything can be set in a file (--config), in the environment (DATELINE_WORKERS=4), and \
            here; what comes later in this list overrides what comes before. SIGHUP reads file and \
            lexicons again, SIGTERM ends in order.

            Examples:
              datelined --inbox ~/inbox --state ~/dateline        without root and without a unit
              datelined --config /etc/dateline/dateline.yaml --check

            `dateline status`, `dateline tail -f` and `dateline events` show what it does. Exit \
            status: 0 ended in order, 1 it cannot start, 2 wrong usage or configuration.

            Read are text, Markdown, HTML, XML (NewsML, NITF, RSS, Atom), JSON and JSON lines, mail, \
            mailboxes, WARC, PDF with text in it, and zip, tar, gz, bz2, xz and zst of these.
            """, version: "0.1.0")

    @Option(help: "File of settings; see dateline.yaml.", completion: .file(extensions: ["yaml"]))
    var config: String?

    @Option(help: "Folder that articles are dropped into.", completion: .directory)
    var inbox: String?

    @Option(help: "Folder of event log, catalogue and status.", completion: .directory)
    var state: String?

    @Option(help: "Folder of lexicon and models.", completion: .directory)
    var seeds: String?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("Any other setting.", valueName: "key=value"))
    var settings: [String] = []

    @Flag(help: "Check the settings and what they name, and end.")
    var check = false

    /// Runs the daemon; wrong usage is status 2, as of `dateline`.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if let daemon = command as? DatelineDaemon {
                try await daemon.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            ProcessEnd.now(2)
        }
    }

    func validate() throws {
        for setting in settings where !setting.contains("=") {
            throw ValidationError("--set takes key=value, not '\(setting)'")
        }
    }

    func run() async throws {
        let program = DaemonProgram(sources: sources) { try StandardProcessing($0) }
        do {
            if check {
                try program.check()
                print("the configuration is good")
            } else {
                try await program.run()
            }
        } catch let error as ConfigurationError {
            fail(error, status: 2)
        } catch {
            fail(error, status: 1)
        }
        ProcessEnd.now(0)
    }

    private var sources: ConfigurationSources {
        var options: [(key: String, value: String)] = settings.map { setting in
            let parts = setting.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), String(parts[1]))
        }
        for (key, value) in [("inbox", inbox), ("state", state), ("seeds", seeds)] {
            if let value { options.append((key, value)) }
        }
        return ConfigurationSources(
            file: config, environment: ProcessInfo.processInfo.environment, options: options)
    }

    private func fail(_ error: any Error, status: Int32) -> Never {
        FileHandle.standardError.write(Data("datelined: \(error)\n".utf8))
        ProcessEnd.now(status)
    }
}
