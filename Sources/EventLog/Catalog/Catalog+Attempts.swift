internal import GRDB

extension Catalog {
    /// Counts attempts to process files, before they begin; the new count of each digest.
    ///
    /// Survives the death of the process, so that a file which kills it is not tried for ever.
    public func beginAttempts(
        _ attempts: [(digest: String, file: FileName)]
    ) throws(CatalogError) -> [Int] {
        let now = Timestamp.now().description
        do {
            return try write { database in
                let statement = try database.cachedStatement(sql: Self.beginAttempt)
                return try attempts.map { attempt in
                    try Int.fetchOne(
                        statement, arguments: [attempt.digest, attempt.file.text, now]) ?? 1
                }
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// Counts an attempt to process the file with this digest, before it begins; the new count.
    public func beginAttempt(digest: String, file: FileName) throws(CatalogError) -> Int {
        try beginAttempts([(digest, file)]).first ?? 1
    }

    /// Forgets the attempts of these digests: they came to an end, or shall be tried anew.
    public func endAttempts(digests: [String]) throws(CatalogError) {
        do {
            try write { database in
                for digest in digests {
                    try database.execute(
                        sql: "DELETE FROM attempts WHERE digest = ?", arguments: [digest])
                }
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// How often processing of the file with this digest has begun without coming to an end.
    public func attempts(digest: String) throws(CatalogError) -> Int {
        try read {
            try Int.fetchOne(
                $0, sql: "SELECT count FROM attempts WHERE digest = ?", arguments: [digest]) ?? 0
        }
    }

    private static let beginAttempt = """
        INSERT INTO attempts (digest, count, file, started) VALUES (?, 1, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + 1, file = excluded.file,
            started = excluded.started
        RETURNING count
        """
}
