internal import Analysis
internal import LanguageData

/// A lexicon of names in the making: words and phrases with what they stand for.
struct NameLexicon {
    private var entries: [UInt64: UInt16] = [:]

    /// A town of at least this many people is a city.
    private static let city = 100_000
    /// A smaller town is left out, unless it lies where news of the language mostly comes from.
    private static let town = 30_000
    private static let nearTown = 10_000
    private static let near: Set<String> = ["DE", "AT", "CH"]
    /// A city of at least this many people counts by all its names.
    private static let metropolis = 700_000

    /// The section that `ClusterMap` reads.
    var bytes: [UInt8] {
        ClusterSection.encode(entries.map { (key: $0.key, cluster: $0.value) })
    }

    /// Adds a phrase of up to `NameEntry.longest` words.
    mutating func add(_ phrase: some StringProtocol, _ kind: NameEntry.Kind) {
        let words = phrase.split(separator: " ")
        guard !words.isEmpty, words.count <= NameEntry.longest else { return }
        var key = NameEntry.start
        for (place, word) in words.enumerated() {
            var form = String(word)
            key = NameEntry.key(key, form.withUTF8 { hash($0) })
            let isLast = place == words.count - 1
            entries[key, default: 0] |= isLast ? kind.bit : NameEntry.continues
        }
    }

    /// Adds the places of a table; throws when it cannot be read.
    ///
    /// A table is GeoNames' towns (8 cells, population in the seventh), or countries and regions with
    /// their names in any cell.
    mutating func append(places path: String) throws(TrainingError) {
        for line in try PackedText.read(path).split(separator: 0x0A) where line.first != 0x23 {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            if cells.count >= 8, let population = Int(cells[6]) {
                append(town: cells, population: population)
            } else {
                let kind = cells[0].contains("-") ? NameEntry.Kind.town : .country
                for cell in cells where cell.utf8.count > 3 && !cell.contains("-0") {
                    add(cell, kind)
                }
            }
        }
    }

    private mutating func append(town cells: [String], population: Int) {
        let least = Self.near.contains(cells[2]) ? Self.nearTown : Self.town
        guard population >= least else { return }
        add(cells[1], population >= Self.city ? .city : .town)
        guard population >= Self.metropolis else { return }
        for name in cells[7].split(separator: "|") where Self.isLatin(name) { add(name, .city) }
    }

    private static func isLatin(_ name: Substring) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isUppercase else {
            return false
        }
        return name.utf8.count > 3 && name.unicodeScalars.allSatisfy { $0.value < 0x180 }
    }

    /// Adds records whose fields `name` are lists and whose field `kind` says of what.
    mutating func append(lists records: [Record]) {
        for record in records {
            guard let code = record["kind"],
                let kind = NameEntry.Kind.allCases.first(where: { "\($0)" == code })
            else { continue }
            for name in record.list("name") { add(name, kind) }
        }
    }
}
