public import Annotation

/// All that the log says about one article: its events, and the line that commits them.
public struct LoggedArticle: Hashable, Sendable {
    /// The event lines, in the order of the text.
    public var events: [EventLine]
    /// The article line; its count of events follows `events`.
    public var article: ArticleLine
    /// What the article is compared with others by, when it is logged.
    public var fingerprint: ArticleFingerprint?

    /// Creates the entry of an article.
    public init(events: [EventLine], article: ArticleLine) {
        self.events = events
        self.article = article
        self.article.events = events.count
    }

    /// What must not be logged twice: the digest, and the member where the file holds several.
    public var key: ArticleKey { ArticleKey(digest: article.digest, member: article.member) }

    /// The article without events less probable than `confidence`.
    public func limited(to confidence: Double?) -> LoggedArticle {
        guard let confidence else { return self }
        var line = article
        let kept = events.filter { $0.event.confidence >= confidence }
        if kept.isEmpty, line.outcome == .events { line.outcome = .empty }
        var limited = LoggedArticle(events: kept, article: line)
        limited.fingerprint = fingerprint
        return limited
    }

    /// The lines in UTF-8, the article line last; `logged` stamps every one where it is given.
    public func encoded(logged: Timestamp?) -> (bytes: [UInt8], articleOffset: Int) {
        var encoder = LineEncoder()
        var bytes: [UInt8] = []
        for var line in events {
            line.logged = logged?.description ?? line.logged
            line.supersedes = article.supersedes
            encoder.append(line, to: &bytes)
        }
        let articleOffset = bytes.count
        var line = article
        line.logged = logged?.description ?? line.logged
        encoder.append(line, to: &bytes)
        return (bytes, articleOffset)
    }
}

/// What identifies an article: the digest of its bytes, and its member in a file of several.
public struct ArticleKey: Hashable, Sendable {
    /// SHA-256 of the bytes, hexadecimal.
    public var digest: String
    /// Name of the member inside an archive, feed or mailbox.
    public var member: String?

    /// Creates a key.
    public init(digest: String, member: String? = nil) {
        self.digest = digest
        self.member = member
    }
}

extension ArticleLine.Outcome {
    /// Whether an article with this outcome must never be logged again.
    public var isFinal: Bool { self == .events || self == .empty }
}

/// Where the lines of an article stand in the log.
public struct LogPosition: Hashable, Sendable {
    /// Name of the segment; the current one's name changes when it is set aside.
    public var segment: String
    /// Byte at which its first line starts.
    public var start: Int
    /// Byte at which its article line starts.
    public var articleLine: Int
    /// One past its last byte.
    public var end: Int

    /// Creates a position.
    public init(segment: String, start: Int, articleLine: Int, end: Int) {
        self.segment = segment
        self.start = start
        self.articleLine = articleLine
        self.end = end
    }
}

extension LoggedArticle {
    /// The lines of an article that was analysed; `events` is nil where its language is not read.
    ///
    /// Offsets of evidence count in the text that was given: where title and text came apart, bytes
    /// of the title do not count, and evidence in the title is counted in the title and says so.
    public init(
        _ article: Article, file: FileName? = nil, events: [Event]?,
        analysis: AnalysisVersion? = nil
    ) {
        let reference = ArticleReference(article, file: file)
        let lines = (events ?? []).map { event in
            EventLine(event: event.shifted(by: article.bodyOffset), article: reference)
        }
        var line = ArticleLine(
            article, file: file, outcome: lines.isEmpty ? .empty : .events, events: lines.count)
        line.analysis = analysis
        if events == nil { line.reason = .language(article.language) }
        self.init(events: lines, article: line)
    }
}

extension Event {
    /// The event with the offsets of its evidence less `offset`, those in the title as they are.
    fileprivate func shifted(by offset: Int) -> Event {
        guard offset > 0 else { return self }
        var event = self
        event.evidence = evidence.shifted(by: offset)
        event.more = more.map { $0.shifted(by: offset) }
        return event
    }
}

extension Evidence {
    fileprivate func shifted(by offset: Int) -> Evidence {
        var evidence = self
        evidence.isInTitle = range.start < offset
        if !evidence.isInTitle {
            evidence.range = TextRange(range.start - offset, range.end - offset)
        }
        return evidence
    }
}

extension FailureReason {
    /// Why an article in a language that is not read gives no events.
    static func language(_ code: String?) -> FailureReason {
        let language = code.map { "'\($0)'" } ?? "a language that was not recognised"
        return FailureReason(
            code: "language",
            sentence: "the article is in \(language); Dateline reads German and English")
    }
}
