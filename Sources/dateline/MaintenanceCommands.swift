import ArgumentParser
import EventLog
import Reports
import SystemCalls

/// Checks log and catalogue: `dateline verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the log line by line, and the catalogue against it.",
        discussion: """
            Reads everything anew, without trusting what the daemon noted, and looks whether each file \
            in the inbox's .done has its line. Exit status 1 when something is wrong.

            Example:
              dateline verify --state /var/lib/dateline
            """)

    @OptionGroup var location: LocationOptions

    func run() throws {
        let folders = try location.foldersWithLog()
        let state = folders.state
        var progress = Progress("bytes", total: nil)
        var check = try LogVerification.run(folder: BytePath(state)) { progress.update($0) }
        check.checkFiles(
            inbox: folders.inbox.map { BytePath($0) }, state: BytePath(state))
        progress.finish()
        check.problems.forEach { Output.standard.line(PlainLine.of($0)) }
        let summary = "\(check.articles) articles, \(check.events) events"
        guard check.problemCount == 0 else {
            throw CommandFailure(
                message:
                    "\(check.problemCount) problems in \(summary); restarting the daemon mends "
                    + "the log, `dateline reindex` the catalogue, `dateline retry --all` brings "
                    + "files without lines back")
        }
        Output.standard.line("\(summary): log and catalogue agree")
    }
}

/// Makes the catalogue anew: `dateline reindex`.
struct ReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex",
        abstract: "Make the catalogue anew from the log.",
        discussion: """
            The daemon does this by itself when the catalogue is missing or broken. It must not be \
            running.

            Example:
              systemctl stop dateline && dateline reindex && systemctl start dateline
            """)

    @OptionGroup var location: LocationOptions

    func run() throws {
        let state = BytePath(try location.foldersWithLog().state)
        guard !DaemonStatus.isRunning(state: state) else {
            throw CommandFailure(
                message: "the daemon is running and has the catalogue open; stop it first")
        }
        let catalog = try Catalog.anew(folder: state)
        let totals = try catalog.totals()
        let isInMemory = catalog.isInMemory
        catalog.close()
        guard !isInMemory else {
            throw CommandFailure(
                message: "the catalogue cannot be written in \(state); is the disk full, or the "
                    + "folder not yours?")
        }
        let articles = totals["outcome", default: [:]].values.reduce(0, +)
        let events = totals["type", default: [:]].values.reduce(0, +)
        Output.standard.line("\(articles) articles, \(events) events")
    }
}

/// Moves failed files back: `dateline retry`.
struct RetryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Move files that failed back into the inbox.",
        discussion: """
            Files never replace one another: where a file of the same name is in the inbox, the \
            failed one stays. `dateline status NAME` tells why a file failed. Files in .done of which \
            the log has no line any more, because it was damaged, are moved back as well.

            Examples:
              dateline retry news/a1.txt
              dateline retry --all
            """)

    @Argument(help: "Names of failed files, or the ends of their paths.")
    var names: [String] = []

    @Flag(help: "All failed files.")
    var all = false

    @OptionGroup var location: LocationOptions

    func validate() throws {
        if all == !names.isEmpty { throw ValidationError("give names, or --all") }
    }

    func run() throws {
        guard let inbox = try folders().inbox else {
            throw CommandFailure(
                message: "which inbox? Give it with --inbox DIR, set DATELINE_INBOX, or name the "
                    + "daemon's configuration with --config FILE", status: .usage)
        }
        do throws(SystemError) { _ = try OpenFile.folder(BytePath(inbox)) } catch {
            throw CommandFailure(message: "\(error); give the daemon's inbox with --inbox DIR")
        }
        let files = FailedFiles(inbox: BytePath(inbox))
        var failures = 0
        for path in try wanted(files, inbox) + unlogged(inbox) {
            failures += retry(path, files) ? 0 : 1
        }
        if failures > 0 { throw CommandFailure(message: "") }
    }

    /// The folders; the state folder may be unknown here.
    private func folders() throws -> Folders {
        let settings = try location.settings()
        return settings.inbox == nil && !settings.state.isEmpty
            ? try location.folders() : settings
    }

    private func wanted(_ files: FailedFiles, _ inbox: String) throws -> [[UInt8]] {
        if all {
            let paths = files.all()
            if paths.isEmpty, try unlogged(inbox).isEmpty {
                Output.complain("no file failed: \(inbox)/.failed is empty")
            }
            return paths
        }
        var paths: [[UInt8]] = []
        for name in names {
            let found = files.matching(name)
            if found.isEmpty, try unlogged(inbox, named: name).isEmpty {
                Output.complain(
                    "no failed file '\(PlainLine.of(name))' in \(inbox)/.failed; `dateline status "
                        + "NAME` tells what became of it", prefix: "dateline: ")
                throw CommandFailure(message: "")
            }
            paths += found.filter { !paths.contains($0) }
        }
        return paths
    }

    /// Paths of the files that lie in .done and have no line in the log any more; none where the state
    /// folder is unknown.
    private func unlogged(_ inbox: String) throws -> [[UInt8]] {
        if all { return try unlogged(inbox, named: nil) }
        return try names.flatMap { try unlogged(inbox, named: $0) }
    }

    private func unlogged(_ inbox: String, named name: String?) throws -> [[UInt8]] {
        let state = try location.settings().state
        guard !state.isEmpty else { return [] }
        return UnloggedFiles(inbox: BytePath(inbox), state: BytePath(state))?.all(named: name)
            .map { Array($0.utf8) } ?? []
    }

    private func retry(_ path: [UInt8], _ files: FailedFiles) -> Bool {
        switch files.retry(path) {
        case .moved(let name): Output.standard.line("\(name): in the inbox again")
        case .taken(let name):
            Output.complain("\(name): a file of this name is in the inbox; move that one first")
            return false
        case .failed(let name, let error):
            Output.complain("\(name): \(error)")
            return false
        }
        return true
    }
}
