import Analysis
import Annotation
import LanguageData
import Testing

/// Every country of the table: names, adjectives, people, capitals and seats of government, in both
/// languages and all inflections.
struct CountryCoverageTests {
    static let lookup: ActorLookup? = {
        guard let seeds = try? SeedsFolder.locate(), let world = try? World(seeds: seeds) else {
            return nil
        }
        return ActorLookup(world: world)
    }()

    static let countries: [Record] = {
        guard let seeds = try? SeedsFolder.locate(),
            let files = try? seeds.records("shared/countries.records")
        else { return [] }
        return files.flatMap(\.records)
    }()

    /// Names that two countries share; the texts around them decide.
    static let shared: Set<String> = ["Congo", "Kongo", "Congolese", "kongolesisch", "Kongolese"]

    /// Whether the phrase is read as the country, alone or as what it stands for.
    private func means(_ code: String, _ phrase: String, _ language: Language) -> Bool {
        guard let lookup = Self.lookup else { return false }
        return lookup.document(phrase, language: language).actors.contains { mention in
            mention.participants.contains { $0.country == code }
        }
    }

    private func misses(
        _ fields: [String], _ language: Language, _ frames: (String) -> [String]
    ) -> [String] {
        var missed: [String] = []
        for record in Self.countries {
            for word in Set(fields.flatMap { record.list($0) }) where !Self.shared.contains(word) {
                for phrase in frames(word) where !means(record.name, phrase, language) {
                    missed.append("\(record.name): \(phrase)")
                }
            }
        }
        return missed
    }

    @Test func `the table holds all countries`() {
        #expect(Self.countries.count >= 249)
        let names = Self.countries.filter { $0.list("en").isEmpty || $0.list("de").isEmpty }
        #expect(names.map(\.name) == [])
    }

    @Test func `names are known in both languages, with their genitives`() {
        #expect(misses(["name", "en"], .english) { [$0, $0 + "'s"] } == [])
        #expect(
            misses(["de"], .german) { name in
                let isBare = ["s", "x", "z"].contains { name.hasSuffix($0) } || name == "UK"
                return isBare ? [name] : [name, name + "s"]
            } == [])
    }

    @Test func `English adjectives and people mean their country`() {
        #expect(misses(["adj.en"], .english) { ["the \($0) government"] } == [])
        #expect(misses(["dem.en"], .english) { ["two \($0)s", "a \($0)"] } == [])
    }

    @Test func `German adjectives mean their country under every ending`() {
        let frames = ["der %er Minister", "die %e Regierung", "dem %en Heer", "zu %em Protest"]
        #expect(
            misses(["adj.de"], .german) { stem in
                (frames + ["ein %es Gericht"]).map { frame in
                    frame.split(separator: "%", omittingEmptySubsequences: false)
                        .joined(separator: stem)
                }
            } == [])
    }

    @Test func `German words for people mean their country for men, women and many`() {
        #expect(
            misses(["dem.de"], .german) { word in
                if word.hasSuffix("er") { return [word, word + "n", word + "in", word + "innen"] }
                if word.hasSuffix("e") { return [word, word + "n", word.dropLast() + "in"] }
                return [word]
            } == [])
    }

    @Test func `capitals and seats of government stand for their state`() {
        let shared: Set = ["Brussels", "Brüssel", "Kingston", "Victoria"]
        for language in [Language.english, .german] {
            let missed = misses(["capital", "government"], language) {
                shared.contains($0) ? [] : [$0]
            }
            #expect(missed == [])
        }
    }
}
