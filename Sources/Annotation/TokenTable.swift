/// The tokens of a document as parallel arrays, one row a syntactic word.
///
/// A contraction ("im" = in + dem) is several rows with one byte range; `part` tells them apart.
public struct TokenTable: Sendable {
    /// First byte of the token in the document's text.
    public var start: [Int32] = []
    /// One past its last byte.
    public var end: [Int32] = []
    /// The word as analysed ("dem" of "im"), normally the text in its range.
    public var form: [StringID] = []
    /// Zero for a word of its own, else its number among the parts of a contraction, from 1.
    public var part: [UInt8] = []
    /// Dictionary form.
    public var lemma: [StringID] = []
    /// Universal part of speech.
    public var tag: [PartOfSpeech] = []
    /// The whole feature string of CoNLL-U, empty where there is none.
    public var features: [StringID] = []
    /// The features that later stages ask about.
    public var morphology: [Morphology] = []
    /// Row of the head; the token's own row for the root of a sentence.
    public var head: [Int32] = []
    /// Relation to the head.
    public var relation: [Relation] = []

    /// Creates an empty table.
    public init() {}

    /// Number of tokens.
    @inlinable public var count: Int { start.count }

    /// Adds a token that later stages will fill.
    @inlinable
    public mutating func append(range: TextRange, form: StringID, part: UInt8 = 0) {
        self.start.append(Int32(truncatingIfNeeded: range.start))
        self.end.append(Int32(truncatingIfNeeded: range.end))
        self.form.append(form)
        self.part.append(part)
        lemma.append(.empty)
        tag.append(.unknown)
        features.append(.empty)
        morphology.append(Morphology())
        head.append(Int32(truncatingIfNeeded: start.count - 1))
        relation.append(.none)
    }

    /// Where token `row` stands in the text.
    @inlinable
    public func range(_ row: Int) -> TextRange { TextRange(Int(start[row]), Int(end[row])) }

    /// Row of the head of `row`; nil for the root of a sentence.
    @inlinable
    public func head(of row: Int) -> Int? {
        let head = Int(head[row])
        return head == row ? nil : head
    }

    /// Forgets all tokens, keeping the memory.
    public mutating func removeAll() {
        start.removeAll(keepingCapacity: true)
        end.removeAll(keepingCapacity: true)
        form.removeAll(keepingCapacity: true)
        part.removeAll(keepingCapacity: true)
        lemma.removeAll(keepingCapacity: true)
        tag.removeAll(keepingCapacity: true)
        features.removeAll(keepingCapacity: true)
        morphology.removeAll(keepingCapacity: true)
        head.removeAll(keepingCapacity: true)
        relation.removeAll(keepingCapacity: true)
    }
}
