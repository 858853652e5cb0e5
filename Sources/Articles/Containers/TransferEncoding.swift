internal import FoundationEssentials

/// Undoes base64 and quoted-printable.
enum TransferEncoding {
    /// The bytes that `body` stands for; other encodings stand for themselves.
    static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "base64": base64(body)
        case "quoted-printable": quotedPrintable(body, isWord: false)
        default: Array(body)
        }
    }

    /// Base64 with line ends and other foreign bytes left out.
    static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var kept = body.filter {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || $0 == 0x2B || $0 == 0x2F
        }
        while kept.count % 4 != 0 { kept.append(0x3D) }
        return Data(base64Encoded: Data(kept)).map { [UInt8]($0) } ?? []
    }

    /// Quoted-printable; in an encoded word `_` stands for a space.
    static func quotedPrintable(_ body: ArraySlice<UInt8>, isWord: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var index = body.startIndex
        while index < body.endIndex {
            let byte = body[index]
            index += 1
            if byte == 0x5F, isWord {
                result.append(0x20)
            } else if byte != 0x3D {
                result.append(byte)
            } else if let (value, next) = escape(body, index) {
                if let value { result.append(value) }
                index = next
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// The byte behind `=` and the index behind it; no byte for a line end that is only for show.
    private static func escape(_ body: ArraySlice<UInt8>, _ index: Int) -> (UInt8?, Int)? {
        guard index < body.endIndex else { return nil }
        if body[index] == 0x0A { return (nil, index + 1) }
        guard index + 1 < body.endIndex else { return nil }
        if body[index] == 0x0D, body[index + 1] == 0x0A { return (nil, index + 2) }
        let digits = String(decoding: body[index...(index + 1)], as: UTF8.self)
        return UInt8(digits, radix: 16).map { ($0, index + 2) }
    }
}

/// Decodes `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` in headers (RFC 2047).
enum EncodedWords {
    /// `text` with its encoded words decoded; space between two of them is dropped.
    static func decoded(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        var isBehindWord = false
        while let start = rest.firstRange(of: "=?") {
            let before = rest[..<start.lowerBound]
            guard let (word, end) = word(rest[start.upperBound...]) else { break }
            if !isBehindWord || before.contains(where: { !$0.isWhitespace }) { result += before }
            result += word
            isBehindWord = true
            rest = rest[end...]
        }
        return result + rest
    }

    private static func word(_ rest: Substring) -> (String, Substring.Index)? {
        let pieces = rest.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard pieces.count == 4, pieces[3].hasPrefix("=") else { return nil }
        let bytes = Array(pieces[2].utf8)
        let decoded =
            pieces[1].lowercased() == "b"
            ? TransferEncoding.base64(bytes[...])
            : TransferEncoding.quotedPrintable(bytes[...], isWord: true)
        let text = (try? TextDecoder.decode(decoded, declared: String(pieces[0])))?.text
        return text.map { ($0, rest.index(after: pieces[3].startIndex)) }
    }
}
