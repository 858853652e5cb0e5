internal import GRDB
internal import Synchronization
internal import SystemCalls

extension Catalog {
    /// Makes it anew from the log; fingerprints are lost.
    ///
    /// `isDamaged` says that bytes were taken out of the current segment.
    public func rebuild(afterDamage isDamaged: Bool = false) throws(LogError) {
        do {
            try maintenance.withLock { _ in try rebuildAlone(afterDamage: isDamaged) }
        } catch let error as LogError {
            throw error
        } catch {}
    }

    /// Makes it anew, unless somebody has done so since `broken` was found to be broken.
    func rebuild(insteadOf broken: any DatabaseWriter) throws {
        try maintenance.withLock { _ in
            if database.withLock({ $0 === broken }) { try rebuildAlone() }
        }
    }

    /// Makes it anew; the caller keeps others from taking lines in.
    ///
    /// The old database is not closed: a thread may still read it, and it goes when the last has read.
    private func rebuildAlone(afterDamage isDamaged: Bool = false) throws {
        database.withLock {
            Self.setAside(in: folder)
            $0 = Self.openOrCreate(in: folder)
        }
        do {
            try catchUpAlone()
        } catch let error as LogError {
            throw error
        } catch {
            // The disk takes no database: memory does.
            database.withLock { $0 = Self.inMemory() ?? $0 }
            do { try catchUpAlone() } catch let error as LogError { throw error } catch {}
        }
        findLosses(afterDamage: isDamaged)
    }

    /// Mends files of the catalogue that somebody removed or cut while they were open; whether there were
    /// such.
    ///
    /// What was removed is still open, and is copied, with all fingerprints; what was cut is made anew from
    /// the log.
    func mendFiles() -> Bool {
        guard !isInMemory, let state = try? OpenFile.folder(folder) else { return false }
        let suffixes = ["", "-wal", "-shm"]
        let sizes = suffixes.map { Self.size(of: Self.fileName + $0, in: state) }
        let isCut = sizes[0] == 0 || (sizes[0] != nil && !Self.hasMark(in: state))
        let isIndexLost = sizes.contains(nil) || sizes[2] == 0
        guard isCut || isIndexLost else { return false }
        if !isCut, (try? maintenance.withLock({ _ in try replaceFile() })) != nil { return true }
        return (try? rebuild()) != nil
    }

    /// The size of a file in bytes; nil where it is not there, -1 where that cannot be known.
    private static func size(of name: String, in folder: borrowing OpenFile) -> Int? {
        do throws(SystemError) {
            return try folder.status(of: Array(name.utf8)).size
        } catch {
            return error.isAbsence ? nil : -1
        }
    }

    /// Whether the file begins as a database does, or cannot be read.
    private static func hasMark(in folder: borrowing OpenFile) -> Bool {
        let mark = Array("SQLite format 3\0".utf8)
        guard let file = try? folder.open(Array(fileName.utf8), [.read, .noFollow]),
            let head = try? file.readAll(limit: mark.count)
        else { return true }
        return head == mark
    }

    private func replaceFile() throws {
        try database.withLock { database in
            // What is left of it belongs to the database that is open.
            Self.remove(in: folder)
            let fresh = try DatabasePool(
                path: Self.path(in: folder), configuration: Self.configuration())
            try database.backup(to: fresh)
            database = fresh
        }
    }
}

extension CatalogError {
    /// Creates the error that another one is for the catalogue.
    init(_ error: any Error) { self.init(message: "\(error)") }

    /// Whether the database itself is broken, rather than busy or without room.
    static func isDamage(_ error: any Error) -> Bool {
        if error is CatalogError { return true }
        guard let code = (error as? DatabaseError)?.resultCode else { return false }
        let passing: [ResultCode] = [
            .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_NOMEM, .SQLITE_INTERRUPT,
            .SQLITE_READONLY, .SQLITE_MISUSE,
        ]
        return !passing.contains(code)
    }
}
