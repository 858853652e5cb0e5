public import Annotation

/// Which event lines are wanted; every part that is set must hold, one of its values each.
public struct LogFilter: Hashable, Sendable {
    /// PLOVER types.
    public var types: [EventType] = []
    /// Finer forms (visit, troops).
    public var modes: [String] = []
    /// Countries (ISO 3166 alpha-3) or blocs of a participant, or the country of the place.
    public var countries: [String] = []
    /// Parts of a participant's name or wording.
    public var actors: [String] = []
    /// Parts of the place's name or wording.
    public var places: [String] = []
    /// How far the article vouches for it.
    public var modalities: [Modality] = []
    /// Parts of the evidence's or the title's wording, all of which must occur.
    public var texts: [String] = []
    /// Languages of the article, ISO 639-1.
    public var languages: [String] = []
    /// Days on which the event happened; the day of publication counts where no date is known.
    public var days: DayRange?
    /// Days on which the line was logged, UTC.
    public var loggedDays: DayRange?
    /// Least confidence.
    public var confidence: Double?
    /// Identifiers of events.
    public var ids: [String] = []
    /// Identifiers of stories.
    public var stories: [String] = []

    /// Creates a filter that every event passes.
    public init() {}

    /// Whether the event passes.
    public func matches(_ line: EventLine) -> Bool {
        let event = line.event
        return isIn(types, event.type) && isIn(modalities, event.modality)
            && isIn(modes, event.mode) && isIn(languages, line.article.language)
            && isIn(ids, event.id) && isIn(stories, event.story)
            && event.confidence >= confidence ?? 0
            && matchesCountry(event) && matchesNames(event) && matchesText(line)
            && matchesDays(line)
    }

    private func isIn<Value: Equatable>(_ wanted: [Value], _ value: Value?) -> Bool {
        guard !wanted.isEmpty else { return true }
        return value.map(wanted.contains) ?? false
    }

    private func matchesCountry(_ event: Event) -> Bool {
        countries.isEmpty
            || countries.contains { code in
                event.place?.country == code
                    || (event.actors + event.recipients).contains {
                        $0.country == code || $0.bloc == code
                    }
            }
    }

    private func matchesNames(_ event: Event) -> Bool {
        let isActor =
            actors.isEmpty
            || (event.actors + event.recipients).contains { participant in
                actors.contains { occurs($0, in: participant.name, participant.text) }
            }
        let isPlace =
            places.isEmpty
            || places.contains { occurs($0, in: event.place?.name, event.place?.text) }
        return isActor && isPlace
    }

    private func matchesText(_ line: EventLine) -> Bool {
        texts.allSatisfy {
            occurs($0, in: line.event.evidence.text, line.article.title)
                || line.event.more.map(\.text).contains(where: occurs($0))
        }
    }

    private func matchesDays(_ line: EventLine) -> Bool {
        if let days {
            let date = line.event.date?.edtf ?? line.article.published
            guard let own = date.flatMap({ DayRange(edtf: $0) }), own.overlaps(days) else {
                return false
            }
        }
        guard let loggedDays else { return true }
        let logged = line.logged.map { String($0.prefix(10)) }
        return logged.flatMap { DayRange(edtf: $0) }?.overlaps(loggedDays) ?? false
    }

    /// Whether `part` occurs in one of `texts`, whatever the case of the letters.
    private func occurs(_ part: String, in texts: String?...) -> Bool {
        texts.contains { $0.map(occurs(part)) ?? false }
    }

    private func occurs(_ part: String) -> (String) -> Bool {
        let part = part.lowercased()
        return { $0.lowercased().contains(part) }
    }
}
