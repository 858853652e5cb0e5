import Analysis
import Annotation
import ArgumentParser
import Reports
import Synchronization
import SystemCalls

/// Prints what the analysis finds in articles: tokens, trees, names and times.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show tokens, trees, names and times of articles.",
        discussion: """
            Files, or standard input where none is given. With --jsonl every line of standard input is an \
            article ({"id", "text", "title", "language", "published"}), and every line printed is one, in the \
            same order; offsets count UTF-8 bytes of the text given, those of what stands in a title given \
            apart ("in": "title") bytes of the title. With --conllu --language, standard \
            input is CoNLL-U: its tokens are kept and everything else is made anew.
            """)

    @Argument(help: "Articles in any format that Dateline reads.", completion: .file())
    var files: [String] = []

    @Flag(help: "One article a line in and out.")
    var jsonl = false

    @Flag(help: "Print CoNLL-U; without files, read it, too.")
    var conllu = false

    @Flag(help: "Print the main text of each file and what was left out of it, as JSON lines.")
    var mainText = false

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var location: LocationOptions

    func validate() throws {
        if conllu && (jsonl || mainText) || jsonl && mainText {
            throw ValidationError("--conllu, --jsonl and --main-text exclude each other")
        }
        if conllu && files.isEmpty && analysis.language == nil {
            throw ValidationError("CoNLL-U on standard input needs --language de or en")
        }
    }

    func run() throws {
        let extractor = try analysis.extractor(try location.settings())
        if files.isEmpty && conllu {
            let language = analysis.language ?? ""
            try Reannotation(analyzer: extractor.analyzer, language: language).run()
        } else {
            try analyze(with: extractor)
        }
    }

    /// The form in which an article is printed.
    private var form: DocumentForm {
        if mainText { return .mainText }
        return jsonl ? .line : conllu ? .conllu : .tree
    }

    private func analyze(with extractor: ArticleExtractor) throws {
        let names = files.isEmpty ? ["-"] : files
        if files.isEmpty { Output.sayThatInputIsAwaited() }
        let reader = Mutex(SourceReader(names, isLines: jsonl && files.isEmpty))
        let form = form
        let work = OrderedWork<ArticleExtractor.Source, Printed>(
            workers: Processors.available
        ) {
            let scratch = Scratch()
            return { source in
                let analysis =
                    form == .mainText
                    ? extractor.read(source) : extractor.analyze(source, scratch: scratch)
                return Printed(
                    bytes: analysis.articles.flatMap {
                        form.bytes(of: $0.article, document: $0.document)
                    },
                    complaints: analysis.complaints)
            }
        }
        var failures = 0
        try work.run(
            next: { reader.withLock { $0.next() } },
            emit: { printed in
                Output.standard.write(printed.bytes)
                try Output.standard.flushIfFull()
                printed.complaints.forEach { Output.complain($0) }
                failures += printed.complaints.count
            }, idle: { try Output.standard.flush() })
        if failures > 0 { throw CommandFailure(message: "") }
    }

    /// What is printed of a source.
    private struct Printed: Sendable {
        var bytes: [UInt8]
        var complaints: [String]
    }
}
