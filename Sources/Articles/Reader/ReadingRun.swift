internal import Annotation
internal import ContentDigest
internal import Glibc
internal import JSONText

/// One pass over one file: what was found so far, and what remains of the limits.
struct ReadingRun {
    let reader: ArticleReader
    /// Name of the file, as shown to people.
    let file: String
    let hints: ReadingHints
    /// The present, in seconds since 1970.
    let now: Int
    var reading = Reading()
    /// Bytes that may still be unpacked.
    var unpackedRemaining: Int
    /// Members of archives so far.
    var memberCount = 0

    init(reader: ArticleReader, file: String, hints: ReadingHints) {
        self.reader = reader
        self.file = file
        self.hints = hints
        unpackedRemaining = reader.limits.unpackedBytes
        now = hints.now ?? time(nil)
    }

    /// Reads a file or a member of one, and all that is inside it.
    mutating func read(_ bytes: [UInt8], member: String?, depth: Int) {
        let before = reading.articles.count + reading.skipped.count
        do {
            try parse(bytes, member: member, depth: depth)
        } catch {
            skip(member, error)
        }
        guard reading.articles.count + reading.skipped.count == before else { return }
        skip(member, ReadingError(.noArticle, "there is no file with an article in it"))
    }

    /// Notes that `member` could not be read.
    mutating func skip(_ member: String?, _ error: ReadingError) {
        reading.skipped.append(Reading.Skipped(member: member, error: error))
    }

    /// Adds an article with what is found out about every kind of article.
    mutating func add(_ article: Article, member: String?, bytes: [UInt8]) {
        var article = article
        article.member = article.member ?? member
        article.byteCount = bytes.count
        if article.digest.isEmpty { article.digest = SHA256.hexadecimal(of: bytes) }
        reading.articles.append(completed(article))
    }

    /// A file with one article has the digest of the file's own bytes, whatever it was packed in.
    mutating func finish(fileBytes: [UInt8]) {
        guard reading.articles.count == 1, reading.articles[0].member == nil else { return }
        reading.articles[0].digest = SHA256.hexadecimal(of: fileBytes)
        reading.articles[0].byteCount = fileBytes.count
    }

    private mutating func parse(
        _ bytes: [UInt8], member: String?, depth: Int
    ) throws(ReadingError) {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw ReadingError(.empty, "the file is empty; drop it again when it holds an article")
        }
        guard bytes.count <= reader.limits.documentBytes else {
            throw ReadingError(
                .tooLarge,
                "\(bytes.count) bytes are more than the \(reader.limits.documentBytes) allowed; split the file"
            )
        }
        let kind = FormatSniffer.kind(of: bytes)
        if try readContainer(bytes, kind: kind, member: member, depth: depth) { return }
        let decoded = try TextDecoder.decode(bytes, declared: FormatSniffer.charset(of: bytes))
        if kind == .html {
            var article = try HTMLArticle(run: self).article(from: Array(decoded.text.utf8))
            article.charset = decoded.charset
            add(article, member: member, bytes: bytes)
            return
        }
        if kind == .xml {
            try readXML(decoded, member: member, bytes: bytes)
            return
        }
        switch decoded.text.first(where: { !$0.isWhitespace }) {
        case "{", "[":
            if try readJSON(decoded, member: member, bytes: bytes) { return }
        default: break
        }
        var article = PlainText.article(ofFile: decoded.text, run: self)
        article.charset = decoded.charset
        add(article, member: member, bytes: bytes)
    }
}
