/// Tells formats apart by their first bytes.
enum FormatSniffer {
    /// What a file is.
    enum Kind {
        case text, html, xml
    }

    /// The format of `bytes`; text where nothing else is certain.
    static func kind(of bytes: [UInt8]) -> Kind {
        let head = String(decoding: bytes.prefix(4096).filter { $0 != 0 }, as: UTF8.self)
            .lowercased()
        let first = head.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
        guard first == "<" else { return elements(in: bytes) >= 40 ? .html : .text }
        if head.contains("<!doctype html") || head.contains("<html") { return .html }
        if head.contains("<?xml") { return .xml }
        let marks = [
            "<head", "<body", "<div", "<p>", "<p ", "<meta", "<title", "<h1", "<article", "<!--",
            "<br", "<table",
        ]
        return marks.contains { head.contains($0) } ? .html : .text
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
