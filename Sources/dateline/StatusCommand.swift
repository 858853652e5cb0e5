import ArgumentParser
import EventLog
import Glibc
import LanguageData
import Reports
import SystemCalls

/// Shows the daemon, the log, or one file: `dateline status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How the daemon is and what the log holds, or what became of one file.",
        discussion: """
            Examples:
              dateline status                    totals, rates, what waits, health
              dateline status news/a1.txt        everything about one name in the inbox
              dateline status --watch            again every two seconds
              dateline status --prometheus       for a node exporter's textfile collector

            Exit status 75 when the daemon is not running or does not respond (it is frozen, or cannot \
            write its status), 1 when it runs and no file can be taken (disk full, state folder or \
            inbox not usable); what is known is shown all the same.
            """)

    @Argument(help: "Name of a file in the inbox, or the end of its path.")
    var name: String?

    @Flag(help: "As one line of JSON.")
    var json = false

    @Flag(help: "In the text format of Prometheus.")
    var prometheus = false

    @Flag(help: "Again every two seconds, until interrupted.")
    var watch = false

    @OptionGroup var location: LocationOptions

    func validate() throws {
        if prometheus, name != nil || json {
            throw ValidationError("--prometheus goes with neither a name nor --json")
        }
    }

    func run() throws {
        repeat {
            let failure = try show()
            try Output.standard.flush()
            guard watch else {
                if let failure { throw failure }
                return
            }
            sleep(2)
        } while true
    }

    /// Shows the status once; how the command fails where the daemon is not as it should be.
    private func show() throws -> CommandFailure? {
        let folders = try location.foldersWithLog()
        if let name {
            try show(name: name, folders)
            return nil
        }
        let report = try StatusReport.gather(state: folders.state)
        let output = Output.standard
        if json {
            output.write(report.json())
        } else if prometheus {
            output.write(report.prometheus())
        } else {
            if watch, output.isTerminal { output.write("\u{1B}[H\u{1B}[2J") }
            report.text(output.paint, width: output.width).forEach(output.line)
        }
        return failure(of: report)
    }

    private func failure(of report: StatusReport) -> CommandFailure? {
        let isQuiet = json || prometheus
        if !report.isRunning {
            let message =
                "the daemon is not running; start datelined, or `systemctl start dateline`"
            return CommandFailure(message: isQuiet ? "" : message, status: .notRunning)
        }
        guard report.isBlocked, let problem = report.problems.first else { return nil }
        let message = "the daemon takes no file: \(PlainLine.of(problem))"
        return CommandFailure(
            message: isQuiet ? "" : message, status: report.silence == nil ? .failure : .notRunning)
    }

    /// What is known of the articles of a file that lies in the inbox, and from where.
    private func readings(_ report: NameReport, _ folders: Folders) -> [String] {
        guard let inbox = folders.inbox, !watch, let place = report.places.first else { return [] }
        guard
            let seeds = try? SeedsFolder.locate(
                explicit: folders.seeds, overlays: folders.overlays)
        else { return [] }
        return ArticleReport.facts(
            ofFile: "\(inbox)/\(place)", seeds: seeds,
            logged: LoggedArticles(state: BytePath(folders.state)), Output.standard.paint)
    }

    private func show(name: String, _ folders: Folders) throws {
        let report = try NameReport.gather(name, folders: folders)
        let output = Output.standard
        if json {
            output.write(report.json())
        } else if report.isKnown {
            report.text(output.paint).forEach(output.line)
            readings(report, folders).forEach(output.line)
        }
        guard !report.isKnown, !watch else { return }
        try output.flush()
        throw CommandFailure(
            message: "nothing is known of '\(PlainLine.of(name))': it is neither in the log nor in "
                + (folders.inbox == nil
                    ? "an inbox, which --inbox DIR would name"
                    : "the inbox; names are given as below the inbox, or by the end of their path"))
    }
}
