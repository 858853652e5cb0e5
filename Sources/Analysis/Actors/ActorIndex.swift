public import Annotation

/// Finds the actor mention that a token belongs to; built once per document in O(tokens).
public struct ActorIndex: Sendable {
    private var byHead: [Int32]
    private var covering: [Int32]

    /// Indexes the actors of a document.
    public init(_ document: Document) {
        byHead = [Int32](repeating: -1, count: document.tokens.count)
        covering = [Int32](repeating: -1, count: document.tokens.count)
        for (index, actor) in document.actors.enumerated() {
            Self.put(index, at: actor.head, in: &byHead, document) { $0.span.count < $1.span.count }
            for row in actor.span.rows {
                Self.put(index, at: row, in: &covering, document) { $0.span.count > $1.span.count }
            }
        }
    }

    private static func put(
        _ index: Int, at row: Int, in rows: inout [Int32], _ document: Document,
        replacing: (ActorMention, ActorMention) -> Bool
    ) {
        guard row < rows.count else { return }
        let known = rows[row]
        if known < 0 || replacing(document.actors[Int(known)], document.actors[index]) {
            rows[row] = Int32(index)
        }
    }

    /// Index in `document.actors` of the phrase headed by `row`, else of the smallest that covers it.
    public func actor(at row: Int) -> Int? {
        guard row >= 0, row < byHead.count else { return nil }
        if byHead[row] >= 0 { return Int(byHead[row]) }
        return covering[row] >= 0 ? Int(covering[row]) : nil
    }

    /// Index in `document.actors` of the longest phrase headed by `row`.
    public func actor(headedBy row: Int) -> Int? {
        row >= 0 && row < byHead.count && byHead[row] >= 0 ? Int(byHead[row]) : nil
    }
}
