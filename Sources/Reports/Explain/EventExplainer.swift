internal import Analysis
internal import Annotation
internal import Articles
public import EventLog
public import LanguageData
internal import SystemCalls

/// Explains events, by analysing their article once more.
public struct EventExplainer: Sendable {
    private let extractor: ArticleExtractor
    private let rules: RuleTexts

    /// Creates an explainer.
    public init(extractor: ArticleExtractor, seeds: SeedsFolder?) {
        self.extractor = extractor
        rules = RuleTexts(seeds: seeds)
    }

    /// Why a file gave no explanation.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The sentence.
        public var description: String
    }

    /// Explains all events of a file, in the order of the text.
    public func explain(file: String) throws(Failure) -> [Explanation] {
        do throws(ReadingError) {
            return try extractor.articles(of: .file(file)).flatMap { explain($0) }
        } catch {
            throw Failure(description: "\(PlainLine.of(file)): \(error.message)")
        }
    }

    /// How each article of a file is read.
    public func readings(file: String) throws(Failure) -> [ArticleReport] {
        do throws(ReadingError) {
            return try extractor.articles(of: .file(file)).map { ArticleReport($0) }
        } catch {
            throw Failure(description: "\(PlainLine.of(file)): \(error.message)")
        }
    }

    /// What was considered as an event in a file and refused, article by article, with the reasons.
    public func refusals(file: String) throws(Failure) -> [RefusalList] {
        do throws(ReadingError) {
            return try extractor.articles(of: .file(file)).compactMap { article in
                let analyzer = extractor.analyzer
                guard let document = analyzer.analyze(article, scratch: Scratch()) else {
                    return nil
                }
                return RefusalList(analyzer.refusals(in: document), in: document)
            }
        } catch {
            throw Failure(description: "\(PlainLine.of(file)): \(error.message)")
        }
    }

    /// Explains a line of the log, from its article where one of `files` has its bytes.
    ///
    /// `logged` is the article's line, whose date counts unless one is given.
    public func explain(
        _ line: EventLine, files: [String], logged: ArticleLine? = nil
    ) -> Explanation {
        var why = "the article's file is not at hand; give it with --file"
        for file in files {
            guard let articles = try? extractor.articles(of: .file(file)) else { continue }
            for article in articles where Self.isSame(article, line.article) {
                var article = article
                if extractor.published == nil { logged.map { article.takeDate(of: $0) } }
                if let found = explain(article).first(where: { $0.line.event.id == line.event.id })
                {
                    return Explanation(real: line, found)
                }
                why =
                    "the analysis of today does not find this event in \(PlainLine.of(file)) "
                    + "any more; lexicon or models have changed since, or the date was given"
            }
        }
        return Explanation(lineAlone: line, why: why, rules: rules)
    }

    private static func isSame(_ article: Article, _ reference: ArticleReference) -> Bool {
        article.digest == reference.digest && article.member == reference.member
    }

    /// Explains all events of an article.
    private func explain(_ article: Article) -> [Explanation] {
        guard let document = extractor.analyzer.analyze(article, scratch: Scratch()) else {
            return []
        }
        let lines = LoggedArticle(article, events: document.events).events
        return zip(document.events, lines).map { event, line in
            Explanation(event, in: document, line: line, rules: rules)
        }
    }
}

extension Explanation {
    /// The explanation of a line as it was logged.
    ///
    /// Where the analysis of today gives it otherwise, that is said, and the head stays as logged.
    fileprivate init(real line: EventLine, _ other: Explanation) {
        self = other
        self.line = line
        let form = EventText(Paint(isColoured: false), width: nil)
        guard let today = form.lines(other.line).first, form.lines(line).first != today else {
            return
        }
        sections.insert(Section(head: "today", lines: ["read anew: \(today)"]), at: 0)
    }
}
