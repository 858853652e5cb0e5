internal import GRDB

extension Catalog {
    /// Remembers where names stand that have no line yet; a line for the name ends its note.
    public func note(_ notes: [NameNote]) throws(CatalogError) {
        do {
            try write { database in
                let statement = try database.cachedStatement(
                    sql: """
                        INSERT OR REPLACE INTO notes (file, file_bytes, state, reason, until)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                for note in notes {
                    try statement.execute(arguments: [
                        note.file.text, note.file.bytes.map(Base64.encode), note.state.rawValue,
                        note.reason, note.until,
                    ])
                }
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// Forgets the notes on these names.
    public func removeNotes(_ files: [FileName]) throws(CatalogError) {
        do {
            try write { database in
                for file in files {
                    try database.execute(
                        sql: "DELETE FROM notes WHERE file = ?", arguments: [file.text])
                }
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// The note on a name, where there is one.
    public func note(named name: String) throws(CatalogError) -> NameNote? {
        try notes(
            "SELECT * FROM notes WHERE file = ? OR file LIKE '%/' || ? LIMIT 1", [name, name]
        )
        .first
    }

    /// All notes, in the order of the names, at most `limit`.
    public func notes(limit: Int = 1000) throws(CatalogError) -> [NameNote] {
        try notes("SELECT * FROM notes ORDER BY file LIMIT ?", [limit])
    }

    private func notes(
        _ sql: String, _ arguments: StatementArguments
    ) throws(CatalogError) -> [NameNote] {
        try read { database in
            try Row.fetchAll(database, sql: sql, arguments: arguments).compactMap { row in
                guard let state = NameNote.State(rawValue: row["state"]) else { return nil }
                var file = FileName(row["file"] as String)
                file.bytes = (row["file_bytes"] as String?).flatMap(Base64.decode)
                return NameNote(
                    file: file, state: state, reason: row["reason"], until: row["until"])
            }
        }
    }
}
