internal import Annotation

/// Gives a country to those whom the text does not place: the people and forces of the place where
/// a state acts on its own ("security forces arrested three workers in Belarus").
struct HomeFinder {
    let reading: Reading

    /// The event with the country of its place for participants who have none.
    func settled(_ event: Event, _ match: FrameMatcher.Match) -> Event {
        guard isLocal(event.type), let country = country(of: event) else { return event }
        var event = event
        if match.actors.allSatisfy(isLocal) { settle(&event.actors, country) }
        if match.recipients.allSatisfy(isLocal) { settle(&event.recipients, country) }
        return event
    }

    private func isLocal(_ type: EventType) -> Bool {
        switch type {
        case .coerce, .protest, .assault, .retreat: true
        default: false
        }
    }

    /// Whether the phrase means people or forces of the place, without a name of their own.
    private func isLocal(_ row: Int) -> Bool {
        reading.tag(row) == .noun && reading.classes[row] & reading.lexicon.localClasses != 0
    }

    private func settle(_ participants: inout [Participant], _ country: String) {
        for index in participants.indices
        where participants[index].country == nil && participants[index].bloc == nil {
            participants[index].country = country
        }
    }

    private func country(of event: Event) -> String? {
        if let place = event.place?.country { return place }
        let named = (event.actors + event.recipients).compactMap(\.country).first
        if event.type != .assault, let named { return named }
        return reading.mainCountry
    }
}
