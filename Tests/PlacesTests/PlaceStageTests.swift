import Annotation
import LanguageData
import Testing

@testable import Analysis

/// Places in sentences, without tags and trees.
struct PlaceStageTests {
    static let stage: PlaceStage? = {
        guard let seeds = try? SeedsFolder.locate(), let world = try? World(seeds: seeds),
            let gazetteer = try? Gazetteer(seeds: seeds), let sites = try? SiteTable(seeds: seeds)
        else { return nil }
        return PlaceStage(world: world, gazetteer: gazetteer, sites: sites)
    }()

    func places(_ text: String, _ language: Language) throws -> [EventPlace] {
        let stage = try #require(Self.stage)
        let article = Article(file: "", text: text, blocks: [], format: "text")
        var document = Document(article: article, language: language)
        var start = 0
        for word in text.split(separator: " ") {
            var word = String(word)
            let form = document.strings.intern(word)
            document.tokens.append(range: TextRange(start, start + word.utf8.count), form: form)
            word.append(" ")
            start += word.utf8.count
        }
        stage.run(on: &document, scratch: Scratch())
        return document.places.map(\.place)
    }

    @Test func `a capital has country, point and identifier`() throws {
        let place = try #require(try places("Truppen stehen vor Warschau", .german).first)
        #expect(place.name == "Warsaw" && place.country == "POL" && place.precision == .city)
        #expect(place.geonames == 756135)
    }

    @Test func `German spellings and genitives find their town`() throws {
        #expect(try places("Raketen trafen Häuser in Charkiw", .german).first?.name == "Kharkiv")
        #expect(try places("ein Brand in Odessas Hafen", .german).first?.country == "UKR")
    }

    @Test func `the countries of the text decide between towns of one name`() throws {
        let places = try places("In Tripoli Lebanon said protesters near Aleppo Syria", .english)
        #expect(places.contains { $0.name == "Aleppo" && $0.country == "SYR" })
    }

    @Test func `a word beside the name makes it a region`() throws {
        let place = try places("Kämpfe in der Region Cherson Ukraine", .german)
            .first { $0.country == "UKR" && $0.precision == .region }
        #expect(place?.name == "Kherson")
    }

    @Test func `a name behind another's name lies in the same country or is none`() throws {
        #expect(try places("at the UK Summit", .english).allSatisfy { $0.country == "GBR" })
        #expect(
            try places("at the Cologne Cathedral", .english).allSatisfy { $0.country == "DEU" })
    }

    @Test func `an article makes a common noun of a small town's name`() throws {
        #expect(try places("they met before the Summit", .english).isEmpty)
    }

    @Test func `small letters between hyphens belong to the name`() throws {
        let found = try places("a bomb in Mazar - e - Sharif today", .english)
        #expect(found.allSatisfy { $0.country != "JOR" })
    }

    @Test(arguments: [
        ("NEW YORK", "New York"), ("RIO DE JANEIRO", "Rio de Janeiro"), ("Kyiv", "Kyiv"),
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
    ])
    func `names in capitals are read as texts write them`(_ name: String, _ quiet: String) {
        #expect(PlaceWords.quiet(name) == quiet)
    }

    @Test func `seas and sites are found by their names`() throws {
        #expect(try places("Schiffe im Schwarzen Meer", .german).first?.name == "Black Sea")
        #expect(try places("near the Kerch Bridge", .english).first?.precision == .exact)
    }

    @Test func `a region of the lexicon is a region`() throws {
        #expect(try places("Rebellen in Tschetschenien", .german).first?.precision == .region)
    }
}
