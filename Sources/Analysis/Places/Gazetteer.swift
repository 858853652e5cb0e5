public import LanguageData

/// Cities and regions of the world with country, coordinates and population, read from one file.
///
/// Names are found by hash in a sorted table, O(log names).
public final class Gazetteer: Sendable {
    /// Bytes of one place in the file.
    public static let rowSize = 24

    private let file: ModelFile
    private let places: Table
    private let names: Table
    private let hashes: Table
    private let targets: Table

    /// A section of the file.
    ///
    /// Unchecked, because the memory is read-only and lives as long as `file`, which is held beside it.
    private struct Table: @unchecked Sendable {
        let bytes: UnsafeRawBufferPointer
    }

    /// A place as the file tells it.
    public struct Place: Sendable {
        /// Its name in English texts.
        public var name: String
        /// ISO 3166-1 alpha-3.
        public var country: String
        /// Degrees north and east; nil for regions without a point.
        public var point: (latitude: Double, longitude: Double)?
        /// GeoNames identifier, 0 where it has none.
        public var geonames: Int
        /// Inhabitants.
        public var population: Int
        /// Whether it is a region rather than a town.
        public var isRegion: Bool
    }

    /// Maps `lexicon/shared/gazetteer.bin`; throws where it is missing or damaged.
    public convenience init(seeds: SeedsFolder) throws(LanguageDataError) {
        try self.init(path: seeds.path(of: "lexicon/shared/gazetteer.bin"))
    }

    /// Maps the file at `path`.
    public init(path: String) throws(LanguageDataError) {
        file = try ModelFile(path: path)
        places = Table(bytes: try file.required("places"))
        names = Table(bytes: try file.required("names"))
        hashes = Table(bytes: try file.required("hashes"))
        targets = Table(bytes: try file.required("targets"))
        guard hashes.bytes.count / 8 == targets.bytes.count / 4 else {
            throw file.error("has tables of different length")
        }
    }

    /// Number of names.
    public var count: Int { targets.bytes.count / 4 }

    /// The entries whose name has this hash, most populous first.
    func entries(_ hash: UInt64) -> Range<Int> {
        let first = lowerBound(hash)
        var end = first
        while end < count, self.hash(at: end) == hash { end += 1 }
        return first..<end
    }

    private func hash(at entry: Int) -> UInt64 {
        UInt64(littleEndian: hashes.bytes.load(fromByteOffset: entry * 8, as: UInt64.self))
    }

    private func lowerBound(_ hash: UInt64) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.hash(at: middle) < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func integer(_ row: Int, _ offset: Int) -> UInt32 {
        UInt32(
            littleEndian: places.bytes.loadUnaligned(
                fromByteOffset: row * Self.rowSize + offset, as: UInt32.self))
    }

    /// The place that entry `entry` of the names stands for.
    func place(_ entry: Int) -> Place {
        let row = self.row(entry)
        let latitude = Int32(bitPattern: integer(row, 0))
        let longitude = Int32(bitPattern: integer(row, 4))
        let code = row * Self.rowSize + 20
        let isRegion = places.bytes[code + 3] == 1
        let start = Int(integer(row, 16))
        let end = names.bytes[start...].firstIndex(of: 0) ?? names.bytes.count
        return Place(
            name: String(decoding: names.bytes[start..<end], as: UTF8.self),
            country: String(decoding: places.bytes[code..<(code + 3)], as: UTF8.self),
            point: isRegion ? nil : (Double(latitude) / 1e5, Double(longitude) / 1e5),
            geonames: Int(integer(row, 8)), population: Int(integer(row, 12)), isRegion: isRegion)
    }

    private func row(_ entry: Int) -> Int {
        Int(UInt32(littleEndian: targets.bytes.load(fromByteOffset: entry * 4, as: UInt32.self)))
    }
}
