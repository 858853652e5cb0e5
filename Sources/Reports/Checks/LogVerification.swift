internal import Annotation
internal import EventLog
public import SystemCalls

/// Checks a log against its own rules, and against the catalogue, in a pass of its own.
public struct LogVerification: Hashable, Sendable {
    /// Article lines read.
    public private(set) var articles = 0
    /// Event lines read.
    public private(set) var events = 0
    /// What is wrong, a sentence each; at most `problemLimit`.
    public private(set) var problems: [String] = []
    /// Number of things that are wrong.
    public private(set) var problemCount = 0

    /// Most problems that are listed.
    public static let problemLimit = 1000

    private var pending: [EventLine] = []
    private var eventIDs: Set<String> = []
    /// The last lines of each article that was analysed: when they were logged, what they count for.
    private var analysed: [ArticleKey: Analysed] = [:]
    private var lastLogged = ""
    private var counts: [String: [String: Int]] = [:]
    /// Digest, outcome and events of each article line, by segment and byte.
    private var lines: [Place: Fact] = [:]

    private struct Analysed: Hashable {
        var logged: String?
        var events: [String]
        var counts: [[String]]
    }

    private struct Place: Hashable {
        var segment: String
        var offset: Int
    }

    private struct Fact: Hashable {
        var key: ArticleKey
        var outcome: ArticleLine.Outcome
        var events: Int
    }

    /// Reads the log in `folder`, and the catalogue where there is one.
    ///
    /// `progress` is called now and then with the bytes read so far. O(bytes of the log).
    public static func run(
        folder: BytePath, progress: (Int) -> Void = { _ in }
    ) throws(SystemError) -> LogVerification {
        var check = LogVerification()
        let state = try OpenFile.folder(folder)
        var done = 0
        for segment in try Segment.all(in: state) {
            let file = try OpenFile.open(folder.appending(segment.name), [.read])
            try check.read(segment.name, file) { progress(done + $0) }
            done += try file.status().size
        }
        check.compare(Catalog.reading(folder: folder))
        return check
    }

    /// Adds what is missing of the files that came: articles that were lost with damage to the log, and
    /// files in `.done` without a line; O(bytes of these files).
    public mutating func checkFiles(inbox: BytePath?, state: BytePath) {
        let lost = (try? Catalog.reading(folder: state)?.lost()) ?? []
        for article in lost { report("\(article.file.text): \(article.sentence)") }
        guard let inbox, let files = UnloggedFiles(inbox: inbox, state: state) else { return }
        for path in files.all() {
            report("\(path) has no line in the log; `dateline retry` has it read anew")
        }
    }

    private mutating func report(_ problem: String) {
        problemCount += 1
        if problems.count < Self.problemLimit { problems.append(problem) }
    }

    private mutating func read(
        _ segment: String, _ file: borrowing OpenFile, _ progress: (Int) -> Void
    ) throws(SystemError) {
        var number = 0
        var feed = LineFeed(from: 0)
        reading: while true {
            let start = feed.offset
            number += 1
            let place = "\(segment):\(number)"
            switch try feed.next(of: file) {
            case .line(let line):
                take(line, place: place, at: Place(segment: segment, offset: start))
            case .fragment: report("\(place) has no end: it is torn, or being written now")
            case .end: break reading
            }
            if number.isMultiple(of: 1000) { progress(start) }
        }
        if !pending.isEmpty {
            report("\(segment) ends in \(pending.count) events without an article line")
            pending.removeAll()
        }
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer, place: String, at position: Place) {
        if bytes.count >= LogFormat.longestLine { report("\(place) is longer than 64 KiB") }
        let line: LogLine
        do throws(LineError) { line = try LogLine(parsing: bytes) } catch {
            return report("\(place) cannot be read: \(error)")
        }
        switch line {
        case .event(let event): take(event, place: place)
        case .article(let article): take(article, place: place, at: position)
        }
    }

