import ArgumentParser
import FoundationEssentials
import LanguageData
import Reports

/// Works on the lexicon: `dateline lexicon`.
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Check the lexicon, and what an overlay changes.",
        subcommands: [LexiconCheckCommand.self])
}

/// Checks the lexicon: `dateline lexicon check`.
struct LexiconCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run the EXAMPLE and NOT lines, and tell what an overlay changes.",
        discussion: """
            Reads the shipped lexicon and the overlays (those of the configuration, then each --overlay), \
            says what is wrong as file:line, runs the EXAMPLE and NOT lines, and compares the events of \
            articles with and without the overlays: those that appear (+), vanish (-) or change. \
            The articles are files that you name, else the samples in the seeds folder.

            An overlay is a folder with files named as the shipped ones (en/events.rules, \
            de/events.rules, shared/bodies.records ...), whose records are read behind them. \
            One line adds a verb:
              hobnob like=meet verb="hobnob with"
            and, indented below it, what it gives:
                EXAMPLE Putin hobnobbed with Xi in Moscow. => CONSULT RUS CHN asserted

            Exit status 1 when a file cannot be read or a line of an overlay fails. Trees are a parser's, with \
            its errors: shipped examples that fail are counted, and listed with --verbose.

            Examples:
              dateline lexicon check
              dateline lexicon check --overlay mine articles/*.txt
            """)

    @Argument(help: "Articles to compare.", completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Folder laid over the lexicon; may stand more than once.", valueName: "dir"),
        completion: .directory)
    var overlay: [String] = []

    @Flag(help: "The articles are one in JSON a line.")
    var articles = false

    @Flag(help: "Run only the lines of overlays.")
    var overlaysOnly = false

    @Flag(help: "Also list the shipped lines that fail.")
    var verbose = false

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var location: LocationOptions

    func run() throws {
        let settings = try location.settings()
        for folder in overlay where !Self.isFolder(folder) {
            throw CommandFailure(
                message: "\(folder): no such folder; give an overlay with --overlay DIR")
        }
        let base = try SeedsFolder.locate(explicit: analysis.seeds ?? settings.seeds)
        let overlays = settings.overlays.filter(Self.isFolder) + overlay
        let seeds = SeedsFolder(path: base.path, overlays: overlays)
        let problems = LexiconFiles(seeds: seeds).problems()
        problems.forEach { Output.complain(PlainLine.of($0.description), prefix: "") }
        if problems.contains(where: { !$0.isStray }) { throw CommandFailure(message: "") }
        let failures = try runExamples(seeds)
        if !overlays.isEmpty || !files.isEmpty { try compare(base, seeds) }
        if !problems.isEmpty || failures > 0 { throw CommandFailure(message: "") }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    /// Runs EXAMPLE and NOT lines; the number of failures that count.
    private func runExamples(_ seeds: SeedsFolder) throws -> Int {
        var progress = Progress("lines", total: nil)
        let result = try LexiconExamples(seeds: seeds).run(overlaysOnly: overlaysOnly) {
            progress.update($0)
        }
        progress.finish()
        for failure in result.failures where failure.isOverlay || verbose {
            Output.complain(PlainLine.of(failure.description), prefix: "")
        }
        let output = Output.standard
        let shippedFailures = result.failures.count - result.overlayFailures
        if !overlaysOnly {
            output.line(
                "shipped: \(result.shipped - shippedFailures) of \(result.shipped) lines hold")
        }
        if !seeds.overlays.isEmpty {
            output.line(
                "overlays: \(result.overlay - result.overlayFailures) of \(result.overlay) lines hold"
            )
        }
        return result.overlayFailures
    }

    /// Tells what the overlays change.
    private func compare(_ base: SeedsFolder, _ seeds: SeedsFolder) throws {
        let names =
            files.isEmpty
            ? base.names(in: "articles").map { base.path(of: "articles/\($0)") } : files
        let comparison = try LexiconComparison(
            before: base, after: seeds, language: analysis.language, published: analysis.published)
        var progress = Progress("articles", total: articles ? nil : names.count)
        let (effect, complaints) = try comparison.run(names, isLines: articles) {
            progress.update($0)
        }
        progress.finish()
        complaints.forEach { Output.complain($0) }
        let output = Output.standard
        for change in effect.changes {
            change.text(output.paint, width: output.width).forEach(output.line)
        }
        let counts = effect.counts
        output.line(
            "\(effect.articles) articles: \(counts.appearing) events appear, \(counts.vanishing) vanish, "
                + "\(counts.changing) change, \(effect.unchanged) stay")
        if !complaints.isEmpty { throw CommandFailure(message: "") }
    }
}
