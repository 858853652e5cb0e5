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
        var equal = 0
        for index in signature.indices where self.signature[index] == signature[index] {
            equal += 1
        }
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
    /// How many fingerprints are kept for one key.
    ///
    /// Of a text that comes again and again only the first are, or looking for what resembles it
    /// would take longer with every copy.
    private static let fingerprintsPerKey = 16
    /// How many fingerprints, those that share most keys with an article, are compared with it.
    private static let compared = 24

    /// The known article that resembles one with this fingerprint most; nil where none does enough.
    ///
    /// Among equals the first that was logged. O(keys), however many articles are known.
    public func mostSimilar(
        to fingerprint: ArticleFingerprint
    ) throws(CatalogError) -> SimilarArticle? {
        guard !fingerprint.keys.isEmpty else { return nil }
        return try read { database in
            let sql = "SELECT digest, signature FROM fingerprints WHERE id = ?"
            let statement = try database.cachedStatement(sql: sql)
            var best: SimilarArticle?
            for id in try Self.likely(fingerprint, in: database) {
                guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
                let similarity = fingerprint.similarity(to: Self.signature(from: row[1]))
                if similarity >= max(fingerprint.threshold, (best?.similarity ?? 0) + 0.0001) {
                    best = SimilarArticle(digest: row[0], similarity: similarity)
                }
            }
            return best
        }
    }

    /// The fingerprints that share most keys with one, in the order in which they were logged.
    private static func likely(
        _ fingerprint: ArticleFingerprint, in database: Database
    ) throws -> [Int64] {
        let statement = try database.cachedStatement(
            sql: "SELECT fingerprint FROM fingerprint_keys WHERE key = ?")
        var shared: [Int64: Int] = [:]
        for key in Set(fingerprint.keys) {
            let ids = try Int64.fetchCursor(statement, arguments: [Int64(bitPattern: key)])
            while let id = try ids.next() { shared[id, default: 0] += 1 }
        }
        let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return ranked.prefix(compared).map(\.key).sorted()
    }

    /// Analysed articles whose fingerprint is not known, the newest first.
    public func withoutFingerprint(limit: Int) throws(CatalogError) -> [CatalogArticle] {
        try read {
            try Self.articles(
                where: """
                    outcome IN ('events', 'empty') AND NOT EXISTS (
                        SELECT 1 FROM fingerprints WHERE fingerprints.digest = articles.digest)
                    ORDER BY articles.id DESC LIMIT ?
                    """,
                [limit], in: $0)
        }
    }

    /// Remembers fingerprints that were made again; nil where one cannot be made any more, so that it
    /// is not asked for again.
    public func restore(
        _ fingerprints: [(digest: String, fingerprint: ArticleFingerprint?)]
    ) throws(CatalogError) {
        let none = ArticleFingerprint(signature: [], keys: [], threshold: 1)
        do {
            try write { database in
                for (digest, fingerprint) in fingerprints {
                    try Self.insert(fingerprint ?? none, digest: digest, in: database)
                }
            }
        } catch {
            throw CatalogError(message: "\(error)")
        }
    }

    /// Remembers the fingerprint of an article, unless one of its digest is known.
    static func insert(
        _ fingerprint: ArticleFingerprint, digest: String, in database: Database
    ) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO fingerprints (digest, signature) VALUES (?, ?)")
        try statement.execute(arguments: [digest, text(of: fingerprint.signature)])
        guard database.changesCount > 0 else { return }
        let id = database.lastInsertedRowID
        let insertion = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO fingerprint_keys (key, fingerprint) SELECT ?1, ?2
                WHERE (SELECT COUNT(*) FROM fingerprint_keys WHERE key = ?1) < \(fingerprintsPerKey)
                """)
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
        var places = [UInt32](repeating: 0, count: bytes.count / 4)
        for index in places.indices {
            let start = index * 4
            let (high, low) = (
                UInt32(bytes[start]) << 8 | UInt32(bytes[start + 1]),
                UInt32(bytes[start + 2]) << 8 | UInt32(bytes[start + 3])
            )
            places[index] = high << 16 | low
        }
        return places
    }
}
