public import SystemCalls

/// Why something could not be written to the log; trying again later may succeed.
///
/// The log ends in a complete article after every error, or is mended before the next one is
/// written.
public struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What failed.
    public var cause: SystemError

    /// Creates an error.
    public init(_ cause: SystemError) { self.cause = cause }

    /// What failed, and what happens now.
    public var description: String {
        "\(cause); nothing was logged, and the same article can be written again"
    }
}
