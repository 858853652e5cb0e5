import Analysis
import ArgumentParser
import EventLog
import Reports
import SystemCalls

/// Analyses archived articles again: `dateline reprocess`.
struct ReprocessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Analyse kept articles again with the lexicon of today; log what changed.",
        discussion: """
            Reads the articles that the daemon keeps in the inbox's .done, analyses those whose lines were made \
            with another lexicon or other models, and where their events differ appends all their lines \
            anew, each with `supersedes`: the time of the lines that they replace. No line of the log is changed; \
            tail, events, stories and status leave out what is replaced.

            The log has one writer: this command takes the daemon's lock of the state folder, so the daemon \
            must not be running. --dry-run only tells what would change, also beside a running daemon.

            Examples:
              dateline reprocess --dry-run
              systemctl stop dateline && dateline reprocess && systemctl start dateline
            """)

    @Argument(help: "Names of files, or the ends of their paths; all where none is given.")
    var names: [String] = []

    @Flag(help: "Tell what would change, and write nothing.")
    var dryRun = false

    @Flag(help: "Also articles that were analysed with this lexicon and these models.")
    var all = false

    @Option(
        help: ArgumentHelp("Folder of lexicon and models.", valueName: "dir"),
        completion: .directory)
    var seeds: String?

    @OptionGroup var location: LocationOptions

    func run() throws {
        let folders = try location.foldersWithLog()
        guard let inbox = folders.inbox else {
            throw CommandFailure(
                message: "which inbox? Its .done keeps the articles; give it with --inbox DIR",
                status: .usage)
        }
        let lock = dryRun ? nil : try takeLock(BytePath(folders.state))
        defer { withExtendedLifetime(lock) {} }
        let extractor = try AnalysisOptions.extractor(seeds: seeds, folders)
        let reprocessing = try Reprocessing(
            state: BytePath(folders.state), inbox: inbox, extractor: extractor, isDry: dryRun,
            redoesAll: all)
        let files = reprocessing.files(named: names)
        for name in files.missing {
            Output.complain("no file '\(PlainLine.of(name))' in \(inbox)/.done")
        }
        var progress = Progress("files", total: files.found.count)
        let output = Output.standard
        var done = 0
        let report = try reprocessing.run(files.found) { change in
            for change in change {
                change.text(output.paint, width: output.width).forEach(output.line)
            }
            done += 1
            progress.update(done)
        }
        progress.finish()
        report.complaints.forEach { Output.complain(PlainLine.of($0)) }
        output.line(Self.summary(report, isDry: dryRun))
        if !report.complaints.isEmpty || !files.missing.isEmpty {
            throw CommandFailure(message: "")
        }
    }

    private func takeLock(_ state: BytePath) throws -> StateLock {
        guard let lock = try StateLock.take(state: state) else {
            throw CommandFailure(
                message: "the daemon is running and writes the log; stop it first, or use --dry-run"
            )
        }
        return lock
    }

    private static func summary(_ report: Reprocessing.Report, isDry: Bool) -> String {
        let counts = report.effect.counts
        let verb = isDry ? "would be" : "are"
        return
            "\(report.articles) articles read, \(report.current) were analysed with this lexicon and these "
            + "models; of the others \(report.changed) \(verb) logged anew: \(counts.appearing) events appear, "
            + "\(counts.vanishing) vanish, \(counts.changing) change, \(report.effect.unchanged) stay"
    }
}
