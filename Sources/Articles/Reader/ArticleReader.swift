public import Annotation
internal import ContentDigest
internal import JSONText
public import LanguageData

/// Turns the bytes of a dropped file into the articles that it holds.
///
/// The format is recognised by content, not by name. A reader is a value without state of its own and can
/// be shared by any number of workers.
public struct ArticleReader: Sendable {
    /// What is clutter in pasted text.
    let rules: BoilerplateRules
    /// How much a file may hold.
    public var limits = ReadingLimits()

    /// Creates a reader with the rules of `seeds`; throws where they are not well formed.
    public init(seeds: SeedsFolder) throws(LanguageDataError) {
        rules = try BoilerplateRules(seeds: seeds)
    }

    /// Creates a reader with the rules of the seeds folder that is found, or with none where there is none.
    public init() { rules = Self.locatedRules }

    private static let locatedRules =
        (try? BoilerplateRules(seeds: SeedsFolder.locate())) ?? BoilerplateRules()

    /// The articles of a file, in its order, with digests and language filled in.
    ///
    /// Throws where the file as a whole cannot be read or none of its members can.
    public func read(
        bytes: [UInt8], name: String, hints: ReadingHints = ReadingHints()
    ) throws(ReadingError) -> [Article] {
        let reading = readAll(bytes: bytes, name: name, hints: hints)
        if reading.articles.isEmpty, let first = reading.skipped.first { throw first.error }
        return reading.articles
    }

    /// The articles of a file and the members that could not be read, each with its reason.
    public func readAll(
        bytes: [UInt8], name: String, hints: ReadingHints = ReadingHints()
    ) -> Reading {
        var run = ReadingRun(reader: self, file: name, hints: hints)
        run.read(bytes, member: nil, depth: 0)
        run.finish(fileBytes: bytes)
        return run.reading
    }

    /// The article of one line of JSON ({"id", "text", "title", "language", "published" ...}).
    public func read(
        line: [UInt8], name: String = "-", hints: ReadingHints = ReadingHints()
    ) throws(ReadingError) -> Article {
        let object: JSONValue
        do { object = try JSONValue(parsing: line) } catch {
            throw ReadingError(.malformed, "the line is not JSON: \(error)")
        }
        let run = ReadingRun(reader: self, file: name, hints: hints)
        var article = try JSONArticle(run: run).article(from: object)
        article.byteCount = line.count
        article.digest = SHA256.hexadecimal(of: line)
        return run.completed(article)
    }
}

/// How much a file may hold before it is refused.
public struct ReadingLimits: Sendable {
    /// Most bytes of a text, page or other document.
    public var documentBytes = 64 << 20
    /// Most bytes of all members of a container together, unpacked.
    public var unpackedBytes = 512 << 20
    /// Most members of a container, those in inner containers counted.
    public var members = 20_000
    /// Most bytes unpacked for one packed byte, beyond the first 10 MB.
    public var ratio = 200
    /// Most containers inside one another.
    public var depth = 3

    /// The limits that are meant for a service.
    public init() {}
}

/// What is known about a file beside its bytes.
public struct ReadingHints: Sendable {
    /// The present, in seconds since 1970; nil asks the clock.
    ///
    /// Publication dates behind it are refused.
    public var now: Int?
    /// The bytes of `NAME.meta.json` beside the file, with the keys of a JSON article.
    public var sidecar: [UInt8]?
    /// The file's time stamp in seconds since 1970, only where it may stand for the publication date.
    public var modified: Int?

    /// Creates hints; all may be left out.
    public init(now: Int? = nil, sidecar: [UInt8]? = nil, modified: Int? = nil) {
        self.now = now
        self.sidecar = sidecar
        self.modified = modified
    }
}

/// What came of reading a file.
public struct Reading: Sendable {
    /// The articles, in the order of the file.
    public var articles: [Article] = []
    /// What could not be read.
    public var skipped: [Skipped] = []

    /// A member, or the file itself, that could not be read.
    public struct Skipped: Sendable {
        /// Its name inside the file; nil for the file itself.
        public var member: String?
        /// Why.
        public var error: ReadingError

        /// Creates an entry.
        public init(member: String?, error: ReadingError) {
            self.member = member
            self.error = error
        }
    }

    /// Creates a reading of nothing.
    public init() {}
}
