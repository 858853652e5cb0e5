public import Analysis
public import Annotation
public import Articles
public import EventLog
internal import SystemCalls

/// Turns files and lines into log lines in one go, without daemon, inbox or log.
public struct ArticleExtractor: Sendable {
    /// The analysis.
    public let analyzer: Analyzer
    /// The language to take for granted, ISO 639-1.
    public var language: String?
    /// The publication date to take for granted, ISO 8601.
    public var published: String?
    private let reader = ArticleReader()

    /// Largest file that is read, in bytes.
    public static let largestFile = 256 << 20

    /// Creates an extractor.
    public init(analyzer: Analyzer, language: String? = nil, published: String? = nil) {
        self.analyzer = analyzer
        self.language = language
        self.published = published
    }

    /// What to extract from.
    public enum Source: Hashable, Sendable {
        /// The file at a path.
        case file(String)
        /// A file's bytes, and its name.
        case bytes([UInt8], name: String)
        /// A line of JSON, its number from 1, and the name of what it stands in.
        case line([UInt8], number: Int, name: String)
        /// Something that cannot be read, and why.
        case unreadable(name: String, reason: String)
    }

    /// What a source gave.
    public struct Extraction: Sendable {
        /// The log lines of its articles, in order.
        public var articles: [LoggedArticle] = []
        /// What went wrong, with the name of the source, and what to do.
        public var complaint: String?
    }

    /// The log lines of a source.
    public func extract(_ source: Source, scratch: Scratch) -> Extraction {
        do throws(ReadingError) {
            let articles = try articles(of: source)
            return Extraction(
                articles: articles.map { article in
                    let document = analyzer.analyze(article, scratch: scratch)
                    return LoggedArticle(article, events: document?.events)
                })
        } catch {
            return Extraction(complaint: "\(source.name): \(error.message)")
        }
    }

    /// The articles of a source, with what is taken for granted.
    public func articles(of source: Source) throws(ReadingError) -> [Article] {
        var articles: [Article]
        switch source {
        case .file(let path): articles = try reader.read(bytes: try read(path), name: path)
        case .bytes(let bytes, let name): articles = try reader.read(bytes: bytes, name: name)
        case .line(let bytes, _, let name): articles = [try reader.read(line: bytes, name: name)]
        case .unreadable(_, let reason): throw ReadingError(.init(rawValue: "unreadable"), reason)
        }
        for index in articles.indices {
            articles[index].language = language ?? articles[index].language
            guard let published else { continue }
            articles[index].published = published
            articles[index].publishedOrigin = .metadata
        }
        return articles
    }

    private func read(_ path: String) throws(ReadingError) -> [UInt8] {
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = try OpenFile.open(BytePath(path), [.read])
            guard try file.status().kind != .folder else {
                throw SystemError(call: "read", path: path, code: 21)
            }
            bytes = try file.readAll(limit: Self.largestFile + 1)
        } catch {
            throw ReadingError(.init(rawValue: "unreadable"), "\(error)")
        }
        guard bytes.count <= Self.largestFile else {
            throw ReadingError(
                .tooLarge, "the file is larger than \(Self.largestFile >> 20) MB; split it")
        }
        return bytes
    }
}

extension ArticleExtractor.Source {
    /// The name of the source for messages.
    var name: String {
        switch self {
        case .file(let path): PlainLine.of(path)
        case .bytes(_, let name): PlainLine.of(name)
        case .line(_, let number, let name): "\(PlainLine.of(name)), line \(number)"
        case .unreadable(let name, _): PlainLine.of(name)
        }
    }
}
