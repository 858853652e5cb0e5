import Analysis
import ArgumentParser
import EventLog
import JSONText
import Reports
import SystemCalls

/// Measures precision and recall: `dateline evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Precision and recall on events that you marked by hand.",
        discussion: """
            GOLD has one article a line: {"file" or "id", "lang", "text"?, "events": [{"types", \
            "actor", "recipient", "quotes", "symmetric"?, "date"?, "place"?, "modality"?, \
            "required"?}], "forbidden"?, "boilerplate"?}. Lines with a text are analysed; else events \
            come from --events, or from the log, by the name of the file.

            Examples:
              dateline evaluate mine.jsonl
              dateline extract articles/*.txt | dateline evaluate mine.jsonl --events -
            """)

    @Argument(help: "The file of marks.", completion: .file(extensions: ["jsonl"]))
    var gold: String

    @Option(
        help: ArgumentHelp("Log lines to measure; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["jsonl"]))
    var events: String?

    @Flag(help: "Also say what was missed and what is wrong.")
    var verbose = false

    @Flag(help: "As one line of JSON.")
    var json = false

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var location: LocationOptions

    func run() throws {
        let articles = try readGold()
        let evaluation = Evaluation(articles, lines: try lines(of: articles))
        let output = Output.standard
        if json { return output.write(Self.json(evaluation)) }
        if verbose { evaluation.remarks.forEach { output.line(PlainLine.of($0)) } }
        var table = TextTable(["", "measure", "hits", "of", "rate"], numeric: [2, 3, 4])
        for scope in ["all"] + evaluation.cells.keys.filter({ $0 != "all" }).sorted() {
            for measure in Evaluation.Measure.allCases {
                guard let cell = evaluation.cells[scope]?[measure] else { continue }
                table.append([
                    scope, measure.rawValue, "\(cell.hits)", "\(cell.cases)",
                    measure.isTrap ? "" : Self.percent(cell.rate),
                ])
            }
            table.append([scope, "f1", "", "", Self.percent(evaluation.f1(scope))])
        }
        table.lines(output.paint, width: output.width).forEach(output.line)
    }

    private func readGold() throws -> [GoldArticle] {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try OpenFile.open(BytePath(gold), [.read]).readAll(limit: 1 << 30)
        } catch {
            throw CommandFailure(
                message: "\(error); give a file of marked articles, see `dateline help evaluate`")
        }
        var articles: [GoldArticle] = []
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let value = try? JSONValue(parsing: line), let article = GoldArticle(value) else {
                throw CommandFailure(
                    message: "\(gold): line \(index + 1) is no marked article; see `dateline help "
                        + "evaluate`")
            }
            articles.append(article)
        }
        return articles
    }

    /// The event lines that are measured.
    private func lines(of articles: [GoldArticle]) throws -> [EventLine] {
        if let events { return try read(events) }
        if !articles.isEmpty, articles.allSatisfy(\.hasText) { return try extract(articles) }
        var lines: [EventLine] = []
        let state = try location.foldersWithLog().state
        try LogReader(folder: BytePath(state)).forEachEvent { line in
            line.event.map { lines.append($0) }
            return true
        }
        return lines
    }

    private func read(_ name: String) throws -> [EventLine] {
        let file = name == "-" ? try OpenFile.standardInput() : try .open(BytePath(name), [.read])
        return try file.readAll(limit: 1 << 30).split(separator: 0x0A).compactMap { bytes in
            if case .event(let line)? = try? LogLine(parsing: bytes) { line } else { nil }
        }
    }

    private func extract(_ articles: [GoldArticle]) throws -> [EventLine] {
        let extractor = try analysis.extractor(try location.settings())
        let scratch = Scratch()
        var stories = StoryBook()
        return articles.flatMap { article in
            var writer = JSONWriter()
            writer.element(article.line)
            let source = ArticleExtractor.Source.line(writer.bytes, number: 0, name: article.name)
            return extractor.extract(source, scratch: scratch).articles.flatMap {
                stories.assigned($0).events
            }
        }
    }

    private static func percent(_ rate: Double?) -> String {
        rate.map { "\(($0 * 1000).rounded() / 10) %" } ?? ""
    }

    private static func json(_ evaluation: Evaluation) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            for (scope, cells) in evaluation.cells.sorted(by: { $0.key < $1.key }) {
                writer.object(scope) { writer in
                    for measure in Evaluation.Measure.allCases {
                        guard let cell = cells[measure] else { continue }
                        writer.object(measure.rawValue) {
                            $0.field("hits", cell.hits)
                            $0.field("of", cell.cases)
                            $0.field("rate", cell.rate)
                        }
                    }
                    writer.field("f1", evaluation.f1(scope))
                }
            }
        }
        writer.newline()
        return writer.bytes
    }
}
