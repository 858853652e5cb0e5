public import Annotation
import LanguageData

/// Finds places in the text and resolves them to country, point and precision.
public struct PlaceStage: Stage {
    /// Its name in composition errors and timings.
    public let name = "places"
    /// Tokens; tags and names are used where they are there.
    public let reads: Document.Layers = [.tokens]
    /// The places.
    public let writes: Document.Layers = [.places]
    private let world: World
    private let gazetteer: Gazetteer
    private let sites: SiteTable

    /// Creates the stage on a lexicon, a gazetteer and the well-known sites.
    public init(world: World, gazetteer: Gazetteer, sites: SiteTable) {
        self.world = world
        self.gazetteer = gazetteer
        self.sites = sites
    }

    /// Fills `document.places`.
    public func run(on document: inout Document, scratch: Scratch) {
        let memory = scratch.slot(PlaceMemory.self) { PlaceMemory() }
        let table = document.language == .german ? world.german : world.english
        memory.words.read(document)
        memory.reader.read(document, table: table)
        memory.pieces.removeAll(keepingCapacity: true)
        PieceScanner(
            table: table, entities: world.entities, document: document, units: memory.reader.units,
            words: memory.words
        ).scan(into: &memory.pieces)
        NationChooser(world: world, table: table).choose(&memory.pieces)
        memory.hashes.read(document)
        var finder = PlaceFinder(
            document: document, world: world, gazetteer: gazetteer, sites: sites,
            words: memory.words, pieces: memory.pieces, hashes: memory.hashes)
        document.places = finder.find()
        document.placeLine = Self.placeLine(of: document).flatMap { finder.place(named: $0) }
    }

    /// The name that begins a place line which the reader set apart: "Bagdad (Irak), 08.06.2006 –".
    private static func placeLine(of document: Document) -> String? {
        let line = document.article.blocks.first { $0.role == .clutter && $0.rule == "dateline" }
        guard let line, line.range.end <= document.bytes.count else { return nil }
        let bytes = document.bytes[line.range.start..<line.range.end]
        let name = String(decoding: bytes, as: UTF8.self).prefix { character in
            character.isLetter || " -'’.".contains(character)
        }
        return name.split(separator: " ").joined(separator: " ")
    }
}

/// Memory of the place stage that a worker keeps between documents.
final class PlaceMemory {
    var reader = UnitReader()
    var words = FunctionWords()
    var pieces: [Piece] = []
    var hashes = PlaceHashes()
}

/// Hashes of the words of a document as the gazetteer compares them, by row.
struct PlaceHashes {
    private var fold = WordFold(keepsUmlauts: false)
    private var byString: [UInt64] = []
    private var stripped: [UInt64] = []
    private var capital: [Bool] = []
    private var isShout: [Bool] = []
    private var forms: [StringID] = []

    /// Hashes the words of a document, each different one once.
    mutating func read(_ document: Document) {
        forms = document.tokens.form
        byString.removeAll(keepingCapacity: true)
        stripped.removeAll(keepingCapacity: true)
        capital.removeAll(keepingCapacity: true)
        isShout.removeAll(keepingCapacity: true)
        for index in 0..<document.strings.count {
            document.strings.withBytes(of: StringID(Int32(index))) { add($0) }
        }
    }

    private mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
        fold.fold(word)
        capital.append(fold.isCapital)
        isShout.append(fold.isAllCapitals)
        let isCapital = fold.isCapital
        var hash: UInt64 = 0
        var start = 0
        for index in 0...word.count where index == word.count || word[index] == 0x2D {
            if index > start {
                fold.fold(UnsafeBufferPointer(rebasing: word[start..<index]))
                if fold.isAllCapitals || Self.shortParts.contains(fold.bytes) {
                    fold.lower(from: 1)
                }
                if !fold.bytes.isEmpty { hash = PlaceName.combine(hash, fold.hash) }
            }
            start = index + 1
        }
        byString.append(hash)
        let isGenitive =
            isCapital && fold.ends(in: "s") && fold.bytes.count > 4 && hash == fold.hash
        stripped.append(isGenitive ? fold.hash(dropping: 1) : 0)
    }

    /// Hash of the word in `row`.
    func hash(_ row: Int) -> UInt64 { byString[Int(forms[row].value)] }

    /// Hash of the word in `row` without a genitive s; 0 where it has none.
    func genitive(_ row: Int) -> UInt64 { stripped[Int(forms[row].value)] }

    /// Whether the word in `row` has four letters or more, all in upper case.
    func isAllCapitals(_ row: Int) -> Bool { isShout[Int(forms[row].value)] }

    /// Short words of place lines in capitals: "NEW YORK", "TEL AVIV".
    private static let shortParts = Set(
        ["NEW", "SAN", "LOS", "LAS", "TEL", "RIO", "BAD", "ABU", "SAO", "DEN"]
            .map { Array($0.utf8) })

    /// Whether the word in `row` begins with an upper-case letter.
    func isCapital(_ row: Int) -> Bool { capital[Int(forms[row].value)] }
}
