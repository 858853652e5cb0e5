internal import GRDB
internal import Synchronization
public import SystemCalls

/// The index of the log: which digests it holds, what became of each name, and counts.
///
/// A cache in SQLite: whatever is wrong with its file, it is made anew from the log. Only fingerprints
/// are not in the log; `withoutFingerprint` tells which must be made again from the files. Writes survive the death of the process at once and a power cut after SQLite's next
/// checkpoint; what is missing after that is read from the log again.
public final class Catalog: Sendable {
    /// The state folder, where log and catalogue stand.
    public let folder: BytePath
    let database: Mutex<any DatabaseWriter>
    /// Held by whoever takes lines in or makes the catalogue anew, so that no line is taken in twice.
    let maintenance = Mutex(())
    /// Whether this process writes it, and so mends what is wrong with it.
    private let isOwner: Bool

    /// Name of the database in the state folder.
    public static let fileName = "catalog.sqlite"

    /// Opens the catalogue in `folder`, and takes in what the log has more than it.
    ///
    /// Where the file is missing, old or broken it is made anew; where it cannot be made at all the
    /// catalogue lives in memory. Throws only where the log itself cannot be read.
    public init(folder: BytePath) throws(LogError) {
        self.folder = folder
        isOwner = true
        database = Mutex(Self.openOrCreate(in: folder))
        do {
            try catchUp()
            findLosses(afterDamage: false)
        } catch is CatalogError {
            try rebuild()
        } catch let error as LogError {
            throw error
        } catch {
            try rebuild()
        }
    }

    /// Opens the catalogue in `folder` for reading only, as it stands; nil where that fails.
    ///
    /// For other processes than the daemon: nothing is made, mended or caught up.
    public static func reading(folder: BytePath) -> Catalog? {
        var configuration = configuration()
        configuration.readonly = true
        guard
            let database = try? DatabaseQueue(
                path: path(in: folder), configuration: configuration),
            (try? database.read { try CatalogSchema.isCurrent($0) }) == true
        else { return nil }
        return Catalog(folder: folder, database: database)
    }

    /// Makes a catalogue in memory from the log in `folder`; O(bytes of the log).
    public static func inMemory(folder: BytePath) throws(LogError) -> Catalog? {
        guard let database = inMemory() else { return nil }
        let catalog = Catalog(folder: folder, database: database)
        do {
            try catalog.catchUp()
        } catch let error as LogError {
            throw error
        } catch {
            return nil
        }
        return catalog
    }

    private init(folder: BytePath, database: any DatabaseWriter) {
        self.folder = folder
        isOwner = false
        self.database = Mutex(database)
    }

    /// Makes the catalogue in `folder` anew from the log, whatever is there of it.
    ///
    /// Nobody else may have it open. Fingerprints are lost.
    public static func anew(folder: BytePath) throws(LogError) -> Catalog {
        setAside(in: folder)
        return try Catalog(folder: folder)
    }

    /// Whether it could not be written to disk, and lives in memory only.
    public var isInMemory: Bool { database.withLock { $0.path == ":memory:" } }

    /// Closes the file.
    public func close() { database.withLock { try? $0.close() } }

    // MARK: Access

    /// Runs `body` on a state of the database that does not change meanwhile.
    ///
    /// A database that turns out to be broken is made anew, and asked again: who asks whether an article
    /// is known must not be told no because a file was damaged.
    func read<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
        let database = database.withLock { $0 }
        do {
            return try database.read(body)
        } catch {
            guard isOwner, CatalogError.isDamage(error),
                (try? rebuild(insteadOf: database)) != nil
            else { throw CatalogError(error) }
        }
        let mended = self.database.withLock { $0 }
        do { return try mended.read(body) } catch { throw CatalogError(error) }
    }

    /// Runs `body` in a transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let database = database.withLock { $0 }
        return try database.write(body)
    }

    // MARK: Files

    static func configuration() -> Configuration {
        var configuration = Configuration()
        // Longer waits would hold up the log: what is not taken in now is taken in later.
        configuration.busyMode = .timeout(1)
        configuration.prepareDatabase { database in
            // Holds the upper levels of the index of fingerprints of a million articles, so that
            // looking for similar ones reads little.
            try database.execute(sql: "PRAGMA cache_size = -8000")
            guard !database.configuration.readonly else { return }
            // The log is synced before anything is remembered here, and is read again after a power
            // cut: the catalogue needs no sync of its own.
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        return configuration
    }

    static func path(in folder: BytePath) -> String {
        String(decoding: folder.appending(fileName).bytes, as: UTF8.self)
    }

    static func openOrCreate(in folder: BytePath) -> any DatabaseWriter {
        if let database = try? open(path(in: folder)) { return database }
        setAside(in: folder)
        if let database = try? open(path(in: folder)) { return database }
        guard let database = inMemory() else {
            fatalError("SQLite cannot even open a database in memory; reinstall libsqlite3")
        }
        return database
    }

    static func open(_ path: String) throws -> any DatabaseWriter {
        let database = try DatabasePool(path: path, configuration: configuration())
        try prepare(database)
        return database
    }

    static func inMemory() -> (any DatabaseWriter)? {
        guard let database = try? DatabaseQueue(configuration: configuration()) else { return nil }
        try? prepare(database)
        return database
    }

    private static func prepare(_ database: any DatabaseWriter) throws {
        try database.write { database in
            let isEmpty = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
            if isEmpty {
                try CatalogSchema.create(in: database)
            } else if try !CatalogSchema.isCurrent(database) {
                throw CatalogError(message: "it is of another version")
            }
        }
    }

    /// Removes the database's files.
    static func remove(in folder: BytePath) {
        guard let state = try? OpenFile.folder(folder) else { return }
        for suffix in ["", "-wal", "-shm"] {
            try? state.remove(Array((fileName + suffix).utf8))
        }
    }
}
