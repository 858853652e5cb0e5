internal import Annotation

/// Gives a country to those whom the text does not place: the people and forces of the place where
/// a state acts on its own ("security forces arrested three workers in Belarus").
struct HomeFinder {
    let reading: Reading

    /// The event with the country of its place for participants who have none.
    func settled(_ event: Event, _ match: FrameMatcher.Match) -> Event {
        var event = event
        guard isLocal(event.type) else { return addressed(event, match) }
        guard let country = country(of: event, match) else { return event }
        if match.actors.allSatisfy(isLocal) { settle(&event, \.actors, country, Self.here) }
        if match.recipients.allSatisfy({ isLocal($0) || isPeople($0) }) {
            settle(&event, \.recipients, country, Self.here)
            if event.type == .aid, event.place == nil, let first = event.recipients.first {
                event.place = PlacePhrases(reading: reading, takesGoals: false, isVerbal: false)
                    .country(of: first)
            }
        }
        return event
    }

    /// Whether a plural noun may mean a group of people: no class of things has it.
    private func isPeople(_ row: Int) -> Bool {
        reading.tag(row) == .noun && reading.classes[row] == 0 && reading.noun[row] == 0
            && reading.morphology(row).number == .plural && !isAbstract(row)
    }

    /// "Einrichtungen", "Möglichkeiten": plurals that by their ending mean no people.
    private func isAbstract(_ row: Int) -> Bool {
        guard reading.isGerman else { return false }
        let word = reading.document.form(row)
        return ["ungen", "heiten", "keiten", "itäten"].contains { word.hasSuffix($0) }
    }

    private func isLocal(_ type: EventType) -> Bool {
        switch type {
        case .coerce, .protest, .assault, .retreat, .aid: true
        default: false
        }
    }

    /// Whether the phrase means people or forces of the place, without a name of their own.
    private func isLocal(_ row: Int) -> Bool {
        reading.tag(row) == .noun && reading.classes[row] & reading.lexicon.localClasses != 0
            && !isForeign(row)
    }

    /// "ausländische Firmen", "Kyiv's allies": people of another country than the one spoken of.
    private func isForeign(_ row: Int) -> Bool {
        ActorComposer.besides.contains(reading.document.form(row).lowercased())
            || reading.children(row).contains {
                reading.classes[$0] & reading.lexicon.foreignClass != 0
            }
    }

    private static let here = "of the country where it happens"
    private static let lead = "of the country that the text is about"

    private func settle(
        _ event: inout Event, _ side: WritableKeyPath<Event, [Participant]>, _ country: String,
        _ why: String
    ) {
        for index in event[keyPath: side].indices
        where Self.isUnplaced(event[keyPath: side][index]) {
            event[keyPath: side][index].country = country
            event.reasons[event[keyPath: side][index]] = why
        }
    }

    private static func isUnplaced(_ participant: Participant) -> Bool {
        participant.country == nil && participant.bloc == nil
    }

    private func country(of event: Event, _ match: FrameMatcher.Match) -> String? {
        if let place = event.place?.country { return place }
        if let site = site(of: match.trigger) { return site }
        let named = (event.actors + event.recipients).compactMap(\.country).first
        if event.type != .assault, let named { return named }
        return reading.mainCountry ?? reading.leadCountry
    }

    /// People to whom a body of no country, or one of their own country, speaks: "the United Nations
    /// urged all parties", in a text about Iraq.
    private func addressed(_ event: Event, _ match: FrameMatcher.Match) -> Event {
        guard let country = reading.leadCountry, !event.actors.isEmpty,
            event.actors.allSatisfy({ ($0.country ?? country) == country }),
            !match.recipients.isEmpty, !match.recipients.contains(where: isParty)
        else { return event }
        var event = event
        if match.recipients.allSatisfy(isLocal) {
            if match.actors.allSatisfy({ isLocal($0) && (!isArmed($0) || areUnplaced(event)) }) {
                settle(&event, \.actors, country, Self.lead)
            }
            settle(&event, \.recipients, country, Self.lead)
        } else if reading.mainCountry == country, match.recipients.allSatisfy(isCompatriot),
            event.actors.contains(where: { $0.country == country })
        {
            settle(&event, \.recipients, country, Self.lead)
        } else if reading.mainCountry == country, match.actors.allSatisfy(isDomestic),
            event.actors.allSatisfy(Self.isUnplaced),
            event.recipients.contains(where: { $0.country == country })
        {
            settle(&event, \.actors, country, Self.lead)
        }
        return event
    }

    /// "all parties in this conflict": the sides of a conflict, which are not those who speak to them.
    private func isParty(_ row: Int) -> Bool {
        reading.morphology(row).number == .plural
            && reading.lexicon.common.parties.contains(reading.noun[row])
            && reading.children(row).contains { reading.relation($0) == .nmod }
    }

    /// Whether the phrase means the opposition, a party or a court, which speak at home.
    private func isDomestic(_ row: Int) -> Bool {
        guard isCompatriot(row) else { return false }
        return reading.document.actors[Int(reading.actor[row])].participants.allSatisfy {
            ["OPP", "PTY", "LEG", "JUD", "LAB", "COP"].contains($0.sector)
        }
    }

