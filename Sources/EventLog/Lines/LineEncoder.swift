internal import JSONText

/// Writes log lines, each valid JSON on one line of at most 64 KiB.
///
/// A line that would be longer is written again with its strings cut, and its lists shortened, in
/// steps; every cut string ends in a mark. File names and digests are never cut.
public struct LineEncoder: Sendable {
    private var writer = JSONWriter()

    /// Creates an encoder.
    public init() {}

    /// How far the strings and lists of a line are cut, by step.
    private static let limits: [(text: Int, list: Int)] = [
        (.max, .max), (8192, 64), (2048, 16), (512, 8), (192, 6),
    ]

    /// Appends the line and its newline to `bytes`.
    public mutating func append(_ line: EventLine, to bytes: inout [UInt8]) {
        fit(into: &bytes) { line.write(to: &$0, listLimit: $1) }
    }

    /// Appends the line and its newline to `bytes`.
    public mutating func append(_ line: ArticleLine, to bytes: inout [UInt8]) {
        fit(into: &bytes) { writer, _ in line.write(to: &writer) }
    }

    private mutating func fit(
        into bytes: inout [UInt8], _ write: (inout JSONWriter, Int) -> Void
    ) {
        for limit in Self.limits {
            writer.removeAll()
            writer.textLimit = limit.text
            write(&writer, limit.list)
            writer.newline()
            if writer.bytes.count <= LogFormat.longestLine { break }
        }
        bytes.append(contentsOf: writer.bytes)
    }
}

extension EventLine {
    /// The line with its newline, in UTF-8.
    public func encoded() -> [UInt8] {
        var encoder = LineEncoder()
        var bytes: [UInt8] = []
        encoder.append(self, to: &bytes)
        return bytes
    }
}

extension ArticleLine {
    /// The line with its newline, in UTF-8.
    public func encoded() -> [UInt8] {
        var encoder = LineEncoder()
        var bytes: [UInt8] = []
        encoder.append(self, to: &bytes)
        return bytes
    }
}
