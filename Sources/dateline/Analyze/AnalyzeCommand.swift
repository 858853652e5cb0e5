import Analysis
import Annotation
import ArgumentParser
import Articles
import Glibc
import LanguageData

/// Prints what the analysis finds in articles: tokens, trees, names and times.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show tokens, trees, names and times of articles.",
        discussion: """
            Files, or standard input where none is given. With --jsonl every line of standard input is an \
            article ({"id", "text", "title", "language", "published"}), and every line printed is one, in the \
            same order; offsets count UTF-8 bytes of the text given. With --conllu --language, standard \
            input is CoNLL-U: its tokens are kept and everything else is made anew.
            """)

    /// Articles to read.
    @Argument(help: "Articles in any format that Dateline reads.", completion: .file())
    var files: [String] = []

    /// Whether articles come and go as JSON lines.
    @Flag(help: "One article a line in and out.")
    var jsonl = false

    /// Whether CoNLL-U is printed.
    @Flag(help: "Print CoNLL-U; without files, read it, too.")
    var conllu = false

    /// Whether only the main text is printed.
    @Flag(help: "Print only the main text of each file, as JSON lines.")
    var mainText = false

    /// The language, instead of the one that is found.
    @Option(help: "Language of the input: de or en.")
    var language: String?

    /// The publication date, instead of the one that is found.
    @Option(help: "Publication date, 2022-12-19.")
    var published: String?

    /// Where the language data are.
    @Option(help: "Folder of lexicon and models.")
    var seeds: String?

    func validate() throws {
        if let language, Language(rawValue: language) == nil {
            throw ValidationError("--language is de or en, not '\(language)'")
        }
        if conllu && (jsonl || mainText) || jsonl && mainText {
            throw ValidationError("--conllu, --jsonl and --main-text exclude each other")
        }
        if conllu && files.isEmpty && language == nil {
            throw ValidationError("CoNLL-U on standard input needs --language de or en")
        }
    }

    func run() async throws {
        let isComplete: Bool
        if mainText {
            isComplete = await printMainText()
        } else {
            let analyzer = try Analyzer(seeds: SeedsFolder.locate(explicit: seeds))
            if files.isEmpty && conllu {
                try await Reannotation(analyzer: analyzer, language: language ?? "").run()
                isComplete = true
            } else {
                isComplete = await analyze(with: analyzer)
            }
        }
        if !isComplete { throw ExitCode.failure }
    }

    /// The form in which a document is printed.
    private var form: DocumentForm { jsonl ? .line : conllu ? .conllu : .tree }

    private func analyze(with analyzer: Analyzer) async -> Bool {
        let form = form
        let reader = source
        return await OrderedBatches(input: input).run { input, scratch in
            try reader.articles(of: input).flatMap { article in
                form.bytes(of: article, document: analyzer.analyze(article, scratch: scratch))
            }
        }
    }

    private func printMainText() async -> Bool {
        let reader = source
        return await OrderedBatches(input: input).run { input, _ in
            try reader.articles(of: input).flatMap { DocumentForm.mainText($0) }
        }
    }

    /// Where the articles come from.
    private var input: ArticleInput {
        if !files.isEmpty { return ArticleInput(files: files) }
        return jsonl ? .lines : .whole
    }

    private var source: ArticleSource {
        ArticleSource(isLines: jsonl && files.isEmpty, language: language, published: published)
    }
}
