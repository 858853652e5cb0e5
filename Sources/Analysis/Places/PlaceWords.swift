import Annotation

/// Words beside a name that speak for a place, or for a region named after it.
enum PlaceWords {
    /// Whether a preposition of place, or a word like "city", stands directly before `row`.
    static func isLocative(_ document: Document, before row: Int) -> Bool {
        for back in 1...3 where row >= back {
            let word = document.form(row - back).lowercased()
            if prepositions.contains(word) || kinds.contains(word) { return true }
            let tag = document.tokens.tag[row - back]
            guard tag == .determiner || tag == .adjective else { return false }
        }
        return false
    }

    /// Whether the word says what kind of place a name means: "Region", "city", "Provinz".
    static func isKind(_ form: String) -> Bool { kinds.contains(form.lowercased()) }

    /// Whether "Oblast", "Region", "Provinz" stand beside the name.
    static func namesRegion(_ document: Document, _ span: Span) -> Bool {
        if span.start > 0, regions.contains(document.form(span.start - 1).lowercased()) {
            return true
        }
        return span.end < document.tokens.count
            && regions.contains(document.form(span.end).lowercased())
    }

    /// Names of towns that a German adjective can be of: Charkiwer, Bremer, Münchner, Zürcher.
    static func towns(ofAdjective form: String) -> [String] {
        guard form.hasSuffix("er"), form.count > 5 else { return [] }
        let stem = String(form.dropLast(2))
        var towns = [stem, stem + "en", stem + "e"]
        if stem.hasSuffix("n") { towns.append(stem.dropLast() + "en") }
        if stem.hasSuffix("ch") { towns.append(stem.dropLast(2) + "ich") }
        return towns
    }

    /// A name in capitals as texts write it: "NEW YORK" as "New York", "RIO DE JANEIRO".
    static func quiet(_ name: String) -> String {
        let words = name.split(separator: " ").enumerated().map { place, word -> String in
            guard word.allSatisfy({ !$0.isLowercase }), word.count > 1 else { return String(word) }
            let small = word.lowercased()
            if place > 0, inner.contains(small) { return small }
            return small.split(separator: "-", omittingEmptySubsequences: false)
                .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
        }
        return words.joined(separator: " ")
    }

    /// Words in small letters inside a name.
    static let inner: Set<String> = [
        "am", "an", "der", "dem", "ob", "im", "in", "bei", "upon", "on", "of", "the", "de", "del",
        "la", "le", "les", "el", "al", "e", "i", "sur", "do", "da", "dos", "und", "and", "di",
    ]

    /// Directions and parts, which are names of places only beside a word that says so.
    static let directions: Set<String> = [
        "east", "west", "north", "south", "central", "eastern", "western", "northern", "southern",
        "centre", "center", "middle", "nord", "süd", "ost", "osten", "westen", "norden", "süden",
        "mitte", "zentrum", "northwest", "northeast", "southwest", "southeast", "upper", "lower",
        "capital", "union", "national",
    ]

    /// Matters that towns are called, too.
    static let matters: Set<String> = ["uran", "kobalt", "platin", "lithium", "palladium", "kohle"]

    private static let prepositions: Set<String> = [
        "in", "bei", "nahe", "aus", "nach", "near", "at", "from", "around", "outside", "inside",
        "towards", "südlich", "nördlich", "östlich", "westlich", "unweit", "im", "across", "toward",
    ]
    private static let kinds: Set<String> = [
        "stadt", "city", "town", "village", "dorf", "hauptstadt", "capital", "hafenstadt", "port",
        "großstadt", "kleinstadt", "ort", "ortschaft", "gemeinde", "frontstadt", "millionenstadt",
        "grenzstadt", "provinzhauptstadt", "region", "oblast", "provinz", "province", "gebiet",
        "bezirk", "district", "insel", "island", "distrikt", "gouvernement", "governorate", "kreis",
        "industriestadt", "küstenstadt", "metropole", "stadtteil", "flughafen", "airport",
        "bundesstaat", "bundesstaates", "bundesland", "bundeslandes", "gebiets", "gebietes",
        "teilrepublik", "state", "county", "prefecture",
    ]
    private static let regions: Set<String> = [
        "region", "oblast", "provinz", "province", "gebiet", "gebietes", "gebiets", "bezirk",
        "district", "distrikt", "gouvernement", "governorate", "kreis", "county", "state",
        "prefecture", "division", "bundesstaat",
    ]
}
