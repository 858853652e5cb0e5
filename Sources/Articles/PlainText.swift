internal import Annotation

/// Cuts plain text into blocks at line ends, the first short one its title.
enum PlainText {
    /// The blocks of `text` from byte `start` on.
    static func blocks(of text: String, from start: Int = 0) -> [Block] {
        let bytes = Array(text.utf8)
        var blocks: [Block] = []
        var lineStart = start
        while lineStart < bytes.count {
            let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
            if let range = trimmed(bytes, lineStart, lineEnd) {
                blocks.append(Block(range: range, role: .paragraph))
            }
            lineStart = lineEnd + 1
        }
        return blocks
    }

    /// Marks the first block as the title where it looks like one; returns its text.
    static func markTitle(_ blocks: inout [Block], of text: String) -> String? {
        guard let first = blocks.first, blocks.count > 1, first.range.count <= 200 else {
            return nil
        }
        let bytes = Array(text.utf8)[first.range.start..<first.range.end]
        guard let last = bytes.last, last != UInt8(ascii: "."), last != UInt8(ascii: ",") else {
            return nil
        }
        blocks[0].role = .title
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> TextRange? {
        var (start, end) = (start, end)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start < end ? TextRange(start, end) : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
