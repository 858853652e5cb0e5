/// Tells formats apart by their first bytes.
enum FormatSniffer {
    /// What a file is.
    enum Kind {
        case text, html, xml, archive, warc, mail, mailbox, pdf
    }

    /// The format of `bytes`; text where nothing else is certain.
    static func kind(of bytes: [UInt8]) -> Kind {
        if let kind = kindBySignature(bytes) { return kind }
        let head = String(decoding: bytes.prefix(4096).filter { $0 != 0 }, as: UTF8.self)
            .lowercased()
        let first = head.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
        guard first == "<" else {
            if isMail(bytes) { return head.hasPrefix("from ") ? .mailbox : .mail }
            return elements(in: bytes) >= 40 ? .html : .text
        }
        let root = rootName(head)
        if root == "html" || head.contains("<!doctype html") { return .html }
        if head.contains("<?xml") || xmlRoots.contains(root) { return .xml }
        if head.contains("<html") { return .html }
        let marks = [
            "<head", "<body", "<div", "<p>", "<p ", "<meta", "<title", "<h1", "<article", "<!--",
            "<br", "<table",
        ]
        return marks.contains { head.contains($0) } ? .html : .text
    }

    private static let xmlRoots: Set<Substring> = [
        "newsitem", "newsmessage", "nitf", "rss", "feed", "rdf", "contentset", "packageitem",
        "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "groupset", "contentmeta",
        "newsml",
    ]

    /// Local name of the first element behind declarations and comments.
    private static func rootName(_ head: String) -> Substring {
        var rest = head[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            if rest.hasPrefix("!--") {
                guard let end = rest.firstRange(of: "-->") else { return "" }
                rest = rest[end.upperBound...]
            } else if rest.first != "?", rest.first != "!" {
                let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
                return name.split(separator: ":").last ?? ""
            }
        }
        return ""
    }

    private static func kindBySignature(_ bytes: [UInt8]) -> Kind? {
        let signatures: [([UInt8], Kind)] = [
            ([0x1F, 0x8B], .archive), ([0x50, 0x4B, 0x03, 0x04], .archive),
            ([0x42, 0x5A, 0x68], .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive),
            ([0x28, 0xB5, 0x2F, 0xFD], .archive), (Array("WARC/".utf8), .warc),
            (Array("%PDF-".utf8), .pdf),
        ]
        for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
        let isTar = bytes.count >= 512 && bytes[257..<262].elementsEqual(Array("ustar".utf8))
        return isTar ? .archive : nil
    }

    /// Whether the file begins with the headers of a mail, or with the line of a mailbox before them.
    private static func isMail(_ bytes: [UInt8]) -> Bool {
        var start = 0
        if bytes.starts(with: Array("From ".utf8)) {
            start = (bytes.prefix(1000).firstIndex(of: 0x0A) ?? -1) + 1
        }
        guard let head = HeaderBlock(bytes[start...]), head.count >= 3 else { return false }
        let names = [
            "from", "date", "subject", "mime-version", "message-id", "received", "return-path",
            "content-type", "to",
        ]
        return names.count { head[$0] != nil } >= 3
    }

    /// Number of ends of elements in the first 32 kB: pages with garbage in front have many.
    private static func elements(in bytes: [UInt8]) -> Int {
        let head = bytes.prefix(32768)
        return zip(head, head.dropFirst()).count { $0 == 0x3C && $1 == 0x2F }
    }

    /// The character set that a meta element or an XML declaration names in the first 4 kB.
    static func charset(of bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        for key in ["charset=", "encoding="] {
            guard let found = head.firstRange(of: key) else { continue }
            let rest = head[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }
}
