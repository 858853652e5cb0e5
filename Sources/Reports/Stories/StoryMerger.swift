internal import Annotation
public import EventLog

/// Merges lines of one story: the event of the world that several lines report.
public struct StoryMerger: Sendable {
    private var stories: [Story] = []
    private var places: [String: Int] = [:]

    /// Creates a merger of no lines.
    public init() {}

    /// The stories so far, in the order of their first lines.
    public var merged: [Story] { stories }

    /// What the lines of one story share.
    public static func key(of line: EventLine) -> String {
        line.event.story.isEmpty ? line.event.id : line.event.story
    }

    /// Adds a line; one without a story is a story of its own.
    public mutating func append(_ line: EventLine) {
        let key = Self.key(of: line)
        if let place = places[key] {
            stories[place].take(line)
        } else {
            places[key] = stories.count
            stories.append(Story(line))
        }
    }
}
