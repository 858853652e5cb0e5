internal import CUchardet
internal import FoundationEssentials

/// Bytes decoded to text, with the character set that was used.
struct DecodedText {
    var text: String
    var charset: String
}

/// Finds the character set of a text and decodes it: byte order mark, UTF-8, then libuchardet's guess.
enum TextDecoder {
    /// The text of `bytes`; throws where they are not text in any character set.
    static func decode(_ bytes: some Collection<UInt8>) throws(ReadingError) -> DecodedText {
        let bytes = Array(bytes)
        if let marked = decodeMarked(bytes) { return marked }
        guard !bytes.contains(0) else {
            throw ReadingError(
                .binary, "the file holds binary data, not text; drop text, HTML or JSON")
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            return DecodedText(text: text, charset: "UTF-8")
        }
        return try decodeGuessed(bytes)
    }

    private static func decodeMarked(_ bytes: [UInt8]) -> DecodedText? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return DecodedText(
                text: String(decoding: bytes.dropFirst(3), as: UTF8.self), charset: "UTF-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return utf16(bytes.dropFirst(2), charset: "UTF-16LE", isBigEndian: false)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return utf16(bytes.dropFirst(2), charset: "UTF-16BE", isBigEndian: true)
        }
        return nil
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, charset: String, isBigEndian: Bool
    ) -> DecodedText {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        }
        return DecodedText(text: String(decoding: units, as: UTF16.self), charset: charset)
    }

    private static func decodeGuessed(_ bytes: [UInt8]) throws(ReadingError) -> DecodedText {
        let name = guess(bytes)
        let encoding: String.Encoding =
            switch name.uppercased() {
            case "ISO-8859-2", "WINDOWS-1250": .windowsCP1250
            case "WINDOWS-1251": .windowsCP1251
            default: .windowsCP1252
            }
        let controls = bytes.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        guard controls * 50 <= bytes.count else {
            throw ReadingError(
                .binary, "the file holds binary data, not text; drop text, HTML or JSON")
        }
        if let text = String(bytes: bytes, encoding: encoding) {
            return DecodedText(text: text, charset: name.isEmpty ? "WINDOWS-1252" : name)
        }
        // Five bytes have no character in Windows-1252; every byte has one in Latin-1.
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        return DecodedText(text: text, charset: "ISO-8859-1")
    }

    private static func guess(_ bytes: [UInt8]) -> String {
        let detector = uchardet_new()
        defer { uchardet_delete(detector) }
        bytes.prefix(1 << 20).withUnsafeBytes { buffer in
            _ = uchardet_handle_data(
                detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        uchardet_data_end(detector)
        return String(cString: uchardet_get_charset(detector))
    }
}
