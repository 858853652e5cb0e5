public import Annotation
public import LanguageData

/// Reads the events of a document from its trees, actors, times and places.
public struct EventStage: Stage {
    /// The event knowledge of the language.
    public let lexicon: FrameLexicon
    /// Events less probable than this are left out.
    public let minimumConfidence: Double

    /// Creates the stage of one language.
    public init(lexicon: FrameLexicon, minimumConfidence: Double = 0.3) {
        self.lexicon = lexicon
        self.minimumConfidence = minimumConfidence
    }

    /// Reads the knowledge of a language from the seeds folder; throws at the first mistake in it.
    public init(language: Language, seeds: SeedsFolder) throws(LanguageDataError) {
        let folder = language.code
        var events: [RecordFile] = []
        for name in Self.files { events += try seeds.records("\(folder)/\(name)") }
        let things = try seeds.records("\(folder)/things.records")
        self.init(lexicon: try FrameLexicon(language: language, events: events, things: things))
    }

    /// The files of frames, in the order in which they are read.
    private static let files = ["events-stance.rules", "events.rules"]

    /// Name, for composition errors and timings.
    public var name: String { "events" }
    /// Layers that must be filled before it runs.
    public var reads: Document.Layers {
        [.tokens, .sentences, .tags, .lemmas, .dependencies, .times, .places, .actors]
    }
    /// Layers that it fills.
    public var writes: Document.Layers { .events }

    /// Fills the document's events.
    public func run(on document: inout Document, scratch: Scratch) {
        let reading = scratch.slot(Reading.self) { Reading(document: document, lexicon: lexicon) }
        reading.load(document, lexicon: lexicon)
        let found = EventReader(reading: reading).events()
            .filter { $0.event.confidence >= minimumConfidence }
        let identity = EventIdentity(textDigest: document.article.textDigest)
        document.events = EventMerger().merge(found).map { identity.named($0.event) }
        reading.release()
    }
}
