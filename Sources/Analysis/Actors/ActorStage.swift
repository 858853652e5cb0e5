public import Annotation

/// Finds those in the text who can act, and resolves whom they stand for.
public struct ActorStage: Stage {
    /// Its name in composition errors and timings.
    public let name = "actors"
    /// Tokens; tags, trees and names are used where they are there.
    public let reads: Document.Layers = [.tokens]
    /// The actors.
    public let writes: Document.Layers = [.actors]
    private let world: World

    /// Creates the stage on a lexicon.
    public init(world: World) { self.world = world }

    /// Fills `document.actors`.
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = scratch.slot(ActorMemory.self) { ActorMemory() }
        let table = document.language == .german ? world.german : world.english
        memory.words.read(document)
        memory.reader.read(document, table: table)
        memory.pieces.removeAll(keepingCapacity: true)
        PieceScanner(
            table: table, entities: world.entities, document: document, units: memory.reader.units,
            words: memory.words
        ).scan(into: &memory.pieces)
        NationChooser(world: world, table: table).choose(&memory.pieces)
        Self.dropParts(of: document, from: &memory.pieces)
        let date = Self.day(document.article.published)
        PersonChooser(
            document: document, world: world, table: table, words: memory.words, date: date
        ).resolve(&memory.pieces)
        Self.dropRivals(of: document, world, from: &memory.pieces)
        Self.addCities(of: document, to: &memory.pieces)
        let datelines = Dateline.all(in: document)
        memory.pieces.removeAll { piece in
            datelines.contains { $0.span.start <= piece.start && piece.end <= $0.span.end }
        }
        var composer = ActorComposer(
            document: document, world: world, words: memory.words, pieces: memory.pieces)
        var resolver = ReferenceResolver(
            document: document, world: world, words: memory.words, date: date,
            home: datelines.first?.place.flatMap { document.places[$0].place.country }
                ?? document.placeLine?.country,
            candidates: composer.compose())
        let candidates = resolver.resolve()
        document.actors = ActorWriter(
            document: document, world: world, candidates: resolver.candidates, date: date
        ).mentions(of: candidates)
    }

    /// Removes last names that are parts of a longer name of a place: Mazar-e-Sharif.
    private static func dropParts(of document: Document, from pieces: inout [Piece]) {
        pieces.removeAll { piece in
            piece.kind == .surname
                && document.places.contains {
                    $0.span.count > piece.end - piece.start && $0.span.start <= piece.start
                        && piece.end <= $0.span.end
                }
        }
    }

    /// Removes capitals whose name is that of another country's town here.
    private static func dropRivals(
        of document: Document, _ world: World, from pieces: inout [Piece]
    ) {
        pieces.removeAll { piece in
            guard piece.kind == .capital, piece.entity >= 0 else { return false }
            let country = world.entities[Int(piece.entity)].country
            return country != nil
                && document.places.contains {
                    $0.span == Span(piece.start, piece.end) && $0.place.country != country
                }
        }
    }

    /// Adds the places that no piece covers, so that they can say whose a role is.
    private static func addCities(of document: Document, to pieces: inout [Piece]) {
        let known = pieces.count
        for (index, mention) in document.places.enumerated() {
            let span = mention.span
            let isCovered = pieces[..<known].contains { $0.start < span.end && span.start < $0.end }
            guard !isCovered, mention.place.country != nil else { continue }
            let text = mention.place.text
            let isGenitive =
                text.hasSuffix("s") && !mention.place.name.hasSuffix("s")
                || document.tokens.tag[span.start] == .adjective && span.count == 1
            pieces.append(
                Piece(
                    start: span.start, end: span.end, sense: Int32(index), kind: .city, entity: -1,
                    flags: isGenitive ? .genitive : [], isPartial: false))
        }
        if pieces.count > known { pieces.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
    }

    /// The day of an ISO date as yyyymmdd.
    static func day(_ text: String?) -> Int32? {
        guard let text else { return nil }
        let digits = text.utf8.prefix(10).filter { $0 >= 48 && $0 <= 57 }
        guard digits.count == 8 else { return nil }
        return digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - 48) }
    }
}

/// Memory of the actor stage that a worker keeps between documents.
final class ActorMemory {
    var reader = UnitReader()
    var words = FunctionWords()
    var pieces: [Piece] = []
}
