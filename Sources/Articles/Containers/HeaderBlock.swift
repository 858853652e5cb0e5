/// Lines of `Name: value` up to an empty line, as mail, HTTP and WARC have them.
struct HeaderBlock {
    private var fields: [(name: String, value: String)] = []
    /// Index of the first byte behind the empty line.
    private(set) var end: Int

    /// Reads the headers in front of `bytes`; nil where no empty line ends them within 256 kB.
    init?(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        let limit = min(bytes.endIndex, bytes.startIndex + 256 << 10)
        end = position
        while position < limit {
            let lineEnd = bytes[position..<limit].firstIndex(of: 0x0A) ?? limit
            var stop = lineEnd
            if stop > position, bytes[stop - 1] == 0x0D { stop -= 1 }
            if stop == position {
                end = min(lineEnd + 1, bytes.endIndex)
                return
            }
            add(bytes[position..<stop])
            guard lineEnd < limit else { break }
            position = lineEnd + 1
        }
        return nil
    }

    /// The value of the first field `name` (small letters).
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Number of fields.
    var count: Int { fields.count }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        let text = String(validating: line, as: UTF8.self) ?? Self.latin(line)
        if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
            fields[fields.count - 1].value += " " + text.trimming { $0.isWhitespace }
            return
        }
        guard let colon = text.firstIndex(of: ":") else { return }
        fields.append(
            (
                text[..<colon].lowercased(),
                String(text[text.index(after: colon)...].trimming { $0.isWhitespace })
            ))
    }

    private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
