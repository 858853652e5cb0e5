internal import GRDB
internal import Synchronization
internal import SystemCalls

extension Catalog {
    /// Reads from the log what the catalogue does not have yet.
    ///
    /// O(bytes that are new). Throws `LogError` where the log cannot be read, and an error of the database where the
    /// catalogue contradicts the log or cannot be written: then only making it anew helps.
    func catchUp() throws { try maintenance.withLock { _ in try catchUpAlone() } }

    /// The same; the caller keeps others from taking lines in.
    func catchUpAlone() throws {
        let segments: [Segment]
        do {
            let folder = try OpenFile.folder(folder)
            segments = try Segment.all(in: folder)
            try adoptNames(of: segments, in: folder)
            for segment in segments { try take(segment, in: folder) }
        } catch let error as SystemError {
            throw LogError(error)
        }
    }

    /// Recognises segments that were renamed while the catalogue was not looking.
    private func adoptNames(of segments: [Segment], in folder: borrowing OpenFile) throws {
        var heads: [(name: String, head: String)] = []
        for segment in segments {
            if let head = try head(of: segment, in: folder) { heads.append((segment.name, head)) }
        }
        try write { database in
            let rows = try Row.fetchAll(database, sql: "SELECT id, name, head FROM segments")
            var renamed: [(id: Int, name: String)] = []
            for row in rows {
                guard let known = row["head"] as String? else { continue }
                let name: String = row["name"]
                if heads.contains(where: { $0.name == name && $0.head == known }) { continue }
                if let match = heads.first(where: { $0.head == known }) {
                    renamed.append((row["id"], match.name))
                } else if heads.contains(where: { $0.name == name }) {
                    throw CatalogError(message: "segment \(name) is not the one it was made from")
                }
            }
            // Two steps, because the old name of one may be the new name of another.
            for (id, _) in renamed {
                try database.execute(
                    sql: "UPDATE segments SET name = 'renamed-' || id WHERE id = ?",
                    arguments: [id])
            }
            for (id, name) in renamed {
                try database.execute(
                    sql: "UPDATE segments SET name = ? WHERE id = ?", arguments: [name, id])
            }
        }
    }

    /// What tells a segment from others: its first line; nil while it has none.
    private func head(
        of segment: Segment, in folder: borrowing OpenFile
    ) throws(SystemError) -> String? {
        let file = try folder.open(Array(segment.name.utf8), [.read])
        var feed = LineFeed(from: 0)
        guard let line = try feed.nextLine(of: file) else { return nil }
        return String(decoding: line, as: UTF8.self)
    }

    /// Takes in the articles of `segment` behind those that are known.
    private func take(_ segment: Segment, in folder: borrowing OpenFile) throws {
        let file = try folder.open(Array(segment.name.utf8), [.read])
        let known = try write { try Self.segment(named: segment.name, in: $0) }
        guard try file.status().size >= known.size else {
            throw CatalogError(message: "segment \(segment.name) is shorter than it was")
        }
        if known.size == 0 { try rememberHead(of: segment.name) }
        var reader = ArticleFeed(segment: segment.name, from: known.size)
        while true {
            let batch = try reader.nextBatch(of: file, limit: 1000)
            if batch.isEmpty { return }
            try write { database in
                for entry in batch { try Self.insert(entry, segment: known.id, in: database) }
            }
        }
    }

    /// Remembers what tells the segment called `name` from others.
    func rememberHead(of name: String) throws {
        let folder = try OpenFile.folder(folder)
        guard let head = try head(of: Segment(name: name), in: folder) else { return }
        try write {
            try $0.execute(
                sql: "UPDATE segments SET head = ? WHERE name = ? AND head IS NULL",
                arguments: [head, name])
        }
    }
}
