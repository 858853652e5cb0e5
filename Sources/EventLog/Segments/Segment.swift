public import SystemCalls

/// A file of the log: the current one, or an older one that rotation has set aside.
public struct Segment: Hashable, Sendable, Comparable {
    /// Its name in the log's folder.
    public var name: String

    /// Creates the segment with that name.
    public init(name: String) { self.name = name }

    /// The segment that is written to.
    public static let current = Segment(name: LogFormat.currentSegment)

    /// Whether it is the one that is written to.
    public var isCurrent: Bool { name == LogFormat.currentSegment }

    /// Orders segments as they were written; the current one comes last.
    public static func < (left: Segment, right: Segment) -> Bool {
        if left.isCurrent || right.isCurrent { return !left.isCurrent }
        return left.order < right.order
    }

    /// Day and number of `events-YYYYMMDD-NNN.jsonl`; nil for other names.
    private var parts: (day: Int, number: Int)? {
        guard name.hasPrefix("events-"), name.hasSuffix(".jsonl") else { return nil }
        let fields = name.dropFirst(7).dropLast(6).split(separator: "-")
        guard fields.count == 2, fields[0].utf8.count == 8, let day = Int(fields[0]),
            let number = Int(fields[1])
        else { return nil }
        return (day, number)
    }

    private var order: (Int, Int) { parts.map { ($0.day, $0.number) } ?? (0, 0) }

    /// The segments in `folder`, in the order in which they were written; O(entries).
    public static func all(in folder: borrowing OpenFile) throws(SystemError) -> [Segment] {
        var segments: [Segment] = []
        try folder.forEachEntry { entry throws(SystemError) in
            let segment = Segment(name: String(decoding: entry.name, as: UTF8.self))
            if segment.isCurrent || segment.parts != nil { segments.append(segment) }
        }
        return segments.sorted()
    }

    /// The name for the current segment when it is set aside on `day` (`20260102`), after `others`.
    static func next(day: String, after others: [Segment]) -> Segment {
        let last = others.compactMap(\.parts).max { ($0.day, $0.number) < ($1.day, $1.number) }
        // A clock that was set back must not let a later segment sort before an earlier one.
        let day = max(Int(day) ?? 0, last?.day ?? 0)
        let number = last.map { $0.day == day ? $0.number + 1 : 1 } ?? 1
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 3 - digits.utf8.count))
        return Segment(name: "events-\(day)-\(padding)\(digits).jsonl")
    }
}
