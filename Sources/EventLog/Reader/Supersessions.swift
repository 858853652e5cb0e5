internal import SystemCalls

/// Which lines of a log count no longer, because their article was analysed again.
struct Supersessions {
    /// The time up to which lines of an article are replaced, by digest and member.
    private var replaced: [ArticleKey: String] = [:]

    /// Creates none.
    init() {}

    /// Finds those of all segments; O(bytes of the log), most of them only searched for one word.
    init(of segments: [Segment], in folder: borrowing OpenFile) throws(SystemError) {
        for segment in segments {
            let file = try folder.open(Array(segment.name.utf8), [.read])
            var feed = LineFeed(from: 0)
            while let line = try feed.nextLine(of: file) { take(LineScan(bytes: line)) }
        }
    }

    /// Takes in a line, which may be any.
    mutating func take(_ scan: LineScan) {
        guard scan.isArticle, scan.contains("\"supersedes\":\""),
            case .article(let line)? = try? LogLine(parsing: scan.bytes),
            let time = line.supersedes
        else { return }
        let key = ArticleKey(digest: line.digest, member: line.member)
        replaced[key] = max(replaced[key] ?? "", time)
    }

    /// Whether an event line counts no longer.
    func cover(_ line: EventLine) -> Bool {
        guard !replaced.isEmpty, let digest = line.article.digest, let logged = line.logged,
            let time = replaced[ArticleKey(digest: digest, member: line.article.member)]
        else { return false }
        return logged <= time
    }
}
