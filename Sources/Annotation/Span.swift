/// The position of a token in the document's token table.
public struct TokenIndex: Hashable, Comparable, Sendable {
    /// Row in the table, from 0.
    public var value: Int32

    /// Creates the index of row `value`.
    @inlinable
    public init(_ value: Int) { self.value = Int32(truncatingIfNeeded: value) }

    /// The row as an array index.
    @inlinable public var row: Int { Int(value) }

    /// Orders by position in the text.
    @inlinable
    public static func < (lhs: TokenIndex, rhs: TokenIndex) -> Bool { lhs.value < rhs.value }
}

/// A half-open range of tokens.
public struct Span: Hashable, Sendable {
    /// Row of the first token.
    public var start: Int
    /// One past the row of the last token.
    public var end: Int

    /// Creates the span of rows `start ..< end`.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        assert(start <= end, "a span runs forwards")
        self.start = start
        self.end = end
    }

    /// Number of tokens.
    @inlinable public var count: Int { end - start }
    /// Whether the span holds no token.
    @inlinable public var isEmpty: Bool { start == end }
    /// The rows as a Swift range.
    @inlinable public var rows: Range<Int> { start..<end }

    /// Whether row `row` lies inside.
    @inlinable
    public func contains(_ row: Int) -> Bool { start <= row && row < end }

    /// Whether `other` lies wholly inside.
    @inlinable
    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

    /// Whether the two share at least one token.
    @inlinable
    public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
}
