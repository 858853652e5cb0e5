internal import Analysis

/// A lexicon of names in the making: places from tables, and what a first recogniser takes words for.
struct NameLexicon {
    private var places: [UInt64: UInt16] = [:]
    private var votes: [UInt64: [Int]] = [:]

    /// A town of at least this many people counts by all its names; below, by its main name.
    private static let largeTown = 200_000
    /// A smaller town is left out.
    private static let smallTown = 30_000

    /// The section that `ClusterMap` reads.
    var bytes: [UInt8] {
        var entries = places
        for (key, counts) in votes {
            entries[key, default: 0] |= NameEntry.votes(counts: counts)
        }
        return ClusterSection.encode(
            entries.filter { $0.value != 0 }.map { (key: $0.key, cluster: $0.value) })
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
                guard population >= Self.smallTown else { continue }
                let isLarge = population >= Self.largeTown
                add(place: cells[1], size: isLarge ? 2 : 1)
                guard isLarge else { continue }
                for name in cells[7].split(separator: "|") { add(place: String(name), size: 2) }
            } else {
                for cell in cells where cell.utf8.count > 3 && !cell.contains("-0") {
                    add(place: cell, size: 2)
                }
            }
        }
    }

    private mutating func add(place name: String, size: UInt16) {
        let words = name.split(separator: " ")
        for word in words {
            guard let first = word.unicodeScalars.first, first.value < 0x250,
                first.properties.isUppercase, word.utf8.count > 2
            else { continue }
            var form = String(word)
            let key = form.withUTF8 { hash($0) }
            let known = places[key] ?? 0
            places[key] = words.count > 1 ? known | 4 : max(known & 3, size) | known & 4
        }
    }

    /// Forgets what words were taken for.
    mutating func forgetCounts() { votes.removeAll() }

    /// Counts what the words of a labelled sentence are taken for; only words with a capital letter.
    mutating func count(_ forms: some Sequence<String>, labels: [UInt8]) {
        for (row, form) in forms.enumerated() {
            guard let first = form.unicodeScalars.first, first.properties.isUppercase else {
                continue
            }
            var form = form
            let key = form.withUTF8 { hash($0) }
            let kind = labels[row] == 0 ? 0 : (Int(labels[row]) - 1) / 4 + 1
            votes[key, default: [0, 0, 0, 0, 0]][kind] += 1
        }
    }
}
