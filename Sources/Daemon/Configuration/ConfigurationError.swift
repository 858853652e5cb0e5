/// What is wrong with the configuration: where, and what to write instead.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file and line, the variable, or the option.
    public var place: String
    /// What is wrong and what to do.
    public var message: String

    /// Place and message.
    public var description: String { "\(place): \(message)" }
}
