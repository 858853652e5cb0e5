public import SystemCalls

/// Reads the segments of a log, oldest first or newest first.
///
/// Event lines are handed out only when the article line behind them is there: what a writer is
/// just appending, or a crash has left half, is not seen.
public struct LogReader: Sendable {
    /// The folder of the log.
    public let folder: BytePath

    /// Creates a reader of the log in `folder`.
    public init(folder: BytePath) { self.folder = folder }

    /// A line that was read, with its bytes.
    public struct Line: Sendable {
        /// The line without its newline.
        public var bytes: [UInt8]
        /// The line as an event; nil for article lines.
        public var event: EventLine?
    }

    /// Hands every event line that passes `filter` to `body`, until it returns false.
    ///
    /// Lines of an article that was analysed again are left out. O(bytes of the log); lines that cannot
    /// pass are told by their bytes.
    public func forEachEvent(
        _ filter: LogFilter = LogFilter(), _ body: (Line) -> Bool
    ) throws(SystemError) {
        let folder = try OpenFile.folder(folder)
        let collector = EventCollector(filter)
        let segments = try Segment.all(in: folder)
        let superseded = try Supersessions(of: segments, in: folder)
        for segment in segments {
            let file = try folder.open(Array(segment.name.utf8), [.read])
            var collector = collector
            var feed = LineFeed(from: 0)
            while let line = try feed.nextLine(of: file) {
                for line in collector.take(line)
                where line.event.map(superseded.cover) != true && !body(line) { return }
            }
        }
    }

    /// The last `count` event lines that pass `filter`, in the order of the log.
    public func lastEvents(
        _ count: Int, _ filter: LogFilter = LogFilter()
    ) throws(SystemError) -> [Line] {
        guard count > 0 else { return [] }
        let folder = try OpenFile.folder(folder)
        let pattern = BytePattern(filter)
        var found: [Line] = []
        var superseded = Supersessions()
        for segment in try Segment.all(in: folder).reversed() {
            let file = try folder.open(Array(segment.name.utf8), [.read])
            var feed = try BackwardFeed(file)
            var isCommitted = false
            while found.count < count, let line = try feed.previousLine(of: file) {
                line.withUnsafeBytes { bytes in
                    let scan = LineScan(bytes: bytes)
                    if scan.isArticle {
                        isCommitted = true
                        superseded.take(scan)
                    }
                    guard isCommitted, scan.isEvent, pattern.mayMatch(scan),
                        case .event(let event)? = try? LogLine(parsing: bytes),
                        filter.matches(event), !superseded.cover(event)
                    else { return }
                    found.append(Line(bytes: line, event: event))
                }
            }
            if found.count == count { break }
        }
        return found.reversed()
    }

    /// Hands every article line to `body`, oldest first, until it returns false.
    public func forEachArticle(_ body: (ArticleLine) -> Bool) throws(SystemError) {
        let folder = try OpenFile.folder(folder)
        for segment in try Segment.all(in: folder) {
            let file = try folder.open(Array(segment.name.utf8), [.read])
            var feed = LineFeed(from: 0)
            while let line = try feed.nextLine(of: file) {
                guard LineScan(bytes: line).isArticle,
                    case .article(let article)? = try? LogLine(parsing: line)
                else { continue }
                if !body(article) { return }
            }
        }
    }
}

/// Holds event lines back until the article line that commits them.
struct EventCollector {
    private let filter: LogFilter
    private let pattern: BytePattern
    private var held: [LogReader.Line] = []

    /// Creates a collector of the events that pass `filter`.
    init(_ filter: LogFilter) {
        self.filter = filter
        pattern = BytePattern(filter)
    }

    /// Takes a line; the events that it commits.
    mutating func take(_ line: UnsafeRawBufferPointer) -> [LogReader.Line] {
        let scan = LineScan(bytes: line)
        if scan.isArticle {
            defer { held.removeAll(keepingCapacity: true) }
            return held
        }
        if scan.isEvent, pattern.mayMatch(scan),
            case .event(let event)? = try? LogLine(parsing: line), filter.matches(event)
        {
            held.append(LogReader.Line(bytes: Array(line), event: event))
        }
        return []
    }
}
