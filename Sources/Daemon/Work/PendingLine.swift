internal import Annotation
internal import Articles
internal import DropFolder
internal import EventLog

/// The lines of one article before it is known whether the log has its text already.
struct PendingLine: Sendable {
    /// The lines.
    var lines: LoggedArticle
    /// When processing began, in nanoseconds of `SteadyClock`.
    var began: UInt64
}

extension InboxName {
    /// The name as log lines carry it.
    var logged: FileName { FileName(bytes: bytes) }
}

extension ArticleFingerprint {
    /// The fingerprint of an article's main text, compared as `configuration` says.
    init(of article: Article, _ configuration: Configuration) {
        let fingerprint = TextFingerprint(of: article)
        // A short text has its keys nevertheless: another setting may compare with it later.
        let isLongEnough = fingerprint.pairCount >= configuration.similarMinPairs
        self.init(
            signature: fingerprint.signature, keys: fingerprint.bandKeys,
            threshold: isLongEnough ? configuration.similarThreshold : .infinity)
    }
}

extension LoggedArticle {
    /// The lines of an analysed article; `events` is nil where its language is not read.
    static func analysed(
        _ article: Article, _ name: InboxName, events: [Event]?, version: AnalysisVersion?,
        _ configuration: Configuration
    ) -> LoggedArticle {
        var lines = LoggedArticle(article, file: name.logged, events: events, analysis: version)
        lines.fingerprint = ArticleFingerprint(of: article, configuration)
        return lines
    }

    /// The line of a file with bytes that the log has already.
    static func duplicate(_ name: InboxName, of first: CatalogArticle, bytes: Int) -> LoggedArticle
    {
        var line = ArticleLine(
            file: name.logged, digest: first.key.digest, outcome: .duplicate)
        line.duplicateOf = first.key.digest
        line.textDigest = first.textDigest
        line.bytes = bytes
        return LoggedArticle(events: [], article: line)
    }

    /// The line of a file, or of a `member` in it, that could not be processed.
    static func failed(
        _ name: InboxName, digest: String, failure: Failure, bytes: Int?, member: String? = nil
    ) -> LoggedArticle {
        var line = ArticleLine(file: name.logged, digest: digest, outcome: .failed)
        line.member = member
        line.reason = FailureReason(code: failure.code, sentence: failure.sentence)
        line.bytes = bytes
        return LoggedArticle(events: [], article: line)
    }

    /// The same article as one whose text the log has already.
    func asDuplicate(of first: CatalogArticle) -> LoggedArticle {
        var line = article
        line.outcome = .duplicate
        line.duplicateOf = first.key.digest
        return LoggedArticle(events: [], article: line)
    }
}
