/// Tells formats apart by their first bytes.
enum FormatSniffer {
    /// What a file is.
    enum Kind {
        case text, html, xml, archive, warc, mail, mailbox, pdf
    }

    /// The format of `bytes`; text where nothing else is certain.
    static func kind(of bytes: [UInt8]) -> Kind {
        if let kind = kindBySignature(bytes) { return kind }
        let head = SmallLetters(bytes.prefix(4096))
        guard head.firstMark == UInt8(ascii: "<") else {
            if isMail(bytes) { return head.starts(with: "from ") ? .mailbox : .mail }
            return elements(in: bytes) >= 40 ? .html : .text
        }
        let root = rootName(head)
        if root == "html" || head.contains("<!doctype html") { return .html }
        if head.contains("<?xml") || xmlRoots.contains(root) { return .xml }
        if head.contains("<html") { return .html }
        return pageMarks.contains { head.contains($0) } ? .html : .text
    }

    private static let pageMarks: [StaticString] = [
        "<head", "<body", "<div", "<p>", "<p ", "<meta", "<title", "<h1", "<article", "<!--",
        "<br", "<table",
    ]

    private static let xmlRoots: Set<String> = [
        "newsitem", "newsmessage", "nitf", "rss", "feed", "rdf", "contentset", "packageitem",
        "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "groupset", "contentmeta",
        "newsml",
    ]

    /// Local name of the first element behind declarations and comments.
    private static func rootName(_ head: SmallLetters) -> String {
        var index = 0
        while let open = head.index(of: "<", from: index) {
            index = open + 1
            if head.stands("!--", at: index) {
                guard let end = head.index(of: "-->", from: index) else { return "" }
                index = end + 3
            } else if !head.stands("?", at: index), !head.stands("!", at: index) {
                let name = head.bytes[index...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
                let local = name.split(separator: UInt8(ascii: ":")).last ?? []
                return String(decoding: local, as: UTF8.self)
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
        let head = SmallLetters(bytes.prefix(4096))
        for key in ["charset=", "encoding="] as [StaticString] {
            guard let found = head.index(of: key, from: 0) else { continue }
            let rest = head.bytes[(found + key.utf8CodeUnitCount)...]
                .drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
            let name = rest.prefix {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }
}
