/// What is wrong with the configuration: where, and what to write instead.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file and line, the variable, or the option.
    public var place: String
    /// What is wrong and what to do.
    public var message: String

    /// What else is wrong, in the order in which it was found.
    public var others: [ConfigurationError] = []

    /// Creates an error.
    public init(place: String, message: String) {
        self.place = place
        self.message = message
    }

    /// Place and message of this error and of the others, a line each.
    public var description: String {
        (["\(place): \(message)"] + others.map(\.description)).joined(separator: "\n")
    }
}
