/// Splits web archives (WARC 1.0 and 1.1) into the pages that were fetched.
struct WARCReader {
    /// A page of the archive.
    struct Page {
        /// Address that it was fetched from.
        var address: String
        /// Its bytes without the server's headers.
        var bytes: [UInt8]
    }

    /// The responses and resources with text in `bytes`, in order; what is damaged is left out.
    static func pages(of bytes: [UInt8], limit: Int) -> [Page] {
        var pages: [Page] = []
        var position = 0
        let mark = Array("WARC/".utf8)
        while position < bytes.count, pages.count < limit {
            guard bytes[position...].starts(with: mark) else {
                position += 1
                continue
            }
            guard let head = HeaderBlock(bytes[position...]) else { break }
            let start = head.end
            guard let length = head["content-length"].flatMap({ Int($0) }), length >= 0,
                length <= bytes.count - start
            else { break }
            let body = bytes[start..<(start + length)]
            if let page = page(head, body) { pages.append(page) }
            position = start + length
        }
        return pages
    }

    private static func page(_ head: HeaderBlock, _ body: ArraySlice<UInt8>) -> Page? {
        let address = head["warc-target-uri"].map { $0.trimming { "<>".contains($0) } } ?? ""
        switch head["warc-type"] {
        case "response":
            guard body.starts(with: Array("HTTP/".utf8)), let answer = HeaderBlock(body),
                isText(answer["content-type"] ?? "text/html")
            else { return nil }
            let chunked = answer["transfer-encoding"]?.lowercased().contains("chunked") ?? false
            let content = Array(body[answer.end...])
            return Page(
                address: String(address), bytes: chunked ? Self.joined(content) : content)
        case "resource", "conversion":
            guard isText(head["content-type"] ?? "text/plain") else { return nil }
            return Page(address: String(address), bytes: Array(body))
        default: return nil
        }
    }

    private static func isText(_ type: String) -> Bool {
        let type = type.lowercased()
        return ["text/", "html", "json", "xml"].contains { type.contains($0) }
    }

    /// The content of a chunked answer; what is not chunked after all stays as it is.
    private static func joined(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < content.count {
            guard let end = content[position...].firstIndex(of: 0x0A) else { break }
            let line = String(decoding: content[position..<end], as: UTF8.self)
            let digits = line.prefix { $0.isHexDigit }
            guard let size = Int(digits, radix: 16), !digits.isEmpty else {
                return result.isEmpty ? content : result
            }
            if size == 0 { break }
            guard size <= content.count - end - 1 else { return result.isEmpty ? content : result }
            result += content[(end + 1)..<(end + 1 + size)]
            position = end + 1 + size
            while position < content.count, content[position] == 0x0D || content[position] == 0x0A {
                position += 1
            }
        }
        return result.isEmpty ? content : result
    }
}
