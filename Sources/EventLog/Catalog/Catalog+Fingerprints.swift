internal import GRDB

/// An article that may resemble another.
public struct SimilarArticle: Hashable, Sendable {
    /// SHA-256 of its bytes, hexadecimal.
    public var digest: String
    /// Fingerprint of its text.
    public var simhash: UInt64
    /// Number of bits in which the two fingerprints differ, 0 to 64.
    public var distance: Int
}

extension Catalog {
    /// Remembers the 64-bit fingerprint of an article, in four bands of 16 bits.
    ///
    /// `day` is the article's day (`2026-01-02`), where it is known.
    public func insertFingerprint(
        _ simhash: UInt64, digest: String, day: String? = nil
    ) throws(CatalogError) {
        do {
            try write { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR REPLACE INTO fingerprints VALUES (?, ?, ?, ?, ?)")
                for (band, value) in Self.bands(of: simhash) {
                    try statement.execute(
                        arguments: [band, value, digest, Int64(bitPattern: simhash), day])
                }
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// Articles whose fingerprint differs in at most `distance` bits, nearest first.
    ///
    /// All with up to 3 differing bits are found, since one of four bands is then equal; of those
    /// with more, the ones that share a band.
    public func candidates(
        simhash: UInt64, within distance: Int = 3
    ) throws(CatalogError) -> [SimilarArticle] {
        try read { database in
            var found: [String: SimilarArticle] = [:]
            let statement = try database.cachedStatement(
                sql: "SELECT digest, simhash FROM fingerprints WHERE band = ? AND value = ?")
            for (band, value) in Self.bands(of: simhash) {
                for row in try Row.fetchAll(statement, arguments: [band, value]) {
                    let digest: String = row[0]
                    let other = UInt64(bitPattern: row[1] as Int64)
                    let bits = (other ^ simhash).nonzeroBitCount
                    guard bits <= distance else { continue }
                    found[digest] = SimilarArticle(
                        digest: digest, simhash: other, distance: bits)
                }
            }
            return found.values.sorted { ($0.distance, $0.digest) < ($1.distance, $1.digest) }
        }
    }

    private static func bands(of simhash: UInt64) -> [(band: Int, value: Int)] {
        (0..<4).map { ($0, Int(simhash >> UInt64($0 * 16) & 0xFFFF)) }
    }
}
