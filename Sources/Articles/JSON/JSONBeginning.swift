/// Tells a text that was meant as JSON, whatever became of it, from prose that begins with a brace.
enum JSONBeginning {
    /// Longest key that is looked for, in bytes.
    private static let longestKey = 200

    /// Whether a text begins with an object and its first key, or with a list of such: `{"title":`.
    ///
    /// A text that ends within that is taken for JSON that was cut off.
    static func stands(in text: String) -> Bool {
        var rest = text.utf8.drop(while: isSpace)
        if rest.first == UInt8(ascii: "[") { rest = rest.dropFirst().drop(while: isSpace) }
        guard rest.first == UInt8(ascii: "{") else { return false }
        rest = rest.dropFirst().drop(while: isSpace)
        guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return false }
        rest = rest.dropFirst()
        let key = rest.prefix(longestKey).prefix { $0 != quote && $0 != 0x0A }
        rest = rest.dropFirst(key.count)
        guard let end = rest.first else { return true }
        guard end == quote else { return false }
        rest = rest.dropFirst().drop(while: isSpace)
        return rest.first.map { $0 == UInt8(ascii: ":") } ?? true
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
