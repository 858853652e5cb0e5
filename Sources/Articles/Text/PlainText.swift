internal import Annotation

/// Reads plain text: paragraphs, headline, and the clutter that was pasted with it.
enum PlainText {
    /// The article of a file of text; where it is Markdown, without the marks inside its lines.
    static func article(ofFile text: String, run: ReadingRun) -> Article {
        article(InlineMarkdown.plain(text) ?? text, run: run)
    }

    /// The article of a text, which stays as it is.
    ///
    /// Where `titleBytes` is above 0, that many bytes in front are the title, and the body starts behind.
    /// A `title` that is known from elsewhere is looked for among the first paragraphs.
    static func article(
        _ text: String, titleBytes: Int = 0, title known: String? = nil, run: ReadingRun
    ) -> Article {
        let bytes = TextBytes(text)
        var paragraphs = ParagraphFinder.paragraphs(of: bytes, from: titleBytes)
        let markdown = titleBytes > 0 ? nil : Markdown(bytes, paragraphs: paragraphs)
        if let markdown { paragraphs = markdown.paragraphs }
        if titleBytes > 0 { paragraphs.insert(TextRange(0, titleBytes), at: 0) }
        var (blocks, findings, headline) = PastedText.read(
            bytes, paragraphs: paragraphs, rules: run.reader.rules)
        let title: Int?
        if titleBytes > 0 {
            // The rules see the title for its repetitions; it stays whatever they say.
            blocks.removeAll { $0.range.start < titleBytes }
            blocks.insert(Block(range: TextRange(0, titleBytes), role: .title), at: 0)
            title = 0
        } else if let heading = markdown?.headings.filter({ $0.value == 1 }).keys.min(),
            let index = blocks.firstIndex(where: { $0.range.start == heading && $0.isKept })
        {
            title = index
        } else if let known {
            title = blocks.prefix(4).firstIndex {
                $0.isKept && JSONMetadata.folded(bytes.string($0.range)) == known
            }
        } else {
            title = headline ?? Headline.index(in: blocks, of: bytes)
        }
        if let title { blocks[title].role = .title }
        markHeadings(&blocks, markdown)
        var article = Article(file: run.file, text: text, blocks: blocks, format: "text")
        article.title = known ?? title.map { JSONMetadata.folded(bytes.string(blocks[$0].range)) }
        describe(&article, by: markdown, now: run.now)
        if article.title != nil, article.origins.title == nil {
            article.origins.title = "the line of the text that reads like a headline"
        }
        describe(&article, by: findings, now: run.now)
        return article
    }

    private static func describe(
        _ article: inout Article, by findings: PastedText.Findings, now: Int
    ) {
        if article.publisher == nil, let publisher = findings.publisher {
            article.publisher = publisher
            article.origins.publisher = "an agency's signature"
        }
        if article.author == nil, let author = findings.author {
            article.author = author
            article.origins.author = "the by-line"
        }
        guard article.published == nil,
            let date = findings.published.lazy.compactMap({ DateText.firstDate(in: $0, now: now) })
                .first
        else { return }
        article.published = date.iso
        article.publishedOrigin = .text
        article.origins.published = "a date line"
    }

    /// Headings of Markdown are headings whatever their length; the front matter is no prose.
    private static func markHeadings(_ blocks: inout [Block], _ markdown: Markdown?) {
        guard let markdown else { return }
        for index in blocks.indices where blocks[index].role == .paragraph {
            if markdown.headings[blocks[index].range.start] != nil { blocks[index].role = .heading }
        }
        if let front = markdown.frontMatter {
            blocks.insert(Block(range: front, role: .clutter, rule: "front matter"), at: 0)
        }
    }

    private static func describe(_ article: inout Article, by markdown: Markdown?, now: Int) {
        guard let markdown else { return }
        for (key, value) in markdown.metadata where !value.isEmpty {
            switch key {
            case "title":
                article.title = value
                article.origins.title = "front matter"
            case "author":
                article.author = value
                article.origins.author = "front matter"
            case "publisher", "source":
                article.publisher = value
                article.origins.publisher = "front matter"
            case "url", "link": article.url = value
            case "language", "lang": article.language = JSONMetadata.languageCode(value)
            case "date", "published":
                guard let date = DateText.date(value, now: now) else { continue }
                article.published = date.iso
                article.publishedOrigin = .metadata
            default: continue
            }
        }
    }
}

/// Finds the headline among the blocks of a text.
enum Headline {
    /// Index of the headline: the first kept block that reads like one, or the one behind its kickers.
    static func index(in blocks: [Block], of text: TextBytes) -> Int? {
        let kept = blocks.indices.filter { blocks[$0].isKept }.prefix(6)
        let labels = kept.drop { !reads(blocks[$0], in: text) && words(blocks[$0], text) <= 4 }
            .prefix { reads(blocks[$0], in: text) }
        guard let first = labels.first, kept.count > 1 else { return nil }
        // Where labels are all there is, the last may be the text.
        let candidates = labels.count == kept.count ? labels.dropLast() : labels
        var best = first
        for next in candidates.dropFirst() {
            let (own, other) = (words(blocks[best], text), words(blocks[next], text))
            let isLong = other >= 5 || other == 4 && next == candidates.last
            if isLong, other > own, own <= (best == first ? 6 : 3) {
                best = next
            } else if own > 2 || other > 4 {
                break
            }
        }
        return best
    }

    /// Whether a block is short and does not end like a sentence in a text.
    ///
    /// Three dots do not end one: headlines are cut short with them.
    private static func reads(_ block: Block, in text: TextBytes) -> Bool {
        guard block.range.count <= 240, words(block, text) <= 36 else { return false }
        let said = text.string(block.range)
        guard let last = said.last else { return false }
        return !".,;:".contains(last) || said.hasSuffix("...")
    }

    private static func words(_ block: Block, _ text: TextBytes) -> Int {
        FoldedWords(text, block.range, limit: 40).count
    }
}
