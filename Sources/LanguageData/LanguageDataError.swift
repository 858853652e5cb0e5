/// A mistake in a file of language data, with the place to mend.
public struct LanguageDataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// File, relative to the seeds folder where that is known.
    public var file: String
    /// Line, from 1; 0 where the file as a whole is meant.
    public var line: Int
    /// Column in characters, from 1; 0 where the line as a whole is meant.
    public var column: Int
    /// What is wrong and what to do.
    public var message: String

    /// Creates an error.
    public init(file: String, line: Int, column: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:column: message`, as editors and compilers know it.
    public var description: String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if column > 0 { place += ":\(column)" }
        return "\(place): \(message)"
    }
}
