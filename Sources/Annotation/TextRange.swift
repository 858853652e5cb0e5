/// A half-open range of UTF-8 byte offsets into the text of a document.
public struct TextRange: Hashable, Sendable {
    /// First byte.
    public var start: Int
    /// One past the last byte.
    public var end: Int

    /// Creates the range `start ..< end`, in bytes.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        assert(start <= end, "a text range runs forwards")
        self.start = start
        self.end = end
    }

    /// Length in bytes.
    @inlinable public var count: Int { end - start }
    /// Whether the range holds no byte.
    @inlinable public var isEmpty: Bool { start == end }

    /// Whether `other` lies wholly inside.
    @inlinable
    public func contains(_ other: TextRange) -> Bool {
        start <= other.start && other.end <= end
    }

    /// Whether the two share at least one byte.
    @inlinable
    public func overlaps(_ other: TextRange) -> Bool {
        start < other.end && other.start < end
    }
}
