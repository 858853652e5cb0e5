internal import Annotation

/// Gives each quantity to the event in whose clause it stands.
struct QuantityPlacer {
    let document: Document

    private static let stepLimit = 6

    /// Adds the quantities to the events that they belong to.
    func place(_ quantities: [QuantityMention], in found: inout [EventReader.Found]) {
        for mention in quantities where !mention.span.isEmpty {
            guard let index = owner(of: mention, in: found) else { continue }
            found[index].event.quantities.append(mention.quantity)
        }
    }

    /// The event whose word is the first above the quantity in its tree.
    private func owner(of mention: QuantityMention, in found: [EventReader.Found]) -> Int? {
        var row = mention.span.start
        for _ in 0..<Self.stepLimit {
            if let index = found.firstIndex(where: { $0.row == row }) { return index }
            guard let head = document.tokens.head(of: row) else { return nil }
            row = head
        }
        return nil
    }
}
