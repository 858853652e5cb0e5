internal import GRDB

/// What tells whether an article is nearly the same as another: a signature, and keys to find it by.
public struct ArticleFingerprint: Hashable, Sendable {
    /// Places of the signature; the share of equal places is the similarity of two articles.
    public var signature: [UInt32]
    /// Keys of an index; articles that share none are not compared.
    public var keys: [UInt64]
    /// Similarity from which on two articles are called similar, 0 to 1.
    public var threshold: Double

    /// Creates a fingerprint.
    public init(signature: [UInt32], keys: [UInt64], threshold: Double) {
        self.signature = signature
        self.keys = keys
        self.threshold = threshold
    }

    /// Share of equal places of two signatures of one length, else 0.
    public func similarity(to signature: [UInt32]) -> Double {
        guard self.signature.count == signature.count, !signature.isEmpty else { return 0 }
        let equal = zip(self.signature, signature).count { $0 == $1 }
        return Double(equal) / Double(signature.count)
    }
}

/// An article that another resembles.
public struct SimilarArticle: Hashable, Sendable {
    /// SHA-256 of its bytes, hexadecimal.
    public var digest: String
    /// How much it resembles it, 0 to 1.
    public var similarity: Double
}

extension Catalog {
    /// The known article that resembles one with this fingerprint most; nil where none does enough.
    ///
    /// Among equals the first that was logged.
    public func mostSimilar(
        to fingerprint: ArticleFingerprint
    ) throws(CatalogError) -> SimilarArticle? {
        guard !fingerprint.keys.isEmpty else { return nil }
        return try read { database in
            let keys = Set(fingerprint.keys).map { String(Int64(bitPattern: $0)) }
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT digest, signature FROM fingerprints WHERE id IN (
                        SELECT fingerprint FROM fingerprint_keys
                        WHERE key IN (\(keys.joined(separator: ","))) GROUP BY fingerprint
                        ORDER BY COUNT(*) DESC, fingerprint LIMIT 50) ORDER BY id
                    """)
            var best: SimilarArticle?
            while let row = try cursor.next() {
                let signature = Self.signature(from: row[1])
                let similarity = fingerprint.similarity(to: signature)
                if similarity >= max(fingerprint.threshold, (best?.similarity ?? 0) + 0.0001) {
                    best = SimilarArticle(digest: row[0], similarity: similarity)
                }
            }
            return best
        }
    }

    /// Remembers the fingerprint of an article, unless one of its digest is known.
    static func insert(
        _ fingerprint: ArticleFingerprint, digest: String, in database: Database
    ) throws {
        guard !fingerprint.keys.isEmpty else { return }
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO fingerprints (digest, signature) VALUES (?, ?)")
        try statement.execute(arguments: [digest, text(of: fingerprint.signature)])
        guard database.changesCount > 0 else { return }
        let id = database.lastInsertedRowID
        let insertion = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO fingerprint_keys (key, fingerprint) VALUES (?, ?)")
        for key in fingerprint.keys {
            try insertion.execute(arguments: [Int64(bitPattern: key), id])
        }
    }

    private static func text(of signature: [UInt32]) -> String {
        Base64.encode(
            signature.flatMap { place in
                [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: place >> $0) }
            })
    }

    private static func signature(from text: String) -> [UInt32] {
        let bytes = Base64.decode(text) ?? []
        return stride(from: 0, to: bytes.count - 3, by: 4).map { start in
            bytes[start..<(start + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
    }
}
