extension JSONWriter {
    /// Writes a string in quotes; one that needs more than `limit` bytes is cut with `cutMark`.
    mutating func quoted(_ text: String, limit: Int) {
        bytes.append(0x22)
        let start = bytes.count
        var text = text
        text.withUTF8 { escape($0, limit: limit) }
        if bytes.count - start > limit { cut(from: start, limit: limit) }
        bytes.append(0x22)
    }

    /// Appends UTF-8 with what JSON, terminals and readers of lines would misread escaped.
    ///
    /// Stops behind the first byte that goes beyond `limit`.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, limit: Int) {
        var index = 0
        let start = bytes.count
        while index < text.count, bytes.count - start <= limit {
            let byte = text[index]
            if byte >= 0x20, byte != 0x22, byte != 0x5C, byte < 0x7F {
                bytes.append(byte)
            } else if byte < 0x80 {
                escape(ascii: byte)
            } else if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 {
                escape(code: UInt32(text[index + 1]))
                index += 1
            } else if byte == 0xE2, index + 2 < text.count,
                let code = misleading(text[index + 1], text[index + 2])
            {
                escape(code: code)
                index += 2
            } else {
                bytes.append(byte)
            }
            index += 1
        }
    }

    /// The code of a separator of lines (U+2028, U+2029), or of a mark that turns the direction of what
    /// is shown (U+202A to U+202E, U+2066 to U+2069), by the two bytes behind E2; nil for others.
    private func misleading(_ second: UInt8, _ third: UInt8) -> UInt32? {
        switch (second, third) {
        case (0x80, 0xA8...0xAE): 0x2000 + UInt32(third) - 0x80
        case (0x81, 0xA6...0xA9): 0x2040 + UInt32(third) - 0x80
        default: nil
        }
    }

    private mutating func escape(ascii byte: UInt8) {
        switch byte {
        case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        default: escape(code: UInt32(byte))
        }
    }

    private mutating func escape(code: UInt32) {
        let digits = StaticString("0123456789abcdef").utf8Start
        bytes.append(contentsOf: [0x5C, 0x75])
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(code >> UInt32(shift)) & 15]) }
    }

    /// Shortens the string that starts at `start`, never inside a character or an escape.
    private mutating func cut(from start: Int, limit: Int) {
        let room = Swift.max(0, limit - JSONWriter.cutMark.utf8.count)
        var end = start
        while end < bytes.count {
            let length = lengthOfUnit(at: end)
            if end + length - start > room || end + length > bytes.count { break }
            end += length
        }
        bytes.removeLast(bytes.count - end)
        bytes.append(contentsOf: JSONWriter.cutMark.utf8)
    }

    private func lengthOfUnit(at index: Int) -> Int {
        switch bytes[index] {
        case 0x5C: bytes[index + 1] == 0x75 ? 6 : 2
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}
