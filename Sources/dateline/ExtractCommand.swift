import Analysis
import ArgumentParser
import EventLog
import Reports
import Synchronization
import SystemCalls

/// Extracts events in one go: `dateline extract`.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Events of articles in one go: the lines the daemon would log.",
        discussion: """
            With --jsonl every line of the input is an article: {"id", "text", "title"?, "language"?, \
            "published"?, "url"?, "publisher"?}. Output keeps the order of the input. A source that \
            cannot be read is named on standard error; the others go on, and the exit status is 1. Events \
            of the articles of one run that report the same event share a story.

            Read are text, Markdown, HTML, XML (NewsML, NITF, RSS, Atom), JSON and JSON lines, mail, \
            mailboxes, WARC, PDF with text in it, and zip, tar, gz, bz2, xz and zst of these.

            Examples:
              dateline extract article.txt page.html
              dateline extract --published 2022-12-19 - < article.txt
              zcat articles.jsonl.gz | dateline extract --jsonl > events.jsonl
            """)

    @Argument(help: "Files; - or none for standard input.", completion: .file())
    var files: [String] = []

    @Flag(help: "The input is one article in JSON a line.")
    var jsonl = false

    @Flag(help: "JSON lines, also on a terminal.")
    var json = false

    @Option(
        help: ArgumentHelp("Least confidence of the events, 0 to 1.", valueName: "number"),
        transform: ConfidenceOption.read)
    var minConfidence: Double?

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var location: LocationOptions

    func run() throws {
        let extractor = try analysis.extractor(try location.settings())
        let names = files.isEmpty ? ["-"] : files
        if files.isEmpty { Output.sayThatInputIsAwaited() }
        let reader = Mutex(SourceReader(names, isLines: jsonl))
        let workers = Processors.available
        let work = OrderedWork<ArticleExtractor.Source, ArticleExtractor.Extraction>(
            workers: names.count == 1 && !jsonl ? 1 : workers
        ) {
            let scratch = Scratch()
            return { extractor.extract($0, scratch: scratch) }
        }
        var progress = Progress("articles", total: jsonl ? nil : names.count)
        var stories = StoryBook()
        var (done, failures) = (0, 0)
        try work.run(
            next: { reader.withLock { $0.next() } },
            emit: { extraction in
                failures += try show(extraction, &stories) ? 0 : 1
                done += 1
                progress.update(done)
            }, idle: { try Output.standard.flush() })
        progress.finish()
        if failures > 0 { throw CommandFailure(message: "") }
    }

    /// Writes what a source gave; false where something was wrong.
    private func show(
        _ extraction: ArticleExtractor.Extraction, _ stories: inout StoryBook
    ) throws -> Bool {
        let output = Output.standard
        for article in extraction.articles {
            let article = stories.assigned(article.limited(to: minConfidence))
            if json || !output.isTerminal {
                output.write(article.encoded(logged: nil).bytes)
            } else {
                show(article)
            }
        }
        try output.flushIfFull()
        for complaint in extraction.complaints { Output.complain(complaint) }
        return extraction.complaints.isEmpty
    }

    /// Writes an article's events for people.
    private func show(_ article: LoggedArticle) {
        let output = Output.standard
        let text = EventText(output.paint, width: output.width)
        let line = article.article
        let title = PlainLine.of(line.title ?? line.file.text)
        let count = line.events == 1 ? "1 event" : "\(line.events) events"
        let reason = line.reason.map { ": " + PlainLine.of($0.sentence) } ?? ""
        output.line(output.paint("\(title) (\(count))", .bold) + reason)
        for event in article.events { text.lines(event).forEach(output.line) }
    }
}
