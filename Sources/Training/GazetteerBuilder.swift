internal import Analysis
public import LanguageData

/// Compiles tables of places into the file that `Analysis.Gazetteer` maps.
public struct GazetteerBuilder {
    private struct Place {
        var name: String
        var country: String
        var latitude: Double
        var longitude: Double
        var geonames: Int
        var population: Int
        var isRegion: Bool
    }

    private var places: [Place] = []
    private var entries: [(hash: UInt64, place: Int)] = []
    private var codes: [String: String] = [:]
    /// Countries of which every spelling is kept, also of small towns: those that news reports on.
    private static let close: Set<String> = [
        "UA", "RU", "BY", "IL", "PS", "SY", "IQ", "LB", "AF", "YE", "SD", "ET", "LY", "IR", "GE",
        "AM", "AZ", "MD", "XK", "RS", "BA", "SO", "ML", "TR", "EG", "JO", "PK", "KZ", "KG", "TJ",
        "UZ", "TM", "SS", "CD", "NG", "DE", "AT", "CH",
    ]
    /// Inhabitants from which every spelling is kept.
    private static let largeTown = 50_000

    /// Takes the codes of countries from the lexicon.
    public init(seeds: SeedsFolder) throws(LanguageDataError) {
        for file in try seeds.records("shared/countries.records") {
            for record in file.records {
                if let short = record["iso2"] { codes[short] = record.name }
            }
        }
    }

    /// Adds places of GeoNames, plain or packed: id, name, country, admin1, latitude, longitude,
    /// population, further names, tab between.
    public mutating func addTowns(path: String) throws(TrainingError) {
        let text = String(decoding: try PackedText.read(path), as: UTF8.self)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 8, let code = codes[String(fields[2])],
                let id = Int(fields[0]), let latitude = Double(fields[4]),
                let longitude = Double(fields[5])
            else { continue }
            let population = Int(fields[6]) ?? 0
            places.append(
                Place(
                    name: String(fields[1]), country: code, latitude: latitude,
                    longitude: longitude, geonames: id, population: population, isRegion: false))
            var names = [fields[1]]
            if population >= Self.largeTown || Self.close.contains(String(fields[2])) {
                names += fields[7].split(separator: "|").filter(Self.isUsable)
            }
            add(names.map(String.init))
        }
    }

    /// Adds subdivisions of ISO 3166-2, plain or packed: code, name, kind, German name, tab between.
    public mutating func addRegions(path: String) throws(TrainingError) {
        let text = String(decoding: try PackedText.read(path), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 4, let code = codes[String(fields[0].prefix(2))] else { continue }
            places.append(
                Place(
                    name: String(fields[1]), country: code, latitude: 0, longitude: 0, geonames: 0,
                    population: 100_000, isRegion: true))
            let isShort = fields[1].utf8.count < 4
            if !isShort { add([String(fields[1]), String(fields[3])]) }
        }
    }

    private mutating func add(_ names: [String]) {
        for hash in Set(names.map(PlaceName.hash)).sorted() where hash != 0 {
            entries.append((hash, places.count - 1))
        }
    }

    /// Whether a further name is written in Latin letters as a name of a place is.
    private static func isUsable(_ name: Substring) -> Bool {
        guard let first = name.first, first.isUppercase, name.count >= 4,
            name.split(separator: " ").count <= 4, name.contains(where: \.isLowercase)
        else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            (scalar.properties.isAlphabetic && scalar.value < 0x250)
                || [0x20, 0x2D, 0x27, 0x2019, 0x2E].contains(scalar.value)
        }
    }

    /// The file.
    public func bytes() -> [UInt8] {
        var rows = ByteBuilder()
        var names = ByteBuilder()
        for place in places {
            rows.append(Int32((place.latitude * 1e5).rounded()))
            rows.append(Int32((place.longitude * 1e5).rounded()))
            rows.append(UInt32(place.geonames))
            rows.append(UInt32(place.population))
            rows.append(UInt32(names.bytes.count))
            rows.append(place.country.utf8)
            rows.append(UInt8(place.isRegion ? 1 : 0))
            names.append(place.name.utf8)
            names.append(UInt8(0))
        }
        let sorted = entries.sorted { left, right in
            left.hash == right.hash
                ? (places[left.place].population, right.place)
                    > (places[right.place].population, left.place)
                : left.hash < right.hash
        }
        var hashes = ByteBuilder()
        var targets = ByteBuilder()
        for entry in sorted {
            hashes.append(entry.hash)
            targets.append(UInt32(entry.place))
        }
        var writer = ModelFileWriter()
        writer.add("places", rows.bytes)
        writer.add("names", names.bytes)
        writer.add("hashes", hashes.bytes)
        writer.add("targets", targets.bytes)
        return writer.bytes()
    }
}
