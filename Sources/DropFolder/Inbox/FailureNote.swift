public import FoundationEssentials

/// What is written beside a file in `.failed`, as `NAME.reason.json`.
public struct FailureNote: Codable, Hashable, Sendable {
    /// The file's name in the inbox, for people.
    public var file: String
    /// The name's bytes in base64, where `file` does not give them exactly.
    public var fileBytes: Data?
    /// Why it failed.
    public var reason: Reason
    /// SHA-256 of its bytes, where they were read.
    public var digest: String?
    /// How often it was tried.
    public var attempts: Int
    /// When it was set aside, RFC 3339, UTC.
    public var failed: String
    /// How to try again.
    public var retry: String

    /// Code and sentence of a failure.
    public struct Reason: Codable, Hashable, Sendable {
        /// A stable word with hyphens.
        public var code: String
        /// What is wrong and what to do.
        public var sentence: String
    }

    private enum CodingKeys: String, CodingKey {
        case file
        case fileBytes = "file_bytes"
        case reason, digest, attempts, failed, retry
    }

    /// Notes why `name` failed, at the moment `time`.
    public init(
        _ name: InboxName, failure: Failure, digest: String?, attempts: Int, time: Date
    ) {
        file = name.description
        fileBytes = name.base64 == nil ? nil : Data(name.bytes)
        reason = Reason(code: failure.code, sentence: failure.sentence)
        self.digest = digest
        self.attempts = attempts
        failed = time.formatted(.iso8601)
        retry = "after mending the cause: dateline retry NAME (or --all)"
    }

    /// The note as JSON with a final newline.
    func json() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
        return Array(data) + [UInt8(ascii: "\n")]
    }

    /// What is appended to a file's name to give that of its note.
    public static let suffix = Array(".reason.json".utf8)
}
