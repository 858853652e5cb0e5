/// A language that Dateline reads.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// German.
    case german = "de"
    /// English.
    case english = "en"

    /// The ISO 639-1 code.
    public var code: String { rawValue }
}
