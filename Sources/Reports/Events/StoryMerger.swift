public import Annotation
public import EventLog
internal import JSONText

/// Merges lines of one story: the event of the world that several lines report.
public struct StoryMerger: Sendable {
    private var stories: [Story] = []
    private var places: [String: Int] = [:]

    /// Creates a merger of no lines.
    public init() {}

    /// The stories so far, in the order of their first lines.
    public var merged: [Story] { stories }

    /// Adds a line; one without a story is a story of its own.
    public mutating func append(_ line: EventLine) {
        let key = line.event.story.isEmpty ? line.event.id : line.event.story
        if let place = places[key] {
            stories[place].take(line)
        } else {
            places[key] = stories.count
            stories.append(Story(line))
        }
    }
}

/// An event of the world, as one or more lines of the log report it.
public struct Story: Hashable, Sendable {
    /// The line that tells most about it: the most confident of those the articles vouch for most.
    public private(set) var best: EventLine
    /// Number of lines.
    public private(set) var lines = 0
    /// The articles that report it, by digest or file.
    public private(set) var articles: [String] = []
    /// The publishers that report it.
    public private(set) var publishers: [String] = []
    /// How far the articles vouch for it, each value once.
    public private(set) var modalities: [Modality] = []
    /// All who say so.
    public private(set) var sources: [String] = []
    /// When it was first logged.
    public private(set) var firstLogged: String?
    /// When it was last logged.
    public private(set) var lastLogged: String?

    /// Creates the story of one line.
    init(_ line: EventLine) {
        best = line
        take(line)
    }

    /// Adds a line of the same story.
    mutating func take(_ line: EventLine) {
        lines += 1
        add(line.article.digest ?? line.article.file.text, to: &articles)
        if let publisher = line.article.publisher { add(publisher, to: &publishers) }
        if let source = line.event.attribution?.name { add(source, to: &sources) }
        if !modalities.contains(line.event.modality) { modalities.append(line.event.modality) }
        firstLogged = firstLogged ?? line.logged
        lastLogged = line.logged ?? lastLogged
        if Self.rank(line) > Self.rank(best) {
            let old = best.event
            best = line
            complete(from: old)
        } else {
            complete(from: line.event)
        }
    }

    /// Fills in date and place where the best line has none.
    private mutating func complete(from other: Event) {
        best.event.date = best.event.date ?? other.date
        best.event.place = best.event.place ?? other.place
    }

    private func add(_ text: String, to list: inout [String]) {
        if !list.contains(text) { list.append(text) }
    }

    private static func rank(_ line: EventLine) -> Double {
        let modalities: [Modality] = [.hypothetical, .negated, .planned, .reported, .asserted]
        return Double(modalities.firstIndex(of: line.event.modality) ?? 0) + line.event.confidence
    }

    /// The story as one line of JSON: the best line, and what the others add.
    public func json() -> [UInt8] {
        var line = best
        line.logged = lastLogged
        guard let value = try? JSONValue(parsing: line.encoded()) else { return [] }
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("kind", "story")
            for member in value.members where member.key != "kind" {
                writer.field(member.key, member.value)
            }
            writer.field("first_logged", firstLogged)
            writer.field("lines", lines)
            writer.array("modalities") { list in modalities.forEach { list.element($0.rawValue) } }
            writer.array("sources") { list in sources.forEach { list.element($0) } }
            writer.array("publishers") { list in publishers.forEach { list.element($0) } }
            writer.array("articles") { list in articles.forEach { list.element($0) } }
        }
        writer.newline()
        return writer.bytes
    }
}
