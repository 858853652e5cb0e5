internal import Annotation

/// Tells which words of a document stand inside quotation marks.
struct QuotationMarks {
    /// Whether each token is inside.
    let isInside: [Bool]

    /// Reads the marks of all sentences; what is opened in one paragraph ends with it.
    ///
    /// - Complexity: O(n) in the number of tokens.
    init(_ document: Document) {
        var isInside = [Bool](repeating: false, count: document.tokens.count)
        var isOpen = false
        var block = -1
        for sentence in document.sentences {
            if sentence.block != block {
                block = sentence.block
                isOpen = false
            }
            for row in sentence.span.rows {
                if let mark = Self.mark(document.tokens.range(row), document) {
                    isOpen = mark.opens(isOpen)
                } else {
                    isInside[row] = isOpen
                }
            }
        }
        self.isInside = isInside
    }

    private enum Mark {
        case opening, closing, either

        func opens(_ isOpen: Bool) -> Bool {
            switch self {
            case .opening: true
            case .closing: false
            case .either: !isOpen
            }
        }
    }

    private static func mark(_ range: TextRange, _ document: Document) -> Mark? {
        let bytes = document.bytes
        switch range.count {
        case 1: return bytes[range.start] == 0x22 ? .either : nil
        case 2:
            // « and »: either may open.
            guard bytes[range.start] == 0xC2 else { return nil }
            return [0xAB, 0xBB].contains(bytes[range.start + 1]) ? .either : nil
        case 3:
            guard bytes[range.start] == 0xE2, bytes[range.start + 1] == 0x80 else { return nil }
            switch bytes[range.start + 2] {
            // “ opens in English and closes in German.
            case 0x9C: return .either
            case 0x9D: return .closing
            case 0x9E: return .opening
            default: return nil
            }
        default: return nil
        }
    }
}
