internal import Dispatch
internal import Synchronization

/// Which digests are in process, so that two files of one content are never processed at once.
final class DigestClaims: Sendable {
    private let digests = Mutex(Set<String>())

    /// Claims a digest; false where somebody has it.
    func begin(_ digest: String) -> Bool { digests.withLock { $0.insert(digest).inserted } }

    /// Gives a digest back.
    func end(_ digest: String) { _ = digests.withLock { $0.remove(digest) } }

    /// Runs `body` while nobody else has `digest`.
    ///
    /// Two files with one text and different bytes are rare: the second looks again every
    /// millisecond.
    func alone<Result>(with digest: String?, _ body: () -> Result) -> Result {
        guard let digest else { return body() }
        let pause = DispatchSemaphore(value: 0)
        while !begin(digest) { _ = pause.wait(timeout: .now() + .milliseconds(1)) }
        defer { end(digest) }
        return body()
    }
}
