/// Why a file was set aside: a code for programs and a sentence for people.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable word with hyphens ("too-large").
    public let code: String
    /// What is wrong and what to do.
    public let sentence: String

    /// Creates a failure.
    public init(code: String, sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    /// Code and sentence.
    public var description: String { "\(code): \(sentence)" }
}

extension Failure {
    /// A kind of file that is not read: a link, a pipe, a device.
    static func notRegular(_ kind: String) -> Failure {
        Failure(
            code: "not-a-file",
            sentence: "this is a \(kind); only regular files are read, so drop the file itself")
    }

    /// A further name of a file that may lie outside the inbox.
    static func linked(_ count: Int) -> Failure {
        Failure(
            code: "hard-link",
            sentence: "the file has \(count) names, so it may be somebody's file outside the "
                + "inbox; drop a copy, or set 'allow_hard_links: true'")
    }

    /// A file of no bytes.
    static let empty = Failure(
        code: "empty", sentence: "the file has no bytes; drop it again with its content")

    /// A file above the limit.
    static func tooLarge(_ size: Int, limit: Int) -> Failure {
        Failure(
            code: "too-large",
            sentence: "the file has \(size) bytes, more than 'max_file_size' allows (\(limit)); "
                + "split it, or raise the limit")
    }

    /// A file that ended the program each time it was read.
    public static func poison(attempts: Int) -> Failure {
        Failure(
            code: "crash",
            sentence: "the program ended \(attempts) times while it processed this file; send the "
                + "file with a report of the error, then 'dateline retry' after an update")
    }

    /// A file that takes too long.
    public static func tooSlow(seconds: Int) -> Failure {
        Failure(
            code: "time-limit",
            sentence: "processing took longer than 'max_seconds' allows (\(seconds)); split the "
                + "file, or raise the limit")
    }
}
