public import Annotation

/// Reads the events of a document from its trees, actors, times and places.
public struct EventStage: Stage {
    /// The event knowledge of the language.
    public let lexicon: FrameLexicon
    /// Events less probable than this by their record are left out.
    public let minimumConfidence: Double
    /// Weighs what is known of an event; nil where its record alone decides.
    public let confidence: ConfidenceModel?

    private let quantities: QuantityReader?
    private let countryNames: [String: String]

    /// Creates the stage of one language; `countryNames` gives English names by ISO 3166 alpha-3.
    public init(
        lexicon: FrameLexicon, quantities: QuantityReader? = nil,
        countryNames: [String: String] = [:], minimumConfidence: Double = 0.45,
        confidence: ConfidenceModel? = nil
    ) {
        self.lexicon = lexicon
        self.quantities = quantities
        self.countryNames = countryNames
        self.minimumConfidence = minimumConfidence
        self.confidence = confidence
    }

    /// Name, for composition errors and timings.
    public var name: String { "events" }
    /// Layers that must be filled before it runs; lemmas, times, places and actors are used where
    /// they are there.
    public var reads: Document.Layers { [.tokens, .sentences, .tags, .dependencies] }
    /// Layers that it fills.
    public var writes: Document.Layers { .events }

    /// Fills the document's events.
    public func run(on document: inout Document, scratch: Scratch) {
        let identity = EventIdentity(textDigest: document.article.textDigest)
        let found = merged(document, scratch: scratch)
            .compactMap { weighed($0, in: document) }
        document.events = found.map { named($0, identity) }
    }

    /// The stage without the weights of the confidence.
    var unweighed: EventStage {
        EventStage(
            lexicon: lexicon, quantities: quantities, countryNames: countryNames,
            minimumConfidence: minimumConfidence)
    }

    /// All events that are considered, with what their confidence is counted from.
    func candidates(in document: Document, scratch: Scratch) -> [EventCandidate] {
        let identity = EventIdentity(textDigest: document.article.textDigest)
        let facts = ConfidenceFacts(document: document)
        return merged(document, scratch: scratch).map { found in
            EventCandidate(event: named(found.event, identity), facts: facts.facts(of: found))
        }
    }

    /// The events of a document, one for all its mentions of one.
    private func merged(_ document: Document, scratch: Scratch) -> [EventReader.Found] {
        let reading = scratch.slot(Reading.self) { Reading(document: document, lexicon: lexicon) }
        reading.load(document, lexicon: lexicon)
        defer { reading.release() }
        var found = found(in: reading)
        for index in found.indices { found[index].record = found[index].event.confidence }
        if let quantities, !found.isEmpty {
            QuantityPlacer(document: document)
                .place(quantities.read(document, scratch: scratch), in: &found)
        }
        return EventMerger(reading: reading).merge(found)
    }

    /// The event with its probability; nil where it is too improbable.
    private func weighed(_ found: EventReader.Found, in document: Document) -> Event? {
        guard let confidence else { return found.event }
        var event = found.event
        event.confidence = confidence.confidence(
            ConfidenceFacts(document: document).facts(of: found))
        return event.confidence < confidence.minimum ? nil : event
    }

    /// What was considered and refused in a document whose other layers are filled, and why; in the
    /// order of the text.
    public func refusals(in document: Document) -> [Refusal] {
        let reading = Reading(document: document, lexicon: lexicon)
        let log = RefusalLog()
        reading.refusals = log
        var found = found(in: reading)
        if let confidence {
            let facts = ConfidenceFacts(document: document)
            for index in found.indices {
                found[index].record = found[index].event.confidence
                found[index].event.confidence = confidence.confidence(facts.facts(of: found[index]))
            }
            let reader = EventReader(reading: reading)
            reader.drop(&found, below: confidence.minimum, "not sure enough")
        }
        return log.refusals.sorted { $0.range.start < $1.range.start }
    }

    private func found(in reading: Reading) -> [EventReader.Found] {
        let reader = EventReader(reading: reading)
        var found = reader.events()
        reader.drop(&found, below: minimumConfidence, "not sure enough")
        return found
    }

    /// The event with its ids, and with the name of a country that was known by its code alone.
    private func named(_ event: Event, _ identity: EventIdentity) -> Event {
        var event = event
        if let place = event.place, place.name == place.country {
            event.place?.name = countryNames[place.name] ?? place.name
        }
        return identity.named(event)
    }
}
