internal import GRDB
internal import SystemCalls

extension Catalog {
    /// The line of an article that was analysed (it must not be logged again); nil where none was.
    public func analysed(_ key: ArticleKey) throws(CatalogError) -> CatalogArticle? {
        try read { database in
            try Self.articles(
                where: """
                    digest = ? AND member IS ? AND outcome IN ('events', 'empty') \
                    AND is_superseded = 0 ORDER BY articles.id LIMIT 1
                    """,
                [key.digest, key.member], in: database
            ).first
        }
    }

    /// The lines of all articles of the bytes with this digest, oldest first.
    public func articles(digest: String) throws(CatalogError) -> [CatalogArticle] {
        try read {
            try Self.articles(where: "digest = ? ORDER BY articles.id", [digest], in: $0)
        }
    }

    /// The first analysed article with this text digest; nil where none is known.
    public func analysed(textDigest: String) throws(CatalogError) -> CatalogArticle? {
        try read { database in
            try Self.articles(
                where: """
                    text_digest = ? AND outcome IN ('events', 'empty') ORDER BY articles.id LIMIT 1
                    """,
                [textDigest], in: database
            ).first
        }
    }

    /// How many bytes of a segment are taken in; 0 for one that is not known.
    func size(of segment: String) throws(CatalogError) -> Int {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT size FROM segments WHERE name = ?")
            return try Int.fetchOne(statement, arguments: [segment]) ?? 0
        }
    }

    /// The lines of files with this name, newest first.
    ///
    /// A name matches as a whole, or else as the end of a path in the inbox; the latter, O(articles), is left
    /// out where `isExact`.
    public func articles(
        named name: String, exactly isExact: Bool = false, limit: Int = 100
    ) throws(CatalogError) -> [CatalogArticle] {
        try read { database in
            let exact = try Self.articles(
                where: "file = ? ORDER BY articles.id DESC LIMIT ?", [name, limit], in: database)
            if !exact.isEmpty || isExact { return exact }
            let pattern = "*/" + Self.globEscaped(name)
            return try Self.articles(
                where: "file GLOB ? ORDER BY articles.id DESC LIMIT ?", [pattern, limit],
                in: database)
        }
    }

    /// Hands every article line that is known to `body`, in the order in which they were logged.
    public func forEachArticle(_ body: (CatalogArticle) -> Void) throws(CatalogError) {
        try read { database in
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT articles.*, segments.name FROM articles
                    JOIN segments ON segments.id = articles.segment ORDER BY articles.id
                    """)
            while let row = try cursor.next() { CatalogArticle(row).map(body) }
        }
    }

    /// Events, articles and bytes counted by kind and key over all days.
    ///
    /// Kinds: `outcome`, `language`, `type`, `country`.
    public func totals() throws(CatalogError) -> [String: [String: Int]] {
        try counts(sql: "SELECT kind, key, SUM(count) FROM counts GROUP BY kind, key", [])
    }

    /// The counts of one day (`2026-01-02`, UTC) by kind and key.
    public func counts(day: String) throws(CatalogError) -> [String: [String: Int]] {
        try counts(sql: "SELECT kind, key, count FROM counts WHERE day = ?", [day])
    }

    private func counts(
        sql: String, _ arguments: StatementArguments
    ) throws(CatalogError) -> [String: [String: Int]] {
        try read { database in
            var counts: [String: [String: Int]] = [:]
            for row in try Row.fetchAll(database, sql: sql, arguments: arguments) {
                let (kind, key, count): (String, String, Int) = (row[0], row[1], row[2])
                counts[kind, default: [:]][key] = count
            }
            return counts
        }
    }

    /// A text in which GLOB's special characters stand for themselves.
    private static func globEscaped(_ text: String) -> String {
        text.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
    }

    /// The articles that a condition selects.
    static func articles(
        where condition: String, _ arguments: StatementArguments, in database: Database
    ) throws -> [CatalogArticle] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT articles.*, segments.name FROM articles
                JOIN segments ON segments.id = articles.segment WHERE \(condition)
                """)
        return try Row.fetchAll(statement, arguments: arguments).compactMap(CatalogArticle.init)
    }
}

extension CatalogArticle {
    /// Reads a row of `articles` joined with its segment's name.
    fileprivate init?(_ row: Row) {
        guard let outcome = ArticleLine.Outcome(rawValue: row["outcome"]) else { return nil }
        var file = FileName(row["file"] as String)
        file.bytes = (row["file_bytes"] as String?).flatMap(Base64.decode)
        let reason = (row["reason_code"] as String?).map {
            FailureReason(code: $0, sentence: row["reason_sentence"] ?? "")
        }
        self.init(
            key: ArticleKey(digest: row["digest"], member: row["member"]),
            textDigest: row["text_digest"], file: file, outcome: outcome, events: row["events"],
            logged: row["logged"], duplicateOf: row["duplicate_of"], reason: reason,
            position: LogPosition(
                segment: row["name"], start: row["start"], articleLine: row["line"],
                end: row["end"]))
    }
}
