public import SystemCalls

/// Waits for new events at the end of a log, across rotation, truncation and a log made anew.
public struct LogFollower: ~Copyable {
    private let folder: BytePath
    private let fresh: EventCollector
    private var collector: EventCollector
    private var current: OpenSegment?
    private var feed = LineFeed(from: 0)

    /// Creates a follower that starts at the end of the log in `folder`.
    public init(folder: BytePath, _ filter: LogFilter = LogFilter()) {
        self.folder = folder
        fresh = EventCollector(filter)
        collector = fresh
        if let file = try? OpenFile.open(path, [.read]) {
            feed = LineFeed(from: (try? file.status().size) ?? 0)
            current = OpenSegment(file: file)
        }
    }

    private var path: BytePath { folder.appending(LogFormat.currentSegment) }

    /// The events that were committed since the last call; empty where there are none.
    public mutating func next() throws(SystemError) -> [LogReader.Line] {
        var events: [LogReader.Line] = []
        try drain(into: &events)
        for segment in try newerSegments() {
            current = segment
            feed = LineFeed(from: 0)
            collector = fresh
            try drain(into: &events)
        }
        return events
    }

    /// Reads what is new in the open segment.
    private mutating func drain(into events: inout [LogReader.Line]) throws(SystemError) {
        guard let current else { return }
        if try current.file.status().size < feed.offset {
            // Cut back after a fault: what follows is written anew.
            feed = LineFeed(from: try current.file.status().size)
            collector = fresh
        }
        while let line = try feed.nextLine(of: current.file) { events += collector.take(line) }
    }

    /// The segments written after the open one, oldest first; none where it is still the current.
    private func newerSegments() throws(SystemError) -> [OpenSegment] {
        let identity = try current?.file.status().inode
        guard let folder = try? OpenFile.folder(folder) else { return [] }
        let names = try Segment.all(in: folder).map { Array($0.name.utf8) }
        guard let last = names.last else { return [] }
        if let identity, try folder.status(of: last).inode == identity { return [] }
        var newer = names[(names.count - 1)...]
        for (index, name) in names.enumerated()
        where try folder.status(of: name).inode == identity {
            newer = names[(index + 1)...]
        }
        var opened: [OpenSegment] = []
        for name in newer { opened.append(OpenSegment(file: try folder.open(name, [.read]))) }
        return opened
    }
}
