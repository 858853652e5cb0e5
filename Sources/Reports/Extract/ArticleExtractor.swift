public import Analysis
public import Annotation
public import Articles
public import EventLog
public import LanguageData
internal import SystemCalls

/// Turns files and lines into log lines in one go, without daemon, inbox or log.
public struct ArticleExtractor: Sendable {
    /// The analysis.
    public let analyzer: Analyzer
    /// The language to take for granted, ISO 639-1.
    public var language: String?
    /// The publication date to take for granted, ISO 8601.
    public var published: String?
    private let reader: ArticleReader

    /// Largest file that is read, in bytes.
    public static let largestFile = 256 << 20

    /// Creates an extractor with the analysis and the reading rules of a seeds folder.
    public init(
        seeds: SeedsFolder, language: String? = nil, published: String? = nil,
        without ablations: Set<Ablation> = []
    ) throws {
        analyzer = try Analyzer(seeds: seeds, without: ablations)
        reader = try ArticleReader(seeds: seeds)
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
        public var complaints: [String] = []
    }

    /// The articles of a source.
    public struct Analysed: Sendable {
        /// Each with its analysis; nil where its language is not read.
        public var articles: [(article: Article, document: Document?)] = []
        /// What went wrong, with the name of the source, and what to do.
        public var complaints: [String] = []
    }

    /// The log lines of a source.
    public func extract(_ source: Source, scratch: Scratch) -> Extraction {
        let reading = self.reading(of: source)
        return Extraction(
            articles: reading.articles.map { article in
                let document = analyzer.analyze(article, scratch: scratch)
                return LoggedArticle(
                    article, events: document?.events, analysis: analyzer.version)
            }, complaints: reading.complaints(source))
    }

    /// The articles of a source with their analysis.
    public func analyze(_ source: Source, scratch: Scratch) -> Analysed {
        let reading = self.reading(of: source)
        return Analysed(
            articles: reading.articles.map { ($0, analyzer.analyze($0, scratch: scratch)) },
            complaints: reading.complaints(source))
    }

    /// The articles of a source, not analysed.
    public func read(_ source: Source) -> Analysed {
        let reading = self.reading(of: source)
        return Analysed(
            articles: reading.articles.map { ($0, nil) }, complaints: reading.complaints(source))
    }

    /// The articles of a source, with what is taken for granted; throws where there are none.
    public func articles(of source: Source) throws(ReadingError) -> [Article] {
        let reading = reading(of: source)
        if reading.articles.isEmpty, let first = reading.skipped.first { throw first.error }
        return reading.articles
    }

    private func reading(of source: Source) -> Reading {
        var reading = Reading()
        do throws(ReadingError) {
            reading = try read(source)
        } catch {
            reading.skipped = [Reading.Skipped(member: nil, error: error)]
        }
        for index in reading.articles.indices {
            if let language {
                reading.articles[index].language = language
                reading.articles[index].origins.language = "given"
            }
            guard let published else { continue }
            reading.articles[index].published = published
            reading.articles[index].origins.published = "given"
            reading.articles[index].publishedOrigin = .metadata
        }
        return reading
    }

    private func read(_ source: Source) throws(ReadingError) -> Reading {
        switch source {
        case .file(let path):
            let facts = try? OpenFile.open(BytePath(path + ".meta.json"), [.read, .nonBlocking])
                .readAll(limit: 1 << 20)
            return reader.readAll(
                bytes: try read(path), name: ArchivedPath.original(path),
                hints: ReadingHints(sidecar: facts))
        case .bytes(let bytes, let name): return reader.readAll(bytes: bytes, name: name)
        case .line(let bytes, _, let name):
            var reading = Reading()
            reading.articles = [try reader.read(line: bytes, name: name)]
            return reading
        case .unreadable(_, let reason):
            throw ReadingError(.init(rawValue: "unreadable"), reason)
        }
    }

    private func read(_ path: String) throws(ReadingError) -> [UInt8] {
        let isFolder: Bool
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = try OpenFile.open(BytePath(path), [.read])
            isFolder = try file.status().kind == .folder
            bytes = try isFolder ? [] : file.readAll(limit: Self.largestFile + 1)
        } catch {
            throw ReadingError(.init(rawValue: "unreadable"), "\(error)")
        }
        if isFolder {
            throw ReadingError(
                .init(rawValue: "unreadable"), "this is a folder; name the files in it")
        }
        guard bytes.count <= Self.largestFile else {
            throw ReadingError(
                .tooLarge, "the file is larger than \(Self.largestFile >> 20) MB; split it")
        }
        return bytes
    }
}

extension Reading {
    /// What could not be read of `source`, a sentence each.
    fileprivate func complaints(_ source: ArticleExtractor.Source) -> [String] {
        skipped.map { skipped in
            let member = skipped.member.map { ", \(PlainLine.of($0))" } ?? ""
            return "\(source.name)\(member): \(PlainLine.of(skipped.error.message))"
        }
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
