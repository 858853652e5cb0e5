public import Annotation

/// Reads the events of a document from its trees, actors, times and places.
public struct EventStage: Stage {
    /// The event knowledge of the language.
    public let lexicon: FrameLexicon
    /// Events less probable than this are left out.
    public let minimumConfidence: Double

    private let quantities: QuantityReader?
    private let countryNames: [String: String]

    /// Creates the stage of one language; `countryNames` gives English names by ISO 3166 alpha-3.
    public init(
        lexicon: FrameLexicon, quantities: QuantityReader? = nil,
        countryNames: [String: String] = [:], minimumConfidence: Double = 0.45
    ) {
        self.lexicon = lexicon
        self.quantities = quantities
        self.countryNames = countryNames
        self.minimumConfidence = minimumConfidence
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
        let reading = scratch.slot(Reading.self) { Reading(document: document, lexicon: lexicon) }
        reading.load(document, lexicon: lexicon)
        var found = found(in: reading)
        if let quantities, !found.isEmpty {
            QuantityPlacer(document: document)
                .place(quantities.read(document, scratch: scratch), in: &found)
        }
        let identity = EventIdentity(textDigest: document.article.textDigest)
        document.events = EventMerger().merge(found).map { named($0.event, identity) }
        reading.release()
    }

    /// What was considered and refused in a document whose other layers are filled, and why; in the
    /// order of the text.
    public func refusals(in document: Document) -> [Refusal] {
        let reading = Reading(document: document, lexicon: lexicon)
        let log = RefusalLog()
        reading.refusals = log
        _ = found(in: reading)
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
