internal import Annotation

/// Reads mails: headers, their encoded words, and the text or HTML part.
struct MailMessage {
    let run: ReadingRun

    /// The article of one mail; throws where it has no text part.
    func article(from bytes: [UInt8]) throws(ReadingError) -> Article {
        guard let head = HeaderBlock(bytes[...]) else {
            throw ReadingError(.malformed, "the mail's headers have no end")
        }
        var parts: [Part] = []
        collect(head, bytes[head.end...], depth: 0, into: &parts)
        let best =
            parts.first { $0.type.hasPrefix("text/plain") }
            ?? parts.first { $0.type.contains("html") }
        guard let best else {
            throw ReadingError(.noArticle, "the mail has no text part; send the text, not a file")
        }
        let subject = head["subject"].map { EncodedWords.decoded($0) }
        var article = try article(of: best, subject: subject)
        article.format = "mail"
        article.id = head["message-id"].map { String($0.trimming { "<> ".contains($0) }) }
        if let date = head["date"].flatMap({ DateText.date($0, now: run.now) }) {
            article.published = date.iso
            article.publishedOrigin = .metadata
            article.origins.published = "the mail's date"
        }
        if article.author == nil {
            article.author = head["from"].map { EncodedWords.decoded($0) }
            article.origins.author = article.author.map { _ in "the mail's sender" }
        }
        return article
    }

    /// A part that is not divided further.
    private struct Part {
        var type: String
        var charset: String?
        var bytes: [UInt8]
    }

    private func article(of part: Part, subject: String?) throws(ReadingError) -> Article {
        let decoded = try TextDecoder.decode(part.bytes, declared: part.charset)
        var article: Article
        if part.type.contains("html") {
            article = try HTMLArticle(run: run).article(from: Array(decoded.text.utf8))
        } else if let subject, !subject.isEmpty {
            article = PlainText.article(
                subject + "\n\n" + decoded.text, titleBytes: subject.utf8.count, run: run)
            article.bodyOffset = subject.utf8.count + 2
        } else {
            article = PlainText.article(decoded.text, run: run)
        }
        if let subject {
            article.title = subject
            article.origins.title = "the mail's subject"
        }
        article.charset = decoded.charset
        return article
    }

    private func collect(
        _ head: HeaderBlock, _ body: ArraySlice<UInt8>, depth: Int, into parts: inout [Part]
    ) {
        let type = head["content-type"] ?? "text/plain"
        guard depth < 8, parts.count < 100 else { return }
        if type.lowercased().hasPrefix("multipart/"),
            let boundary = Self.parameter("boundary", of: type)
        {
            for piece in Self.pieces(of: body, boundary: boundary) {
                guard let inner = HeaderBlock(piece) else { continue }
                collect(inner, piece[inner.end...], depth: depth + 1, into: &parts)
            }
            return
        }
        if head["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false { return }
        let encoding = head["content-transfer-encoding"]?.lowercased() ?? ""
        parts.append(
            Part(
                type: type.lowercased(), charset: Self.parameter("charset", of: type),
                bytes: TransferEncoding.decoded(body, encoding)))
    }

    /// The value of `name=value` behind a content type.
    private static func parameter(_ name: String, of type: String) -> String? {
        for piece in type.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimming(while: { $0.isWhitespace }).lowercased() == name
            else { continue }
            return String(pair[1].trimming { $0.isWhitespace || $0 == "\"" })
        }
        return nil
    }

    private static func pieces(
        of body: ArraySlice<UInt8>, boundary: String
    ) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex, pieces.count < 200 {
            let lineEnd = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[position..<lineEnd].starts(with: mark) {
                if let start { pieces.append(body[start..<position]) }
                start = min(lineEnd + 1, body.endIndex)
            }
            position = lineEnd + 1
        }
        if let start, start < body.endIndex { pieces.append(body[start...]) }
        return pieces
    }
}
