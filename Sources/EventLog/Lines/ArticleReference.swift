public import Annotation
internal import SystemCalls

/// What an event line says about its article, in the words of the log.
public struct ArticleReference: Hashable, Sendable {
    /// The article's own identifier, where its source gives one.
    public var id: String?
    /// Name of the file, as shown to people.
    public var file: FileName
    /// Name of the member inside an archive, feed or mailbox.
    public var member: String?
    /// SHA-256 of the bytes, hexadecimal.
    public var digest: String?
    /// The headline.
    public var title: String?
    /// ISO 639-1 code.
    public var language: String?
    /// Publication date, ISO 8601.
    public var published: String?
    /// Agency, newspaper or site.
    public var publisher: String?
    /// Address of the article.
    public var url: String?

    /// Creates a reference of which only the file is known.
    public init(file: FileName) { self.file = file }

    /// The reference to an article; `file` names it where its name is not text.
    public init(_ article: Article, file: FileName? = nil) {
        id = article.id
        self.file = file ?? FileName(article.file)
        member = article.member
        digest = article.digest.isEmpty ? nil : article.digest
        title = article.title
        language = article.language
        published = article.published
        publisher = article.publisher
        url = article.url
    }
}

/// The name of a file in the log: text, and the bytes where text cannot carry them.
public struct FileName: Hashable, Sendable {
    /// The name for people: exact where it is plain UTF-8, else escaped.
    public var text: String
    /// The bytes of a name that is not UTF-8 or holds control characters.
    public var bytes: [UInt8]?

    /// Creates the name that plain text gives.
    public init(_ text: String) { self.text = text }

    /// Creates the name that `bytes` give, as from `readdir`.
    public init(bytes: [UInt8]) {
        let exact = String(validating: bytes, as: UTF8.self)
        if let exact, exact.unicodeScalars.allSatisfy({ !Self.isControl($0) }) {
            text = exact
        } else {
            text = escaped(bytes)
            self.bytes = bytes
        }
    }

    /// The bytes of the name on disk.
    public var diskBytes: [UInt8] { bytes ?? Array(text.utf8) }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
