public import LanguageData

/// Seas, straits, rivers, borders, plants and other well-known sites, from `shared/sites.records`.
public struct SiteTable: Sendable {
    /// A site.
    struct Site: Sendable {
        var name: String
        var country: String?
        var point: (latitude: Double, longitude: Double)?
        var isExact: Bool
    }

    private var sites: [Site] = []
    private var byHash: [UInt64: Int] = [:]

    /// Reads the sites; throws where the file is not well formed.
    public init(seeds: SeedsFolder) throws(LanguageDataError) {
        for file in try seeds.records("shared/sites.records") {
            for record in file.records { add(record) }
        }
    }

    private mutating func add(_ record: Record) {
        let names = record.list("en") + record.list("de")
        var point: (latitude: Double, longitude: Double)?
        if let north = record["lat"].flatMap(Double.init),
            let east = record["lon"].flatMap(Double.init)
        {
            point = (north, east)
        }
        sites.append(
            Site(
                name: names.first ?? record.name, country: record["country"], point: point,
                isExact: record["precision"] == "exact"))
        for name in names { byHash[PlaceName.hash(name)] = sites.count - 1 }
    }

    /// The site whose name has this hash.
    func site(_ hash: UInt64) -> Site? { byHash[hash].map { sites[$0] } }
}
