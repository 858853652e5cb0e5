internal import Annotation
internal import CCLD2
internal import ContentDigest
internal import JSONText

extension ReadingRun {
    /// `article` with text digest, language, and a date and publisher from wherever they can be had.
    func completed(_ article: Article) -> Article {
        var article = article
        let prose = article.mainText
        article.textDigest = SHA256.hexadecimal(of: NormalisedText.bytes(of: article))
        article.origins.language = article.language.map { _ in "declared in the file" }
        if article.language == nil { detectLanguage(of: &article, prose: prose) }
        addSidecar(to: &article)
        addDateline(to: &article)
        addDateOfName(to: &article)
        if article.published == nil, let modified = hints.modified,
            let date = CivilTime(secondsSince1970: modified), !date.isAfter(now)
        {
            article.published = date.iso
            article.publishedOrigin = .mtime
            article.origins.published = "the file's time stamp"
        }
        article.origins.complete(for: article)
        return article
    }

    /// What the file `NAME.meta.json` says and the article's own format does not.
    private func addSidecar(to article: inout Article) {
        guard let bytes = hints.sidecar, let object = try? JSONValue(parsing: bytes) else { return }
        let known = JSONMetadata(object, now: now)
        if article.publishedOrigin != .metadata, let published = known.published {
            article.published = published
            article.publishedOrigin = .sidecar
            article.origins.published = Self.sidecar
        }
        if article.publisher == nil { article.origins.publisher = Self.sidecar }
        if article.author == nil { article.origins.author = Self.sidecar }
        if article.title == nil { article.origins.title = Self.sidecar }
        article.publisher = article.publisher ?? known.publisher
        article.url = article.url ?? known.url
        article.author = article.author ?? known.author
        article.section = article.section ?? known.section
        article.title = article.title ?? known.title
        if let language = known.language {
            article.language = language
            article.languageConfidence = nil
            article.origins.language = Self.sidecar
        }
    }

    private static let sidecar = "the .meta.json beside the file"

    /// Takes date and agency from a head like "Minsk, 19 December 2022 (dpa) -".
    private func addDateline(to article: inout Article) {
        let bytes = TextBytes(article.text)
        let agencies = reader.rules.wordClass("agency")
        for block in article.blocks.filter({ $0.role == .paragraph }).prefix(2) {
            let end = min(block.range.end, block.range.start + 160)
            let head = bytes.string(TextRange(block.range.start, end))
            let signed = Signature.dateline(head, agencies: agencies)
            if article.publisher == nil, let signed {
                article.publisher = signed.publisher
                article.origins.publisher = "the dateline"
            }
            let dated = DatelineHead.find(in: head, now: now)
            let date =
                signed.flatMap { DateText.firstDate(in: $0.before, now: now) } ?? dated?.date
            if article.published == nil, let date {
                article.published = date.iso
                article.publishedOrigin = .text
                article.origins.published = "the dateline"
            }
            if let dated { setApart(dated.bytes, of: block, in: &article) }
            if signed != nil || date != nil { return }
        }
    }

    /// Makes the first `bytes` of a block a block of their own that is no prose.
    private func setApart(_ bytes: Int, of block: Block, in article: inout Article) {
        guard bytes < block.range.count, let index = article.blocks.firstIndex(of: block) else {
            return
        }
        let border = block.range.start + bytes
        article.blocks[index].range = TextRange(border, block.range.end)
        article.blocks.insert(
            Block(range: TextRange(block.range.start, border), role: .clutter, rule: "dateline"),
            at: index)
    }

    /// A date in the address or in the file's name: `/2022/12/19/`, `2022-12-19-minsk.txt`.
    private func addDateOfName(to article: inout Article) {
        guard article.published == nil else { return }
        let names = [
            (article.url, "the address"), (article.member, "the member's name"),
            (article.file, "the file's name"),
        ]
        for (name, origin) in names {
            guard let name, let date = DateInName.date(name), !date.isAfter(now) else { continue }
            article.published = date.iso
            article.publishedOrigin = .name
            article.origins.published = origin
            return
        }
    }

    private func detectLanguage(of article: inout Article, prose: String) {
        var code = [CChar](repeating: 0, count: 8)
        var percent: Int32 = 0
        var prose = prose
        let isReliable = prose.withUTF8 { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                dateline_cld2_detect(
                    text.baseAddress, Int32(clamping: min(text.count, 10_000)), &code, &percent)
            }
        }
        let name = String(
            decoding: code.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        article.language = name == "un" ? nil : String(name.prefix(2))
        article.languageConfidence = isReliable ? Double(percent) / 100 : Double(percent) / 200
        let share = isReliable ? "\(percent) % of the text" : "a guess from the text"
        article.origins.language = article.language.map { _ in share }
    }
}

extension ArticleOrigins {
    /// Names the article's format where no more is known, and nothing where the article has no such thing.
    fileprivate mutating func complete(for article: Article) {
        let file = "a field of the file (\(article.format))"
        title = article.title.map { _ in title ?? file }
        published = article.published.map { _ in published ?? file }
        publisher = article.publisher.map { _ in publisher ?? file }
        author = article.author.map { _ in author ?? file }
        language = article.language.map { _ in language ?? file }
    }
}
