import EventLog
import Foundation
import GRDB

/// Fills a catalogue with fingerprints in the order of their keys, so that each page is written once.
struct BulkFill {
    private let database: DatabaseQueue
    /// Fingerprints that the catalogue keeps for one key.
    private static let perKey = 16

    /// Opens the catalogue at `path`, which another connection has made.
    init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = OFF")
            try database.execute(sql: "PRAGMA cache_size = -200000")
        }
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// A key and the fingerprint that has it.
    private struct Entry: Comparable {
        var key: Int64
        var fingerprint: Int64

        static func < (one: Entry, other: Entry) -> Bool {
            (one.key, one.fingerprint) < (other.key, other.fingerprint)
        }
    }

    /// Adds articles 0 to `count`.
    func add(_ count: Int, of sentences: SentencePrints) throws {
        var entries: [Entry] = []
        entries.reserveCapacity(count * 42)
        try inParts(of: count) { database, number in
            let print = sentences.article(number)
            let bytes = print.signature.flatMap { place in
                [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: place >> $0) }
            }
            let statement = try database.cachedStatement(
                sql: "INSERT INTO fingerprints (id, digest, signature) VALUES (?, ?, ?)")
            try statement.execute(arguments: [
                number + 1, "\(number)", Data(bytes).base64EncodedString(),
            ])
            entries += print.keys.map {
                Entry(key: Int64(bitPattern: $0), fingerprint: Int64(number + 1))
            }
        }
        entries.sort()
        var row = 0
        try inParts(of: entries.count) { database, number in
            let isFirst = number == 0 || entries[number].key != entries[number - 1].key
            row = isFirst ? 1 : row + 1
            guard row <= Self.perKey else { return }
            let statement = try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO fingerprint_keys (key, fingerprint) VALUES (?, ?)")
            try statement.execute(arguments: [entries[number].key, entries[number].fingerprint])
        }
        _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Calls `body` for the numbers up to `count`, half a million in a transaction.
    private func inParts(of count: Int, _ body: (Database, Int) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: 500_000) {
            try database.write { database in
                for number in start..<min(count, start + 500_000) { try body(database, number) }
            }
        }
    }
}
