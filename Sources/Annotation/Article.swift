/// One news article: its text as read, which parts of it are prose, and what is known about it.
public struct Article: Hashable, Sendable {
    /// The article's own identifier, where its source gives one (`id` in JSON lines).
    public var id: String?
    /// Name of the file it came from, as shown to people.
    public var file: String
    /// Name of the member inside an archive, feed or mailbox.
    public var member: String?
    /// The whole decoded text, title first; every byte offset of the analysis counts in it.
    public var text: String
    /// The parts of `text` in order, without overlap; bytes in no block are white space.
    public var blocks: [Block]
    /// Bytes of `text` before the body where title and body came apart (title and blank line), else 0.
    public var bodyOffset: Int
    /// The headline, white space folded.
    public var title: String?
    /// ISO 639-1 code of the main text's language, also of one that Dateline does not read.
    public var language: String?
    /// Confidence of the language, 0 to 1.
    public var languageConfidence: Double?
    /// Publication date, ISO 8601: a day, or a day and time.
    public var published: String?
    /// Where the publication date comes from.
    public var publishedOrigin: PublishedOrigin
    /// Agency, newspaper or site.
    public var publisher: String?
    /// Author as written.
    public var author: String?
    /// Address of the article.
    public var url: String?
    /// Section of the paper ("Politik").
    public var section: String?
    /// Where these were found.
    public var origins = ArticleOrigins()
    /// Format it was read as: text, html, json, newsml-g2 ...
    public var format: String
    /// Character set it was decoded from.
    public var charset: String
    /// Size of the file or member in bytes.
    public var byteCount: Int
    /// SHA-256 of the bytes, hexadecimal.
    public var digest: String
    /// SHA-256 of the normalised main text, hexadecimal.
    public var textDigest: String

    /// Creates an article with nothing known but its text.
    public init(file: String, text: String, blocks: [Block], format: String) {
        self.file = file
        self.text = text
        self.blocks = blocks
        self.format = format
        bodyOffset = 0
        publishedOrigin = .unknown
        charset = "UTF-8"
        byteCount = text.utf8.count
        digest = ""
        textDigest = ""
    }

    /// Where a publication date comes from, best first.
    public enum PublishedOrigin: String, Hashable, Sendable {
        /// Fields of the format: JSON, meta elements, NewsML.
        case metadata
        /// A file `NAME.meta.json` beside it.
        case sidecar
        /// The file's name or the address.
        case name
        /// A dateline or date line in the text.
        case text
        /// The file's time stamp, only where the configuration says so.
        case mtime
        /// None known.
        case unknown
    }
}

/// A part of an article's text: a title, a paragraph, or something that is not prose.
public struct Block: Hashable, Sendable {
    /// Where it stands in the article's text.
    public var range: TextRange
    /// What it is.
    public var role: Role
    /// For dropped blocks and dropped repetitions, the rule that decided.
    public var rule: String?

    /// Creates a block.
    public init(range: TextRange, role: Role, rule: String? = nil) {
        self.range = range
        self.role = role
        self.rule = rule
    }

    /// What a block is.
    public enum Role: String, Hashable, Sendable {
        /// The headline.
        case title
        /// A kicker, subtitle or heading inside the article.
        case heading
        /// Prose.
        case paragraph
        /// A quotation set apart, or a list item that is prose.
        case aside
        /// Not prose: left out of analysis.
        case clutter
    }

    /// Whether the block is analysed.
    public var isKept: Bool { role != .clutter }
}

extension Article {
    /// The kept blocks joined with blank lines: the main text.
    public var mainText: String {
        let bytes = Array(text.utf8)
        return blocks.filter(\.isKept)
            .map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) }
            .joined(separator: "\n\n")
    }
}
