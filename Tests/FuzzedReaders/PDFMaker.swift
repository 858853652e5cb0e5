/// Writes small PDF files by hand: one line of Helvetica text for each line of each page.
public enum PDFMaker {
    /// A file whose pages show `pages`; `trailer` stands for more entries of the trailer.
    public static func file(pages: [String], trailer: String = "") -> [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        objects.append(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        for (index, page) in pages.enumerated() {
            let stream = content(of: page)
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + index * 2) 0 R"
                    + " /Resources << /Font << /F1 3 0 R >> >> >>")
            objects.append("<< /Length \(stream.count) >>\nstream\n\(stream)\nendstream")
        }
        return assembled(objects, trailer: trailer)
    }

    /// The operators that show the lines of a page one below the other.
    private static func content(of page: String) -> String {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let escaped = line.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
            return "(\(escaped)) Tj T*"
        }
        return "BT /F1 11 Tf 14 TL 72 770 Td\n" + lines.joined(separator: "\n") + "\nET"
    }

    /// Header, objects, table of their places, and trailer; all in Latin-1, one byte a character.
    private static func assembled(_ objects: [String], trailer: String) -> [UInt8] {
        var bytes = latin("%PDF-1.4\n")
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(bytes.count)
            bytes += latin("\(index + 1) 0 obj\n\(object)\nendobj\n")
        }
        let table = bytes.count
        bytes += latin("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
        for place in places {
            let digits = String(place)
            bytes += latin(
                String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n")
        }
        bytes += latin(
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(table)\n%%EOF\n"
        )
        return bytes
    }

    private static func latin(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: min($0.value, 0xFF)) }
    }
}
