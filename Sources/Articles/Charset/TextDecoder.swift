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
    static func decode(
        _ bytes: [UInt8], declared: @autoclosure () -> String? = nil
    ) throws(ReadingError) -> DecodedText {
        if let marked = decodeMarked(bytes) { return marked }
        if bytes.contains(0) {
            if let wide = decodeUnmarkedUTF16(bytes) { return wide }
            throw ReadingError(
                .binary, "the file holds binary data, not text; drop text, pages, mail or PDF")
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            if let repaired = Mojibake.repaired(text) {
                return DecodedText(text: repaired, charset: "UTF-8, repaired")
            }
            return DecodedText(text: text, charset: "UTF-8")
        }
        return try decodeNarrow(bytes, declared: declared())
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

    /// UTF-16 without a mark: nearly every other byte is zero.
    private static func decodeUnmarkedUTF16(_ bytes: [UInt8]) -> DecodedText? {
        let head = bytes.prefix(4096)
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let half = head.count / 2
        guard bytes.count.isMultiple(of: 2), half >= 8 else { return nil }
        if zeros[1] * 10 > half * 7, zeros[0] * 20 < half {
            return utf16(bytes[...], charset: "UTF-16LE", isBigEndian: false)
        }
        if zeros[0] * 10 > half * 7, zeros[1] * 20 < half {
            return utf16(bytes[...], charset: "UTF-16BE", isBigEndian: true)
        }
        return nil
    }

    private static func decodeNarrow(
        _ bytes: [UInt8], declared: String?
    ) throws(ReadingError) -> DecodedText {
        let controls = bytes.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        guard controls * 50 <= bytes.count else {
            throw ReadingError(
                .binary, "the file holds binary data, not text; drop text, pages, mail or PDF")
        }
        // A text that was cut, or joined from two, is UTF-8 but for a few bytes.
        let loose = String(decoding: bytes, as: UTF8.self)
        let broken = loose.unicodeScalars.count { $0 == "\u{FFFD}" }
        let high = bytes.count { $0 >= 0x80 }
        if broken * 5 < high { return DecodedText(text: loose, charset: "UTF-8") }
        let name = declared.map { $0.uppercased() } ?? guess(bytes).uppercased()
        let encoding = encoding(named: name)
        if let text = String(bytes: bytes, encoding: encoding) {
            return DecodedText(text: text, charset: name.isEmpty ? "WINDOWS-1252" : name)
        }
        // Five bytes have no character in Windows-1252; every byte has one in Latin-1.
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        return DecodedText(text: text, charset: "ISO-8859-1")
    }

    /// What is declared as Latin-1 is Windows-1252 on the web, and so is what is guessed as something rare.
    private static func encoding(named name: String) -> String.Encoding {
        switch name {
        case "ISO-8859-2": .isoLatin2
        case "WINDOWS-1250": .windowsCP1250
        case "WINDOWS-1251": .windowsCP1251
        case "WINDOWS-1253": .windowsCP1253
        case "WINDOWS-1254", "ISO-8859-9": .windowsCP1254
        case "MACINTOSH", "MAC-CENTRALEUROPE", "X-MAC-ROMAN": .macOSRoman
        case "SHIFT_JIS": .shiftJIS
        case "EUC-JP": .japaneseEUC
        default: .windowsCP1252
        }
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
