internal import GRDB

/// The tables of the catalogue.
///
/// All but the fingerprints and what was lost follow from the log; the former from the processed
/// files, the latter from comparing what the log has with what it had.
enum CatalogSchema {
    /// Version of the tables; a catalogue of another version is made anew.
    static let version = 7

    /// Makes the tables in an empty database.
    static func create(in database: Database) throws {
        try database.execute(sql: statements)
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Whether the database holds the tables of this version.
    static func isCurrent(_ database: Database) throws -> Bool {
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else {
            return false
        }
        for table in ["articles", "segments", "counts", "fingerprints", "fingerprint_keys", "lost"]
        {
            _ = try Row.fetchOne(database, sql: "SELECT * FROM \(table) LIMIT 1")
        }
        return true
    }

    private static let statements = """
        CREATE TABLE segments (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, head TEXT, size INTEGER NOT NULL);
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY, digest TEXT NOT NULL, member TEXT, text_digest TEXT,
            file TEXT NOT NULL, file_bytes TEXT, outcome TEXT NOT NULL, events INTEGER NOT NULL,
            logged TEXT, duplicate_of TEXT, reason_code TEXT, reason_sentence TEXT,
            segment INTEGER NOT NULL REFERENCES segments(id), start INTEGER NOT NULL,
            line INTEGER NOT NULL, end INTEGER NOT NULL, counts TEXT NOT NULL,
            is_superseded INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX articles_by_digest ON articles(digest);
        CREATE INDEX articles_by_text ON articles(text_digest);
        CREATE INDEX articles_by_file ON articles(file);
        CREATE TABLE counts (
            day TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (day, kind, key)) WITHOUT ROWID;
        CREATE TABLE fingerprints (
            id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, signature TEXT NOT NULL);
        CREATE TABLE fingerprint_keys (
            key INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            PRIMARY KEY (key, fingerprint)) WITHOUT ROWID;
        CREATE TABLE lost (
            id INTEGER PRIMARY KEY, digest TEXT NOT NULL, member TEXT, file TEXT NOT NULL,
            file_bytes TEXT, logged TEXT, state TEXT NOT NULL);
        CREATE INDEX lost_by_digest ON lost(digest);
        """
}
