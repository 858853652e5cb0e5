import Analysis
import Annotation
import ArgumentParser
import Reports
import Synchronization
import SystemCalls

/// Lists what the lexicon lacks: `dateline unknown`.
struct UnknownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unknown",
        abstract: "Frequent verbs, event nouns and names that the lexicon lacks.",
        discussion: """
            Reads files, or the articles that the daemon keeps in the inbox's .done where none is \
            given. Counted are verbs that evoke no frame, nouns of action (Belagerung, shelling) \
            without a frame beside somebody known, and names of persons and bodies that were resolved \
            to nobody. Those that would give most events come first: KNOWN counts the clauses in which \
            somebody known takes part, TWO those with two. A table on a terminal shows the first of \
            each kind and says how many there are; JSON lines hold all, unless --limit is given.

            An answer goes into an overlay folder, one line a word; `dateline lexicon check` tells what \
            it changes.

            Examples:
              dateline unknown articles/*.txt
              dateline unknown --jsonl --kind verb > verbs.jsonl
              zcat articles.jsonl.gz | dateline unknown --articles -
            """)

    @Argument(help: "Files; - for standard input.", completion: .file())
    var files: [String] = []

    @Flag(help: "The input is one article in JSON a line.")
    var articles = false

    @Flag(help: "JSON lines, also on a terminal.")
    var jsonl = false

    @Option(
        help: ArgumentHelp("Only this kind: verb, noun or name.", valueName: "kind"),
        transform: UnknownCommand.kind)
    var kind: [LexiconGap.Kind] = []

    @Option(
        help: ArgumentHelp("Most words of a kind; 0 for all.", valueName: "count"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("Only words that occur at least so often.", valueName: "count"))
    var minCount = 1

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var location: LocationOptions

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
        if articles, files.isEmpty { throw ValidationError("--articles needs files, or -") }
    }

    func run() throws {
        let (words, failures) = try count(try names())
        let output = Output.standard
        let isTable = !jsonl && output.isTerminal
        var shown = 0
        for kind in kind.isEmpty ? LexiconGap.Kind.allCases : kind {
            let all = words.ranking(kind).filter { $0.count >= minCount }
            let limit = limit ?? (isTable ? Self.tableLimit : 0)
            let ranking = limit == 0 ? all[...] : all.prefix(limit)
            shown += ranking.count
            if isTable {
                show(ranking, of: all.count, kind)
            } else {
                for entry in ranking { output.write(entry.json()) }
                try output.flushIfFull()
                if ranking.count < all.count {
                    Output.complain("\(kind.rawValue): \(ranking.count) of \(all.count) shown")
                }
            }
        }
        if shown == 0 { Output.complain("nothing unknown in \(words.articles) articles") }
        if failures > 0 { throw CommandFailure(message: "") }
    }

    private static let tableLimit = 25

    private static func kind(_ text: String) throws -> LexiconGap.Kind {
        if let kind = LexiconGap.Kind(rawValue: text.lowercased()) { return kind }
        throw ValidationError("'\(text)' is no kind; known are verb, noun and name")
    }

    /// The files, or those that the daemon keeps.
    private func names() throws -> [String] {
        if !files.isEmpty { return files }
        guard let inbox = try location.folders().inbox else {
            throw CommandFailure(
                message: "which articles? Give files, or the inbox whose .done keeps them with "
                    + "--inbox DIR", status: .usage)
        }
        let kept = InboxSearch(inbox: BytePath(inbox)).done()
        if kept.isEmpty {
            throw CommandFailure(message: "\(inbox)/.done keeps no articles; give files")
        }
        return kept.map { "\(inbox)/\($0)" }
    }

    private func count(_ names: [String]) throws -> (words: UnknownWords, failures: Int) {
        let extractor = try analysis.extractor(try location.settings())
        let reader = Mutex(SourceReader(names, isLines: articles))
        let work = OrderedWork<ArticleExtractor.Source, ArticleExtractor.Gaps>(
            workers: Processors.available
        ) {
            let scratch = Scratch()
            return { extractor.gaps($0, scratch: scratch) }
        }
        var words = UnknownWords()
        var progress = Progress("articles", total: articles ? nil : names.count)
        var failures = 0
        try work.run(
            next: { reader.withLock { $0.next() } },
            emit: { found in
                for article in found.articles {
                    words.add(article.gaps, language: article.language, article: article.name)
                }
                for complaint in found.complaints { Output.complain(complaint) }
                failures += found.complaints.isEmpty ? 0 : 1
                progress.update(words.articles)
            }, idle: {})
        progress.finish()
        return (words, failures)
    }

    private func show(
        _ entries: ArraySlice<UnknownWords.Entry>, of all: Int, _ kind: LexiconGap.Kind
    ) {
        guard !entries.isEmpty else { return }
        let output = Output.standard
        var table = TextTable(
            ["COUNT", "KNOWN", "TWO", "LANG", kind.rawValue.uppercased(), "EXAMPLE"],
            numeric: [0, 1, 2])
        for entry in entries {
            table.append([
                "\(entry.count)", "\(entry.withKnown)", kind == .name ? "" : "\(entry.withTwo)",
                entry.language.code, PlainLine.of(entry.word, width: 32),
                entry.examples.first?.text ?? "",
            ])
        }
        table.lines(output.paint, width: output.width).forEach(output.line)
        if entries.count < all {
            output.line(
                output.paint("\(all - entries.count) more; --limit 0 shows all", .dim))
        }
        output.line("")
    }
}
