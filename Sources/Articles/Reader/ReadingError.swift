/// Why a file could not be read as an article, and what to do.
public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, as a word that programs can test.
    public var code: Code
    /// What went wrong and what to do, as a sentence.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The open set of reasons.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The word.
        public var rawValue: String

        /// Creates a code from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No byte, or nothing but white space.
        public static let empty = Code(rawValue: "empty")
        /// Bytes that are not text in any character set.
        public static let binary = Code(rawValue: "binary")
        /// A structured format with a mistake in it.
        public static let malformed = Code(rawValue: "malformed")
        /// A structured file without an article in it.
        public static let noArticle = Code(rawValue: "no-article")
        /// A format that this installation cannot read.
        public static let unsupported = Code(rawValue: "unsupported")
        /// More than the limits allow.
        public static let tooLarge = Code(rawValue: "too-large")
    }

    /// The message.
    public var description: String { message }
}
