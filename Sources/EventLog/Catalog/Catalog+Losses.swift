internal import GRDB
internal import Synchronization
internal import SystemCalls

extension Catalog {
    /// Name of the earlier database while a new one is made and compared with it.
    private static let earlierName = fileName + ".earlier"
    private static let suffixes = ["-wal", "-shm", ""]

    // MARK: What was lost

    /// The articles whose lines were lost with damage to the log and are not back, oldest first.
    public func lost() throws(CatalogError) -> [LostArticle] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM lost ORDER BY id")
            return rows.compactMap(LostArticle.init)
        }
    }

    /// Notes what was done about lost articles.
    public func note(_ state: LostArticle.State, of lost: [LostArticle]) throws(CatalogError) {
        do {
            try write { database in
                for article in lost {
                    try database.execute(
                        sql: "UPDATE lost SET state = ? WHERE id = ?",
                        arguments: [state.rawValue, article.id])
                }
            }
        } catch {
            throw CatalogError(error)
        }
    }

    /// Forgets the loss of an article that is logged again, under its own name or one brought back.
    static func forgetLoss(of line: ArticleLine, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                DELETE FROM lost WHERE digest = ? AND member IS ? AND (state != 'sought' OR file = ?)
                """)
        try statement.execute(arguments: [line.digest, line.member, line.file.text])
    }

    // MARK: How it is found

    /// Puts the files of the database aside, so that the one made in its place is compared with it.
    ///
    /// What a comparison that was cut short had put aside stays: it knows more than what came after.
    static func setAside(in folder: BytePath) {
        guard let state = try? OpenFile.folder(folder) else { return }
        let kind = try? state.status(of: Array(fileName.utf8)).kind
        if kind != .regular || hasEarlier(in: state) { return remove(in: folder) }
        for suffix in suffixes {
            let target = Array((earlierName + suffix).utf8)
            try? state.remove(target)
            try? state.rename(Array((fileName + suffix).utf8), to: target, in: state)
        }
        remove(in: folder)
    }

    /// Notes what the database that was put aside knows of the log's segments and the log has not.
    ///
    /// A segment of which no line is left is another one, begun after somebody took the first away: what
    /// that held is not missed. Where the log was found damaged, the current one is what it was.
    func findLosses(afterDamage isDamaged: Bool) {
        guard let state = try? OpenFile.folder(folder), Self.hasEarlier(in: state) else { return }
        let segments = (try? Segment.all(in: state)) ?? []
        let sizes = segments.map { (try? state.status(of: Array($0.name.utf8)).size) ?? 0 }
        let found = Dictionary(zip(segments.map(\.name), sizes)) { first, _ in first }
        let path = String(decoding: folder.appending(Self.earlierName).bytes, as: UTF8.self)
        // A database too broken to be compared tells nothing, and must not keep the new one from use.
        try? database.withLock { $0 }.writeWithoutTransaction { database in
            try database.execute(sql: "ATTACH DATABASE ? AS earlier", arguments: [path])
            defer { try? database.execute(sql: "DETACH DATABASE earlier") }
            try database.inTransaction {
                try Self.compare(segments: found, isDamaged: isDamaged, in: database)
                return .commit
            }
        }
        for suffix in Self.suffixes { try? state.remove(Array((Self.earlierName + suffix).utf8)) }
    }

    private static func hasEarlier(in state: borrowing OpenFile) -> Bool {
        (try? state.status(of: Array(earlierName.utf8))) != nil
    }

    /// Compares both databases; `segments` are the files of the log with their sizes.
    private static func compare(
        segments: [String: Int], isDamaged: Bool, in database: Database
    ) throws {
        for row in try Row.fetchAll(database, sql: "SELECT id, name FROM earlier.segments") {
            let (id, name): (Int64, String) = (row[0], row[1])
            guard let size = segments[name] else { continue }
            let isCurrent = isDamaged && name == LogFormat.currentSegment
            let isAllDamage = try size > 0 && segment(named: name, in: database).size == 0
            let isSame = try Bool.fetchOne(database, sql: sharesArticle, arguments: [id]) ?? false
            guard isCurrent || isAllDamage || isSame else { continue }
            try database.execute(sql: insertLost, arguments: [id])
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA earlier.user_version")
        guard version == CatalogSchema.version else { return }
        try database.execute(sql: keepLost)
    }

    private static let sharesArticle = """
        SELECT EXISTS (SELECT 1 FROM earlier.articles e JOIN main.articles m
            ON m.digest = e.digest AND m.logged IS e.logged WHERE e.segment = ?)
        """

    private static let insertLost = """
        INSERT INTO main.lost (digest, member, file, file_bytes, logged, state)
        SELECT e.digest, e.member, e.file, e.file_bytes, e.logged, 'sought' FROM earlier.articles e
        WHERE e.segment = ? AND e.is_superseded = 0
            AND (e.outcome != 'failed' OR e.member IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM main.articles m
                WHERE m.digest = e.digest AND m.member IS e.member
                    AND (m.outcome IN ('events', 'empty') AND e.outcome IN ('events', 'empty')
                        OR m.outcome = e.outcome AND m.file = e.file))
        ORDER BY e.id
        """

    /// What was lost earlier and is not in the log yet.
    private static let keepLost = """
        INSERT INTO main.lost (digest, member, file, file_bytes, logged, state)
        SELECT e.digest, e.member, e.file, e.file_bytes, e.logged, e.state FROM earlier.lost e
        WHERE NOT EXISTS (SELECT 1 FROM main.articles m
            WHERE m.digest = e.digest AND m.member IS e.member
                AND (e.state != 'sought' OR m.file = e.file))
        ORDER BY e.id
        """
}

extension LostArticle {
    /// Reads a row of `lost`.
    fileprivate init?(_ row: Row) {
        guard let state = State(rawValue: row["state"]) else { return nil }
        var file = FileName(row["file"] as String)
        file.bytes = (row["file_bytes"] as String?).flatMap(Base64.decode)
        self.init(
            id: row["id"], key: ArticleKey(digest: row["digest"], member: row["member"]),
            file: file, logged: row["logged"], state: state)
    }
}
