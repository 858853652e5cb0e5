internal import Analysis
internal import LanguageData

extension NameLexicon {
    /// Adds what the lexicon of the world knows: countries, bodies, persons, sites, roles and the lists
    /// of names; throws when a file is missing or not well formed.
    mutating func append(world seeds: SeedsFolder) throws(LanguageDataError) {
        for name in ["countries", "regions"] {
            for record in try Self.records(name, of: seeds) { append(country: record) }
        }
        for record in try Self.records("bodies", of: seeds) {
            append(record, keys: ["name", "en", "de"], Self.kind(ofSector: record["sector"]))
        }
        for file in seeds.names(in: "lexicon/shared") where file.hasPrefix("persons") {
            for record in try Self.records(String(file.dropLast(".records".count)), of: seeds) {
                append(person: record)
            }
        }
        for record in try Self.records("sites", of: seeds) {
            append(record, keys: ["en", "de"], .site)
        }
        for record in try Self.records("roles", of: seeds) {
            append(record, keys: ["en", "de"], .role)
        }
        append(lists: try Self.records("names", of: seeds))
        append(lists: try Self.records("names-persons", of: seeds))
    }

    private static func records(
        _ name: String, of seeds: SeedsFolder
    ) throws(LanguageDataError) -> [Record] {
        try seeds.records("shared/\(name).records").flatMap(\.records)
    }

    private mutating func append(_ record: Record, keys: [String], _ kind: NameEntry.Kind) {
        for key in keys {
            for name in record.list(key) { add(name, kind) }
        }
    }

    private static func kind(ofSector sector: String?) -> NameEntry.Kind {
        switch sector {
        case "MED": .medium
        case "PTY", "REB", "OPP": .group
        case "BUS": .company
        default: .body
        }
    }

    private mutating func append(country record: Record) {
        append(record, keys: ["name", "en", "de"], .country)
        append(record, keys: ["capital"], .city)
        append(record, keys: ["adj.en"], .people)
        for stem in record.list("adj.de") {
            for ending in ["", "e", "en", "er", "es", "em"] {
                add(stem + ending, .people)
                add(stem.prefix(1).uppercased() + stem.dropFirst() + ending, .people)
            }
        }
        for name in record.list("dem.en") {
            for ending in ["", "s"] { add(name + ending, .people) }
        }
        for name in record.list("dem.de") {
            let stem = name.hasSuffix("e") ? String(name.dropLast()) : name
            for form in [name, name + "n", name + "s", stem + "in", stem + "innen"] {
                add(form, .people)
            }
        }
    }

    private mutating func append(person record: Record) {
        for name in record.list("name") + record.list("alias") {
            add(name, .person)
            let words = name.split(separator: " ")
            guard words.count > 1 else { continue }
            add(words[0], .given)
            add(words[words.count - 1], .family)
        }
    }
}
