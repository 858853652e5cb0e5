/// Something wrong in the lexicon, with its place.
public struct LexiconProblem: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var kind: Kind
    /// `file:line` or `file:line:column`; the file alone where it is wrong as a whole.
    public var place: String
    /// What is wrong, and what to do.
    public var message: String
    /// Whether it stands in an overlay.
    public var isOverlay: Bool

    /// What can be wrong.
    public enum Kind: String, Hashable, Sendable {
        /// The file or a record cannot be read.
        case malformed
        /// An EXAMPLE does not come out as it says.
        case example
        /// A NOT comes out as the record.
        case counterexample
    }

    /// `file:line: message`, as editors and compilers know it.
    public var description: String { "\(place): \(message)" }
}
