public import Annotation

/// A number of people, things or money in the text.
public struct QuantityMention: Hashable, Sendable {
    /// Where it stands in the text, in bytes.
    public var range: TextRange
    /// Its tokens.
    public var span: Span
    /// What it says.
    public var quantity: Quantity
    /// The rule that decided ("de/quantities.records:41 killed").
    public var rule: String
}
