internal import Annotation

extension Document {
    /// The tokens that a byte range touches; `row` moves along from call to call.
    func span(touching range: TextRange, from row: inout Int) -> Span {
        while row < tokens.count, Int(tokens.end[row]) <= range.start { row += 1 }
        var end = row
        while end < tokens.count, Int(tokens.start[end]) < range.end { end += 1 }
        return Span(row, end)
    }
}
