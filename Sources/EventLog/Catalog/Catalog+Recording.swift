public import Annotation
internal import GRDB

extension Catalog {
    /// Takes in articles that have just been logged, one behind the other, in one transaction.
    ///
    /// Where the catalogue is behind (an earlier write to it failed), it first reads the log.
    public func record(_ entries: [CatalogEntry]) throws(CatalogError) {
        guard let first = entries.first else { return }
        do {
            let isContiguous = try write { database in
                let segment = try Self.segment(named: first.position.segment, in: database)
                guard segment.size == first.position.start else { return false }
                for entry in entries {
                    let segment = try Self.segment(named: entry.position.segment, in: database)
                    try Self.insert(entry, segment: segment.id, in: database)
                }
                return true
            }
            if !isContiguous { try catchUp() }
            if first.position.start == 0 { try rememberHead(of: first.position.segment) }
        } catch {
            throw CatalogError(message: "\(error)")
        }
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
        let insertion = try database.cachedStatement(sql: insertArticle)
        try insertion.execute(arguments: [
            line.digest, line.member, line.textDigest, line.file.text,
            line.file.bytes.map(Base64.encode), line.outcome.rawValue, line.events,
            line.logged, line.duplicateOf, line.reason?.code, line.reason?.sentence, segment,
            entry.position.start, entry.position.articleLine, entry.position.end,
        ])
        try count(entry.lines, in: database)
        if let fingerprint = entry.lines.fingerprint, line.outcome.isFinal {
            try insert(fingerprint, digest: line.digest, in: database)
        }
        let size = try database.cachedStatement(sql: "UPDATE segments SET size = ? WHERE id = ?")
        try size.execute(arguments: [entry.position.end, segment])
    }

    private static let insertArticle = """
        INSERT INTO articles (digest, member, text_digest, file, file_bytes, outcome, events, logged,
            duplicate_of, reason_code, reason_sentence, segment, start, line, end)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static func count(_ lines: LoggedArticle, in database: Database) throws {
        let day = String((lines.article.logged ?? "").prefix(10))
        var counts: [CountKey: Int] = [
            CountKey(kind: "outcome", key: lines.article.outcome.rawValue): 1
        ]
        if let language = lines.article.language {
            counts[CountKey(kind: "language", key: language), default: 0] += 1
        }
        for line in lines.events {
            counts[CountKey(kind: "type", key: line.event.type.rawValue), default: 0] += 1
            for country in line.event.countries {
                counts[CountKey(kind: "country", key: country), default: 0] += 1
            }
        }
        let statement = try database.cachedStatement(sql: addCount)
        for (key, count) in counts {
            try statement.execute(arguments: [day, key.kind, key.key, count])
        }
    }

    private struct CountKey: Hashable {
        var kind: String
        var key: String
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
