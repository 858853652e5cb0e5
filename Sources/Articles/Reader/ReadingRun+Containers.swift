internal import Annotation

extension ReadingRun {
    /// Reads what is no text by itself: archives, mailboxes, web archives, PDF; false for all others.
    mutating func readContainer(
        _ bytes: [UInt8], kind: FormatSniffer.Kind, member: String?, depth: Int
    ) throws(ReadingError) -> Bool {
        switch kind {
        case .archive: try readArchive(bytes, member: member, depth: depth)
        case .warc: try readWebArchive(bytes, member: member, depth: depth)
        case .mailbox: readMailbox(bytes, member: member)
        case .mail:
            add(try MailMessage(run: self).article(from: bytes), member: member, bytes: bytes)
        case .pdf: try readPDF(bytes, member: member)
        case .text, .html, .xml: return false
        }
        return true
    }

    private mutating func readArchive(
        _ bytes: [UInt8], member: String?, depth: Int
    ) throws(ReadingError) {
        guard depth < reader.limits.depth else {
            throw ReadingError(
                .tooLarge, "more than \(reader.limits.depth) archives inside one another; unpack it"
            )
        }
        var archive = ArchiveReader(limits: reader.limits, remaining: unpackedRemaining)
        var run = self
        let result = Result { () throws(ReadingError) in
            try archive.forEachMember(of: bytes) { inner in
                run.unpackedRemaining -= inner.bytes.count
                guard run.memberCount < run.reader.limits.members else { return }
                run.memberCount += 1
                let name = inner.name.map { Self.joined(member, $0) } ?? member
                run.read(inner.bytes, member: name, depth: depth + 1)
            }
        }
        self = run
        try result.get()
    }

    private mutating func readWebArchive(
        _ bytes: [UInt8], member: String?, depth: Int
    ) throws(ReadingError) {
        let pages = WARCReader.pages(of: bytes, limit: reader.limits.members)
        guard !pages.isEmpty else {
            throw ReadingError(.noArticle, "the web archive holds no page with text")
        }
        for page in pages {
            let count = reading.articles.count
            read(page.bytes, member: Self.joined(member, page.address), depth: depth + 1)
            guard reading.articles.count == count + 1, reading.articles[count].url == nil else {
                continue
            }
            reading.articles[count].url = page.address
        }
    }

    private mutating func readMailbox(_ bytes: [UInt8], member: String?) {
        for (index, mail) in Mailbox.mails(of: bytes, limit: reader.limits.members).enumerated() {
            let name = Self.joined(member, "mail \(index + 1)")
            do {
                add(try MailMessage(run: self).article(from: mail), member: name, bytes: mail)
            } catch { skip(name, error) }
        }
    }

    private mutating func readPDF(_ bytes: [UInt8], member: String?) throws(ReadingError) {
        let text = PDFText.reflowed(try PDFText.text(of: bytes))
        var article = PlainText.article(text, run: self)
        article.format = "pdf"
        add(article, member: member, bytes: bytes)
    }
}

/// Splits mailboxes in the mbox format.
enum Mailbox {
    /// The mails of a mailbox: each starts behind a line `From ` that follows an empty line.
    static func mails(of bytes: [UInt8], limit: Int) -> [[UInt8]] {
        let mark = Array("From ".utf8)
        var starts: [(line: Int, body: Int)] = []
        var position = 0
        var isBehindEmptyLine = true
        while position < bytes.count, starts.count < limit {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[position..<end]
            if isBehindEmptyLine, line.starts(with: mark) {
                starts.append((position, min(end + 1, bytes.count)))
            }
            isBehindEmptyLine = line.isEmpty || line.elementsEqual([0x0D])
            position = end + 1
        }
        return starts.indices.map { index in
            let stop = index + 1 < starts.count ? starts[index + 1].line : bytes.count
            return Array(bytes[starts[index].body..<max(stop, starts[index].body)])
        }
    }
}
