internal import Annotation

/// Tells which lines report one event of the world, as they come: gives each its story.
///
/// A line joins the recent story whose lines agree with it best, and none of whose lines contradicts
/// it; else it begins a story, named after its own id. What was given out never changes: a later, more
/// exact report joins, and is told apart from the others only when stories are shown. The book is
/// bounded: when it holds `limit` stories the oldest quarter is forgotten. O(`reach`) comparisons a line.
public struct StoryBook: Sendable {
    /// Most stories that are remembered.
    public static let limit = 20_000
    /// Most recent stories of a kind and a participant that a line is compared with.
    static let reach = 300
    /// Most lines of a story that are compared.
    private static let depth = 6

    private var stories: [Story] = []
    /// Numbers of stories by kind of event and participant, oldest first.
    private var groups: [String: [Int]] = [:]
    /// Numbers of stories by id.
    private var numbers: [String: Int] = [:]
    private var forgotten = 0
    /// Names of countries by code, learned from participants that are nothing but a country.
    private var nations: [String: Set<String>] = [:]

    private struct Story {
        var id: String
        var profiles: [StoryProfile]
    }

    /// Number of stories that are remembered.
    var count: Int { stories.count }

    /// Creates an empty book.
    public init() {}

    /// The article with the story of each of its events, which the book remembers.
    public mutating func assigned(_ article: LoggedArticle) -> LoggedArticle {
        var article = article
        for line in article.events { learn(line) }
        let context = StoryProfile.Context(article.events)
        for index in article.events.indices {
            article.events[index].event.story = take(article.events[index], context)
        }
        return article
    }

    /// Remembers a line of the log with the story that it has.
    public mutating func remember(_ line: EventLine) {
        guard !line.event.story.isEmpty else { return }
        learn(line)
        add(
            StoryProfile(line, nations: nations), to: numbers[line.event.story],
            id: line.event.story)
    }

    /// Learns what countries are called, so that a government's name is not taken for a person's.
    private mutating func learn(_ line: EventLine) {
        for participant in line.event.actors + line.event.recipients where participant.sector == nil
        {
            guard let code = participant.country, let name = participant.name else { continue }
            if nations[code]?.contains(name) == true { continue }
            nations[code, default: []].insert(name)
        }
    }

    /// The story of a line.
    private mutating func take(
        _ line: EventLine, _ context: StoryProfile.Context
    ) -> String {
        let profile = StoryProfile(line, nations: nations, context: context)
        let place = best(for: profile)
        let id = place.map { stories[$0 - forgotten].id } ?? "s-" + line.event.id.dropFirst(2)
        add(profile, to: place, id: id)
        return id
    }

    /// The story that agrees best; the latest among equals.
    private func best(for profile: StoryProfile) -> Int? {
        var best: (place: Int, score: Double)?
        var seen: Set<Int> = []
        for key in profile.keys {
            for place in (groups[key] ?? []).suffix(Self.reach).reversed()
            where seen.insert(place).inserted {
                guard let score = score(profile, stories[place - forgotten]) else { continue }
                if score > best?.score ?? 0 { best = (place, score) }
            }
        }
        return best?.place
    }

    /// The best agreement with a line of the story; nil where one contradicts, or none decides.
    private func score(_ profile: StoryProfile, _ story: Story) -> Double? {
        var best: Double?
        for known in story.profiles {
            switch StoryComparison.verdict(profile, known) {
            case .apart: return nil
            case .open: continue
            case .same(let score): best = max(best ?? 0, score)
            }
        }
        return best
    }

    private mutating func add(_ profile: StoryProfile, to place: Int?, id: String) {
        if let place {
            stories[place - forgotten].profiles.append(profile)
            let count = stories[place - forgotten].profiles.count
            // The first lines stay: a story must not drift.
            if count > Self.depth { stories[place - forgotten].profiles.remove(at: Self.depth / 2) }
            for key in profile.keys where groups[key]?.contains(place) != true {
                groups[key, default: []].append(place)
            }
            return
        }
        if stories.count >= Self.limit { forget(Self.limit / 4) }
        let number = forgotten + stories.count
        stories.append(Story(id: id, profiles: [profile]))
        numbers[id] = number
        for key in profile.keys { groups[key, default: []].append(number) }
    }

    private mutating func forget(_ count: Int) {
        for story in stories.prefix(count) { numbers[story.id] = nil }
        stories.removeFirst(count)
        forgotten += count
        for (key, places) in groups {
            let rest = places.filter { $0 >= forgotten }
            groups[key] = rest.isEmpty ? nil : rest
        }
    }
}
