internal import SystemCalls

/// Which digests are in process, so that two files of one content are never processed at once.
final class DigestClaims: Sendable {
    private let digests = Gate(Set<String>())

    /// Claims a digest; false where somebody has it.
    func begin(_ digest: String) -> Bool { digests.withLock { $0.insert(digest).inserted } }

    /// Gives a digest back.
    func end(_ digest: String) {
        _ = digests.withLock { $0.remove(digest) }
        digests.signal()
    }

    /// Runs `body` while nobody else has `digest`, after waiting for whoever has it.
    func alone<Result>(with digest: String?, _ body: () -> Result) -> Result {
        guard let digest else { return body() }
        digests.wait(until: { !$0.contains(digest) }) { _ = $0.insert(digest) }
        defer { end(digest) }
        return body()
    }
}
