public import LanguageData

/// What Dateline knows by name: countries, regions, persons, bodies and roles, in both languages.
///
/// Built once from the record files and shared by all workers.
public final class World: Sendable {
    /// All entities; senses name them by index.
    let entities: [WorldEntity]
    /// Phrases that mean something in German texts.
    let german: PhraseTable
    /// Phrases that mean something in English texts.
    let english: PhraseTable
    /// Entity of each country by its code.
    let countries: [String: Int]
    /// English names of countries by ISO 3166 alpha-3.
    var countryNames: [String: String] { countries.mapValues { entities[$0].name } }
    /// Persons by country, in the order of the file.
    let persons: [String: [Int]]
    /// Short names that two countries have beside each other: the North, the South.
    let sides: [Side]

    /// A short name that means a country only where the text names its other side, too.
    struct Side {
        var form: String
        var isGerman: Bool
        var country: String
        var beside: String
        var entity: Int
    }

    /// What spellings of last names share, in order.
    private let spellings: [Spelling]

    /// The skeleton of a last name.
    struct Spelling {
        var skeleton: NameSkeleton
        var entity: Int32
    }

    /// The persons whose last names have a skeleton; O(log persons).
    func persons(spelt skeleton: NameSkeleton) -> [Int32] {
        var low = 0
        var high = spellings.count
        while low < high {
            let middle = (low + high) / 2
            if spellings[middle].skeleton.bits < skeleton.bits {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return spellings[low...].prefix { $0.skeleton == skeleton }.map(\.entity)
    }

    /// Names of the files below `lexicon` that are read, in order; an earlier entry wins over a
    /// later one.
    public static func files(in seeds: SeedsFolder) -> [String] {
        let persons = seeds.names(in: "lexicon/shared")
            .filter { $0.hasPrefix("persons") && $0.hasSuffix(".records") }
        let names = ["countries.records", "regions.records", "bodies.records"] + persons
        return (names + ["roles.records"]).map { "shared/\($0)" }
    }

    /// Reads the lexicon; throws at the first mistake, with file and line.
    public convenience init(seeds: SeedsFolder) throws(LanguageDataError) {
        var builder = WorldBuilder()
        for name in Self.files(in: seeds) where seeds.holds("lexicon/\(name)") {
            for file in try seeds.records(name) { try builder.add(file) }
        }
        self.init(builder)
    }

    init(_ builder: WorldBuilder) {
        entities = builder.entities
        german = builder.german
        english = builder.english
        countries = builder.countries
        sides = builder.sides
        spellings = builder.spellings.sorted {
            ($0.skeleton.bits, $0.entity) < ($1.skeleton.bits, $1.entity)
        }
        var persons: [String: [Int]] = [:]
        for (index, entity) in builder.entities.enumerated() where entity.kind == .person {
            persons[entity.country ?? "", default: []].append(index)
        }
        self.persons = persons
    }
}
