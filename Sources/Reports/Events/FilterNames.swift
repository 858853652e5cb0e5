public import LanguageData

/// What people call countries, bodies and persons, told in the words of the log.
public struct FilterNames: Sendable {
    private var codes: Set<String> = []
    /// Codes by other names: ISO alpha-2 codes and names, in small letters.
    private var aliases: [String: String] = [:]
    /// The name in the log and all names of each entry, in small letters.
    private var entries: [(name: String, forms: [String])] = []

    /// Reads the names in the lexicon; throws at the first mistake in it.
    public init(seeds: SeedsFolder) throws(LanguageDataError) {
        let files = seeds.names(in: "lexicon/shared").filter { name in
            name.hasSuffix(".records")
                && (name.hasPrefix("persons") || Self.bodies.contains { name == $0 })
        }
        for name in files {
            for file in try seeds.records("shared/\(name)") {
                for record in file.records { add(record, isCountry: name == Self.bodies[0]) }
            }
        }
    }

    private static let bodies = ["countries.records", "regions.records", "bodies.records"]

    private mutating func add(_ record: Record, isCountry: Bool) {
        for bloc in record.list("bloc") { codes.insert(bloc) }
        let names = ["name", "en", "de", "alias"].flatMap(record.list)
        if let name = record["name"] { entries.append((name, names.map { $0.lowercased() })) }
        guard isCountry else { return }
        codes.insert(record.name)
        for name in record.list("iso2") + names where aliases[name.lowercased()] == nil {
            aliases[name.lowercased()] = record.name
        }
    }

    /// The code of a country or bloc: `DEU` for DEU, de, Germany and Deutschland; nil where there is none.
    public func code(_ text: String) -> String? {
        let capitals = text.uppercased()
        return codes.contains(capitals) ? capitals : aliases[text.lowercased()]
    }

    /// The names in the log of those whom a text names, whole or by their last words: `Selenskyj`.
    public func names(_ text: String) -> [String] {
        let text = text.lowercased()
        return entries.filter { entry in
            entry.forms.contains { $0 == text || $0.hasSuffix(" " + text) }
        }.map(\.name)
    }
}
