import Annotation
import EventLog
import SystemCalls
import TestSupport

/// A state folder for one test, removed with it.
struct LogFolder {
    let temporary: TemporaryFolder

    /// Makes an empty one.
    init() throws { temporary = try TemporaryFolder() }

    /// Its path.
    var path: BytePath { BytePath(temporary.path) }

    /// Opens catalogue and log.
    func open(rotation: LogWriter.Rotation = .init()) throws -> LogWriter {
        LogWriter(folder: path, catalog: try Catalog(folder: path), rotation: rotation)
    }

    /// The bytes of a file in the folder.
    func bytes(_ name: String = LogFormat.currentSegment) throws -> [UInt8] {
        try OpenFile.open(path.appending(name), [.read]).readAll()
    }

    /// Writes a file in the folder.
    func write(_ bytes: [UInt8], to name: String = LogFormat.currentSegment) throws {
        try OpenFile.open(path.appending(name), [.write, .create, .truncate]).write(bytes)
    }

    /// The names in the folder, sorted.
    func names() throws -> [String] {
        var names: [String] = []
        try OpenFile.folder(path).forEachEntry {
            names.append(String(decoding: $0.name, as: UTF8.self))
        }
        return names.sorted()
    }

    /// The lines of a segment, read as log lines.
    func lines(_ name: String = LogFormat.currentSegment) throws -> [LogLine] {
        try bytes(name).split(separator: 0x0A).map { try LogLine(parsing: $0) }
    }
}

/// The digest of test article `number`.
func digest(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 64 - digits.utf8.count) + digits
}

/// The entry of test article `number` with `count` events.
func entry(_ number: Int, events count: Int = 2) -> LoggedArticle {
    var reference = fullReference()
    reference.file = FileName("\(number).txt")
    reference.digest = digest(number)
    reference.member = nil
    let events = (0..<count).map { index in
        EventLine(event: fullEvent(id: "e-\(number)-\(index)"), article: reference)
    }
    var line = ArticleLine(
        file: reference.file, digest: digest(number), outcome: count > 0 ? .events : .empty)
    line.textDigest = digest(number + 1_000_000)
    line.language = "de"
    return LoggedArticle(events: events, article: line)
}
