public import Annotation

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

    /// The report for people.
    public func text(_ paint: Paint) -> [String] {
        let member = article.member.map { " (\(PlainLine.of($0)))" } ?? ""
        var lines = [paint("read from \(PlainLine.of(article.file))\(member)", .bold)]
        let kept = article.blocks.filter(\.isKept)
        let facts: [(String, String?)] = [
            ("title", article.title), ("published", published), ("publisher", article.publisher),
            ("author", article.author), ("address", article.url), ("section", article.section),
            ("language", article.language),
            ("kept", "\(kept.count) of \(article.blocks.count) parts of the text"),
        ]
        for (name, value) in facts {
            let name = name.padding(to: 12)
            lines.append("  \(name)\(value.map { PlainLine.of($0) } ?? "the article gives none")")
        }
        for part in leftOut {
            lines.append(
                "  \("left out".padding(to: 12))“\(PlainLine.of(part.text, width: 70))”  "
                    + paint(PlainLine.of(part.rule), .dim))
        }
        return lines
    }

    private var published: String? {
        article.published.map { "\($0) (from \(article.publishedOrigin.rawValue))" }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
