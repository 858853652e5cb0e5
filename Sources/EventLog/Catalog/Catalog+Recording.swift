public import Annotation
internal import GRDB
internal import Synchronization

extension Catalog {
    /// Takes in articles that have just been logged, one behind the other, in one transaction.
    ///
    /// Where the catalogue is behind (an earlier write to it failed), it first reads the log.
    public func record(_ entries: [CatalogEntry]) throws(CatalogError) {
        do {
            try maintenance.withLock { _ in try recordAlone(entries) }
        } catch {
            throw CatalogError(message: "\(error)", isDamage: CatalogError.isDamage(error))
        }
    }

    private func recordAlone(_ entries: [CatalogEntry]) throws {
        guard let first = entries.first else { return }
        let isContiguous = try write { database in
            let segment = try Self.segment(named: first.position.segment, in: database)
            guard segment.size == first.position.start else { return false }
            for entry in entries {
                let segment = try Self.segment(named: entry.position.segment, in: database)
                try Self.insert(entry, segment: segment.id, in: database)
            }
            return true
        }
        if !isContiguous { try catchUpAlone() }
        if first.position.start == 0 { try rememberHead(of: first.position.segment) }
    }

    /// Tells that the current segment is called `name` from now on.
    func renameCurrent(to name: String) throws(CatalogError) {
        do {
            try write {
                try $0.execute(
                    sql: "UPDATE segments SET name = ? WHERE name = ?",
                    arguments: [name, LogFormat.currentSegment])
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// The number of a segment and how many of its bytes are taken in; a new one is added.
    static func segment(
        named name: String, in database: Database
    ) throws -> (id: Int, size: Int) {
        let sql = "SELECT id, size FROM segments WHERE name = ?"
        if let row = try Row.fetchOne(database, sql: sql, arguments: [name]) {
            return (row[0], row[1])
        }
        try database.execute(
            sql: "INSERT INTO segments (name, size) VALUES (?, 0)", arguments: [name])
        return (Int(database.lastInsertedRowID), 0)
    }

    /// Adds one article, its counts, and the new size of its segment.
    static func insert(_ entry: CatalogEntry, segment: Int, in database: Database) throws {
        let line = entry.lines.article
        if line.supersedes != nil { try supersede(line, in: database) }
        let counts = ArticleCounts(entry.lines)
        let insertion = try database.cachedStatement(sql: insertArticle)
        try insertion.execute(arguments: [
            line.digest, line.member, line.textDigest, line.file.text,
            line.file.bytes.map(Base64.encode), line.outcome.rawValue, line.events,
            line.logged, line.duplicateOf, line.reason?.code, line.reason?.sentence, segment,
            entry.position.start, entry.position.articleLine, entry.position.end, counts.text,
        ])
        try add(counts, times: 1, in: database)
        if let fingerprint = entry.lines.fingerprint, line.outcome.isFinal {
            try insert(fingerprint, digest: line.digest, in: database)
        }
        try forgetLoss(of: line, in: database)
        let size = try database.cachedStatement(sql: "UPDATE segments SET size = ? WHERE id = ?")
        try size.execute(arguments: [entry.position.end, segment])
    }

    private static let insertArticle = """
        INSERT INTO articles (digest, member, text_digest, file, file_bytes, outcome, events, logged,
            duplicate_of, reason_code, reason_sentence, segment, start, line, end, counts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Adds what an article counts for, or takes it away again.
    private static func add(_ counts: ArticleCounts, times: Int, in database: Database) throws {
        let statement = try database.cachedStatement(sql: addCount)
        for (kind, key, count) in counts.entries {
            try statement.execute(arguments: [counts.day, kind, key, times * count])
        }
        if times < 0 { try database.execute(sql: "DELETE FROM counts WHERE count <= 0") }
    }

    /// Marks the lines that an article's lines replace, and takes their counts away.
    private static func supersede(_ line: ArticleLine, in database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, logged, counts FROM articles WHERE digest = ? AND member IS ?
                    AND outcome IN ('events', 'empty') AND is_superseded = 0
                """, arguments: [line.digest, line.member])
        for row in rows {
            let day = String((row["logged"] as String? ?? "").prefix(10))
            try add(ArticleCounts(text: row["counts"], day: day), times: -1, in: database)
            try database.execute(
                sql: "UPDATE articles SET is_superseded = 1 WHERE id = ?",
                arguments: [row["id"] as Int])
        }
    }

    private static let addCount = """
        INSERT INTO counts (day, kind, key, count) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """
}

extension Event {
    /// The countries that take part, each once, in the order of the line.
    public var countries: [String] {
        var seen: [String] = []
        for participant in actors + recipients {
            if let country = participant.country, !seen.contains(country) { seen.append(country) }
        }
        return seen
    }
}