    private mutating func take(_ line: EventLine, place: String) {
        events += 1
        // What replaces the lines of an article may repeat their ids.
        if line.supersedes != nil { giveUp(line) }
        if !eventIDs.insert(line.event.id).inserted {
            report("\(place) repeats event \(line.event.id)")
        }
        check(logged: line.logged, place: place)
        pending.append(line)
    }

    private mutating func take(_ line: ArticleLine, place: String, at position: Place) {
        articles += 1
        check(logged: line.logged, place: place)
        if pending.count != line.events {
            report("\(place) names \(line.events) events, \(pending.count) stand before it")
        }
        if pending.contains(where: { $0.article.digest != line.digest }) {
            report("\(place) stands behind events of another article")
        }
        let key = ArticleKey(digest: line.digest, member: line.member)
        if line.outcome.isFinal { checkOnce(line, key, place) }
        let counts = self.counts(of: line)
        for count in counts { self.count(count[0], count[1], 1) }
        if line.outcome.isFinal {
            analysed[key] = Analysed(
                logged: line.logged, events: pending.map(\.event.id), counts: counts)
        }
        lines[position] = Fact(key: key, outcome: line.outcome, events: line.events)
        pending.removeAll(keepingCapacity: true)
    }

    /// Whether the article is logged once, or replaces what was logged of it.
    private mutating func checkOnce(_ line: ArticleLine, _ key: ArticleKey, _ place: String) {
        guard let old = analysed[key] else {
            if line.supersedes != nil { report("\(place) supersedes lines that are not there") }
            return
        }
        guard let supersedes = line.supersedes else {
            return report("\(place) logs article \(line.digest) again")
        }
        if supersedes != old.logged { report("\(place) supersedes lines that are not the last") }
        for count in old.counts { self.count(count[0], count[1], -1) }
    }

    /// Forgets the events of the lines that `line` helps to replace.
    private mutating func giveUp(_ line: EventLine) {
        guard pending.isEmpty, let digest = line.article.digest else { return }
        let key = ArticleKey(digest: digest, member: line.article.member)
        eventIDs.subtract(analysed[key]?.events ?? [])
    }

    /// Kind and key of everything that an article with the events before it counts for.
    private func counts(of line: ArticleLine) -> [[String]] {
        var counts = [["outcome", line.outcome.rawValue]]
        if let language = line.language { counts.append(["language", language]) }
        for event in pending.map(\.event) {
            counts.append(["type", event.type.rawValue])
            counts += event.countries.map { ["country", $0] }
        }
        return counts
    }

    private mutating func check(logged: String?, place: String) {
        guard let logged else { return report("\(place) has no time") }
        if logged < lastLogged { report("\(place) is older than the line above it") }
        lastLogged = max(lastLogged, logged)
    }

    private mutating func count(_ kind: String, _ key: String, _ number: Int) {
        let sum = counts[kind]?[key] ?? 0
        counts[kind, default: [:]][key] = sum + number > 0 ? sum + number : nil
        if counts[kind]?.isEmpty == true { counts[kind] = nil }
    }

    // MARK: The catalogue

    private mutating func compare(_ catalog: Catalog?) {
        guard let catalog else {
            return report("the catalogue cannot be read; `dateline reindex` makes it anew")
        }
        var found = lines
        var wrong: [String] = []
        do throws(CatalogError) {
            try catalog.forEachArticle { article in
                let place = Place(
                    segment: article.position.segment, offset: article.position.articleLine)
                let fact = Fact(key: article.key, outcome: article.outcome, events: article.events)
                if found.removeValue(forKey: place) != fact {
                    wrong.append(
                        "the catalogue has article \(article.key.digest) at \(place.segment), byte "
                            + "\(place.offset), where the log has none such")
                }
            }
            if try catalog.totals() != counts {
                wrong.append("the catalogue's counts are not those of the log")
            }
        } catch {
            wrong.append("\(error)")
        }
        wrong.forEach { report($0) }
        for (place, fact) in found.prefix(10) {
            report(
                "the catalogue misses article \(fact.key.digest) at \(place.segment), byte "
                    + "\(place.offset)")
        }
        if found.count > 10 { report("the catalogue misses \(found.count) articles in all") }
    }
}