    private func isArmed(_ row: Int) -> Bool {
        reading.classes[row] & reading.lexicon.troopsClass != 0
    }

    private func areUnplaced(_ event: Event) -> Bool {
        (event.actors + event.recipients).allSatisfy { $0.country == nil && $0.bloc == nil }
    }

    /// Whether a name of which nothing is known, or an office without a state, can only be one of
    /// the country that the text is about.
    private func isCompatriot(_ row: Int) -> Bool {
        guard reading.actor[row] >= 0, !isForeign(row) else { return false }
        let mention = reading.document.actors[Int(reading.actor[row])]
        return mention.participants.allSatisfy {
            guard $0.country == nil, $0.bloc == nil else { return false }
            return switch $0.sector {
            case nil: reading.isPerson[row] || reading.isOfOneCountry
            case "IGO", "NGO", "MED", "MIL", "UAF": false
            default: true
            }
        }
    }

    /// The event with the state of the place as its actor, where only a state can have done it and
    /// the text names nobody: "a journalist was arrested in Minsk".
    func governed(_ event: Event) -> Event {
        guard event.type == .coerce || event.type == .concede, event.actors.isEmpty,
            let mode = event.mode, Self.sovereignModes.contains(mode),
            let country = ruler(of: event)
        else { return event }
        var state = Participant(text: event.place?.text ?? event.evidence.trigger)
        state.country = country
        state.sector = "GOV"
        var event = event
        event.actors = [state]
        event.reasons[state] = "only the state of the place does this, and the text names nobody"
        return event
    }

    /// Whether it is a measure for everybody, or is done to somebody known.
    func isPublic(_ event: Event, _ match: FrameMatcher.Match) -> Bool {
        switch event.mode {
        case "curfew", "confiscate", "restrict", "reopen": true
        case "ban": !match.recipients.contains { reading.isPerson[$0] }
        // Who is arrested without anybody named is most often a matter of ordinary crime.
        case "arrest": false
        default:
            event.recipients.contains { !Self.isUnplaced($0) }
                && match.recipients.contains { reading.isSomebody($0) && reading.place[$0] < 0 }
        }
    }

    /// The country whose state does what is done at the event's place, or, where the text gives no
    /// place, in the country that most of it is about.
    private func ruler(of event: Event) -> String? {
        guard let place = event.place else { return reading.mainCountry }
        guard
            place.country == reading.mainCountry || isNamed(place, in: event.evidence.sentence)
        else { return nil }
        return place.country
    }

    /// Whether the sentence itself names the place.
    private func isNamed(_ place: EventPlace, in sentence: Int) -> Bool {
        let span = reading.document.sentences[sentence].span
        return reading.document.places.contains { span.contains($0.span) && $0.place == place }
    }

    /// A protest that nobody is said to hold, with the people of the place as its actor: "mass
    /// protests in Cairo".
    func held(_ event: Event) -> Event {
        guard event.type == .protest, event.actors.isEmpty else { return event }
        var people = Participant(text: event.evidence.trigger)
        if let place = event.place, place.country != nil, event.evidence.text.contains(place.text) {
            people.text = place.text
            people.country = place.country
        } else if !reading.isGerman {
            people.country = onlyCountry(of: event.evidence.sentence)
        }
        guard people.country != nil else { return event }
        people.sector = "CVL"
        var event = event
        event.actors = [people]
        event.reasons[people] = "the people of the place hold a protest that names nobody"
        return event
    }

    /// The country of everybody whom a sentence names, where it is one.
    private func onlyCountry(of sentence: Int) -> String? {
        let span = reading.document.sentences[sentence].span
        let countries = reading.document.actors.filter { span.contains($0.head) }
            .flatMap(\.participants).compactMap { $0.country ?? $0.bloc }
        return Set(countries).count == 1 ? countries.first : nil
    }

    /// A curfew or crackdown that hits nobody by name, with the people of the place, or of those
    /// in power, as the other side.
    func suffered(_ event: Event) -> Event {
        guard event.type == .coerce, event.recipients.isEmpty,
            event.mode == "curfew" || event.mode == "repress",
            let country = event.place?.country ?? event.actors.first?.country
        else { return event }
        var people = Participant(text: event.evidence.trigger)
        people.country = country
        people.sector = "CVL"
        var event = event
        event.recipients = [people]
        event.reasons[people] = "the people of the place are those whom it hits"
        return event
    }

    /// What only those in power do.
    private static let sovereignModes: Set<String> = [
        "arrest", "sentence", "ban", "curfew", "deport", "repress", "coup", "confiscate",
        "restrict", "reopen",
    ]

    /// The country of a phrase of place in the clause: "bei einem Angriff auf einen afghanischen
    /// Stützpunkt".
    private func site(of trigger: Int) -> String? {
        for child in reading.children(trigger) where reading.relation(child) == .obl {
            guard let preposition = reading.preposition(child),
                reading.marker(preposition, .preposition) == .before
            else { continue }
            let span = reading.subtree(child)
            for row in span.rows where reading.actor[row] >= 0 {
                let mention = reading.document.actors[Int(reading.actor[row])]
                if let country = mention.participants.first?.country { return country }
            }
        }
        return nil
    }
}
