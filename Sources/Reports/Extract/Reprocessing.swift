internal import Analysis
internal import Annotation
internal import Articles
internal import EventLog
public import SystemCalls

/// Analyses the articles that the daemon keeps again, and logs anew those whose events changed.
///
/// The caller holds the lock of the state folder, unless nothing is to be written.
public struct Reprocessing {
    private let extractor: ArticleExtractor
    private let inbox: String
    private let redoesAll: Bool
    private let catalog: Catalog
    private let reader: LogReader
    private let writer: LogWriter?
    private let version: AnalysisVersion

    /// What came of it.
    public struct Report: Sendable {
        /// Articles that were read and that the log has.
        public var articles = 0
        /// Of these, those that were analysed with the same lexicon and models.
        public var current = 0
        /// Of the others, those whose events changed.
        public var changed = 0
        /// How their events changed.
        public var effect = LexiconEffect()
        /// What went wrong, with the name of the file.
        public var complaints: [String] = []
    }

    /// Opens catalogue and log; `isDry` writes nothing, `redoesAll` takes articles of this version, too.
    public init(
        state: BytePath, inbox: String, extractor: ArticleExtractor, isDry: Bool,
        redoesAll: Bool = false
    ) throws {
        self.extractor = extractor
        self.inbox = inbox
        self.redoesAll = redoesAll
        version = extractor.analyzer.version
        reader = LogReader(folder: state)
        if isDry {
            catalog = try StatusReport.catalog(folder: state) ?? Catalog(folder: state)
            writer = nil
        } else {
            catalog = try Catalog(folder: state)
            writer = LogWriter(folder: state, catalog: catalog, joinsStories: true)
        }
    }

    /// The kept files with these names or ends of paths, all where none is given; and names of which
    /// there is none.
    public func files(named names: [String]) -> (found: [String], missing: [String]) {
        let all = InboxSearch(inbox: BytePath(inbox)).done()
        guard !names.isEmpty else { return (all, []) }
        let isMatch = { (name: String, path: String) in path == name || path.hasSuffix("/" + name) }
        let found = all.filter { path in names.contains { isMatch($0, path) } }
        return (found, names.filter { name in !all.contains { isMatch(name, $0) } })
    }

    /// Goes through `files`, paths below the inbox; hands the changes of each to `progress`.
    public func run(
        _ files: [String], progress: ([LexiconEffect.Change]) -> Void
    ) throws -> Report {
        var report = Report()
        let scratch = Scratch()
        defer {
            writer?.close()
            if writer != nil { catalog.close() }
        }
        for file in files {
            let before = report.effect.changes.count
            try redo(file, scratch, &report)
            progress(Array(report.effect.changes[before...]))
        }
        return report
    }

    private func redo(_ file: String, _ scratch: Scratch, _ report: inout Report) throws {
        let articles: [Article]
        do throws(ReadingError) {
            articles = try extractor.articles(of: .file("\(inbox)/\(file)"))
        } catch {
            report.complaints.append("\(file): \(error.message)")
            return
        }
        for article in articles {
            let key = ArticleKey(digest: article.digest, member: article.member)
            guard let entry = try catalog.analysed(key) else { continue }
            guard let old = try reader.article(entry) else {
                report.complaints.append(
                    "\(file): its lines in \(entry.position.segment) cannot be read")
                continue
            }
            report.articles += 1
            if old.article.analysis == version, !redoesAll {
                report.current += 1
                continue
            }
            try redo(article, in: old, scratch, &report)
        }
    }

    /// Analyses an article again, and logs it where its events are others.
    private func redo(
        _ article: Article, in old: LoggedArticle, _ scratch: Scratch, _ report: inout Report
    ) throws {
        var article = article
        // What the daemon knew from the name or the time of the file stands in its line.
        article.file = old.article.file.text
        article.published = old.article.published
        article.publishedOrigin = old.article.publishedFrom ?? .unknown
        let document = extractor.analyzer.analyze(article, scratch: scratch)
        var new = LoggedArticle(
            article, file: old.article.file, events: document?.events, analysis: version)
        var effect = LexiconEffect()
        effect.add(before: old, after: new)
        report.effect.add(before: old, after: new)
        if effect.changes.isEmpty { return }
        report.changed += 1
        new.article.supersedes = old.article.logged
        _ = try writer?.append(new)
    }
}
