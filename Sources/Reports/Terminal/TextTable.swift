/// Rows in columns that line up, the last one cut to the width of the terminal.
public struct TextTable: Sendable {
    private let heads: [String]
    private let numeric: Set<Int>
    private var rows: [[String]] = []

    /// Creates a table; columns in `numeric` are set flush right.
    public init(_ heads: [String], numeric: Set<Int> = []) {
        self.heads = heads
        self.numeric = numeric
    }

    /// Whether it has no rows.
    public var isEmpty: Bool { rows.isEmpty }

    /// Adds a row; its texts are made fit for a terminal.
    public mutating func append(_ row: [String]) { rows.append(row.map { PlainLine.of($0) }) }

    /// The lines, heads first, at most `width` columns wide where one is given.
    public func lines(_ paint: Paint, width: Int?) -> [String] {
        let widths = heads.indices.map { column in
            ([heads] + rows).map { PlainLine.columns($0[column]) }.max() ?? 0
        }
        return ([heads] + rows).enumerated().map { index, row in
            var line = row.indices.map { padded(row[$0], widths[$0], column: $0) }
                .joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            if let width { line = PlainLine.cut(line, width: width) }
            return index == 0 ? paint(line, .bold) : line
        }
    }

    private func padded(_ text: String, _ width: Int, column: Int) -> String {
        let space = String(repeating: " ", count: max(0, width - PlainLine.columns(text)))
        return numeric.contains(column) ? space + text : text + space
    }
}
