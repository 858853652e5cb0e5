import ArgumentParser
import EventLog
import FoundationEssentials
import LanguageData
import Reports
import SystemCalls

/// Explains events: `dateline explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why an event was read: sentence, tree, rule, and the origin of each part.",
        discussion: """
            Takes the id of an event in the log, whose article is then looked for in the inbox's \
            .done, or a file, which is analysed anew; of a file it also says how its articles were \
            read, what was left out as clutter and by which rule.

            Examples:
              dateline explain e-0123456789abcdef
              dateline explain article.txt
              dateline explain --all article.txt     also what was considered and refused
              dateline explain --file kept/a1.txt e-0123456789abcdef
            """)

    @Argument(
        help: ArgumentHelp("Id of an event (e-...), or a file.", valueName: "event-or-file"),
        completion: .file())
    var subject: String

    @Option(
        help: ArgumentHelp("Where the event's article is now.", valueName: "file"),
        completion: .file())
    var file: String?

    @Flag(help: "Also what was considered in the file and refused, and why.")
    var all = false

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var location: LocationOptions

    func validate() throws {
        guard all, isEventID else { return }
        throw ValidationError(
            "--all shows what a whole file gives; name the file instead of the event's id")
    }

    func run() throws {
        if !isEventID, !FileManager.default.fileExists(atPath: subject) {
            throw CommandFailure(
                message: "no file '\(PlainLine.of(subject))'; give a file, or the id of an "
                    + "event (e-...), as `dateline events` shows it")
        }
        let settings = try location.settings()
        let seeds = try SeedsFolder.locate(
            explicit: analysis.seeds ?? settings.seeds, overlays: settings.overlays)
        if isEventID {
            show([try explainLine(seeds)])
        } else {
            let explainer = EventExplainer(
                extractor: try analysis.extractor(settings), seeds: seeds)
            let explanations = try explainer.explain(file: subject)
            if explanations.isEmpty { Output.complain("no event in \(PlainLine.of(subject))") }
            show(explanations)
            if all { show(try explainer.refusals(file: subject)) }
            show(try explainer.readings(file: subject))
        }
    }

    private var isEventID: Bool {
        subject.hasPrefix("e-") && !FileManager.default.fileExists(atPath: subject)
    }

    private func explainLine(_ seeds: SeedsFolder) throws -> Explanation {
        let folders = try location.foldersWithLog()
        var filter = LogFilter()
        filter.ids = [subject]
        var found: EventLine?
        try LogReader(folder: BytePath(folders.state)).forEachEvent(filter) { line in
            found = line.event
            return false
        }
        guard let found else {
            throw CommandFailure(
                message: "no event '\(PlainLine.of(subject))' in the log of \(folders.state); "
                    + "`dateline events` lists them")
        }
        let files = file.map { [$0] } ?? candidates(found, folders)
        // The daemon may have had a date that the file itself does not say.
        let logged = LoggedArticles(state: BytePath(folders.state))
            .line(digest: found.article.digest, member: found.article.member)
        return EventExplainer(extractor: try analysis.extractor(folders), seeds: seeds)
            .explain(found, files: files, logged: logged)
    }

    /// Files of the inbox that may be the event's article.
    private func candidates(_ line: EventLine, _ folders: Folders) -> [String] {
        guard let inbox = folders.inbox else { return [] }
        let name = line.article.file.text.split(separator: "/").last.map(String.init) ?? ""
        let mark = line.article.digest.map { String($0.prefix(12)) }
        return InboxSearch(inbox: BytePath(inbox)).places(of: name, mark: mark)
            .map { "\(inbox)/\($0)" }
    }

    private func show(_ lists: [RefusalList]) {
        let output = Output.standard
        for list in lists {
            output.line("")
            list.text(output.paint).forEach(output.line)
        }
    }

    private func show(_ reports: [ArticleReport]) {
        let output = Output.standard
        for report in reports {
            output.line("")
            report.text(output.paint).forEach(output.line)
        }
    }

    private func show(_ explanations: [Explanation]) {
        let output = Output.standard
        for (index, explanation) in explanations.enumerated() {
            if index > 0 { output.line("") }
            explanation.text(output.paint, width: output.width).forEach(output.line)
        }
    }
}
