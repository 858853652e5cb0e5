public import Annotation
internal import Articles
public import LanguageData
internal import SystemCalls

/// How an article was read: what is known of it and from where, and what was left out by which rule.
public struct ArticleReport: Sendable {
    private let article: Article

    /// Creates the report of an article.
    public init(_ article: Article) { self.article = article }

    /// The parts of the text that are no prose, in order, each with the rule that says so.
    public var leftOut: [(text: String, rule: String)] {
        let bytes = Array(article.text.utf8)
        return article.blocks.filter { !$0.isKept }.map { block in
            let part = bytes[block.range.start..<block.range.end]
            return (String(decoding: part, as: UTF8.self), block.rule ?? "structure")
        }
    }

    /// What is known of the article, a line each, with where it was found.
    public func facts(_ paint: Paint) -> [String] {
        let origins = article.origins
        let facts: [(String, String?, String?)] = [
            ("title", article.title, origins.title),
            ("published", article.published, published(origins.published)),
            ("publisher", article.publisher, origins.publisher),
            ("author", article.author, origins.author), ("address", article.url, nil),
            ("section", article.section, nil), ("language", article.language, origins.language),
        ]
        return facts.map { name, value, origin in
            let value = value.map { PlainLine.of($0) } ?? "the article gives none"
            let origin = origin.map { paint("  from \(PlainLine.of($0))", .dim) } ?? ""
            return "  \(name.padding(to: 12))\(value)\(origin)"
        }
    }

    /// What is known of the first articles of a file and from where; nothing where it cannot be read.
    ///
    /// Where the log has an article, with the date that was logged.
    public static func facts(
        ofFile path: String, seeds: SeedsFolder, logged: LoggedArticles? = nil, _ paint: Paint
    ) -> [String] {
        let options: OpenFile.Options = [.read, .noFollow, .nonBlocking]
        guard let reader = try? ArticleReader(seeds: seeds),
            let file = try? OpenFile.open(BytePath(path), options),
            let status = try? file.status(), status.kind == .regular, status.size <= 32 << 20,
            let bytes = try? file.readAll(limit: 32 << 20)
        else { return [] }
        let sidecar = try? OpenFile.open(BytePath(path + ".meta.json"), options)
            .readAll(limit: 1 << 20)
        let articles = reader.readAll(
            bytes: bytes, name: ArchivedPath.original(path),
            hints: ReadingHints(sidecar: sidecar)
        ).articles
        return articles.prefix(3).flatMap { article in
            var article = article
            logged?.line(digest: article.digest, member: article.member).map {
                article.takeDate(of: $0)
            }
            let member = article.member.map { [paint("  member \(PlainLine.of($0))", .bold)] }
            return (member ?? []) + ArticleReport(article).facts(paint)
        } + (articles.count > 3 ? ["  and \(articles.count - 3) articles more"] : [])
    }

    /// The report for people.
    public func text(_ paint: Paint) -> [String] {
        let member = article.member.map { " (\(PlainLine.of($0)))" } ?? ""
        var lines = [paint("read from \(PlainLine.of(article.file))\(member)", .bold)]
        lines += facts(paint)
        let kept = article.blocks.count(where: \.isKept)
        lines.append(
            "  \("kept".padding(to: 12))\(kept) of \(article.blocks.count) parts of the text")
        for part in leftOut {
            lines.append(
                "  \("left out".padding(to: 12))“\(PlainLine.of(part.text, width: 70))”  "
                    + paint(PlainLine.of(part.rule), .dim))
        }
        return lines
    }

    private func published(_ origin: String?) -> String? {
        let kind = article.publishedOrigin.rawValue
        return origin.map { "\($0) (\(kind))" } ?? article.published.map { _ in kind }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
