import Analysis
import Annotation
import FoundationEssentials
import LanguageData
import TestSupport
import Testing

/// Actor strings with country and sector, measured against floors.
struct ActorStringTests {
    struct Row: Decodable {
        var text: String
        var date: String?
        var function: String?
        var expected: [String: String]
    }

    @Test(.enabled(if: SharedFolder.exists && runsTier("quality")))
    func `actor strings resolve to country and sector`() throws {
        let seeds = try SeedsFolder.locate()
        let world = try World(seeds: seeds)
        let places = PlaceStage(
            world: world, gazetteer: try Gazetteer(seeds: seeds), sites: try SiteTable(seeds: seeds)
        )
        let lookup = ActorLookup(world: world, places: places)
        var countries = (right: 0, all: 0)
        var sectors = (right: 0, all: 0)
        for line in try SharedFolder.lines("events/ngec_actor_tests.jsonl") {
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line.utf8)) else {
                continue
            }
            let date = row.date.flatMap { $0.count == 10 ? $0 : nil }
            let found = lookup.resolve(row.text, published: date).first
            if let expected = row.expected["country"] {
                let code = found?.country ?? (found?.bloc == "UN" ? "UNO" : found?.bloc ?? "")
                countries.all += 1
                if code == expected { countries.right += 1 } else { miss(row, found, expected) }
            }
            if let expected = row.expected["code_1"], !expected.isEmpty, expected != "UNK" {
                sectors.all += 1
                if Self.agrees(found?.sector, expected) {
                    sectors.right += 1
                } else {
                    miss(row, found, expected)
                }
            }
        }
        #expect(Double(countries.right) >= 0.90 * Double(countries.all), "\(countries)")
        #expect(Double(sectors.right) >= 0.70 * Double(sectors.all), "\(sectors)")
        Attachment.record("countries \(countries) sectors \(sectors)", named: "figures.txt")
    }

    /// Codes of the two schemes that mean the same.
    static func agrees(_ found: String?, _ expected: String) -> Bool {
        let same = ["JRN": "MED", "MED": "HLH", "UAF": "REB", "PRM": "REB", "SOC": "NGO"]
        return found == expected || found == same[expected]
    }

    private func miss(_ row: Row, _ found: Participant?, _ expected: String) {
        guard let log = ProcessInfo.processInfo.environment["DATELINE_MISSES"] else { return }
        let line = "\(row.text) | wanted \(expected) | \(found.map { "\($0)" } ?? "nobody")\n"
        let known = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        try? Data((known + line).utf8).write(to: URL(filePath: log))
    }
}
