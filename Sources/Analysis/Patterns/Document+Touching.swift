internal import Annotation

extension Document {
    /// The last token that starts at or before a byte; O(log tokens).
    func row(at byte: Int32) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens.start[middle] <= byte { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The tokens that a byte range touches; `row` moves along from call to call.
    func span(touching range: TextRange, from row: inout Int) -> Span {
        while row < tokens.count, Int(tokens.end[row]) <= range.start { row += 1 }
        var end = row
        while end < tokens.count, Int(tokens.start[end]) < range.end { end += 1 }
        return Span(row, end)
    }
}
