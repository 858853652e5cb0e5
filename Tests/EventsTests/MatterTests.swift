import Analysis
import Annotation
import LanguageData
import Testing

/// Whole texts: events of one kind between the same sides, sides joined by a hyphen, attackers.
@Suite struct MatterTests {
    private static let analyzer = Result { try Analyzer(seeds: SeedsFolder.locate()) }

    private static func events(
        _ text: String, _ language: Language, role: Block.Role = .paragraph
    ) throws -> [String] {
        let block = Block(range: TextRange(0, text.utf8.count), role: role)
        var article = Article(file: "text", text: text, blocks: [block], format: "text")
        article.language = language.code
        let document = try analyzer.get().analyze(article, scratch: Scratch())
        return document?.events.map(\.summary) ?? []
    }

    @Test func `two accusations of other matters are two events`() throws {
        let found = try Self.events(
            """
            Peru accused Chile of neglecting the mines along the border. The weather was mild. \
            Peru also accused Chile of violating the fishing treaty.
            """, .english)
        #expect(found.filter { $0 == "ACCUSE PER CHL asserted" }.count == 2)
    }

    @Test func `the same accusation twice is one event`() throws {
        let found = try Self.events(
            """
            Peru accused Chile of violating the fishing treaty. The weather was mild. \
            Peru accused Chile of violating the treaty.
            """, .english)
        #expect(found.filter { $0 == "ACCUSE PER CHL asserted" }.count == 1)
    }

    @Test(arguments: [
        ("Mr Straw met reporters before the US-China talks in Geneva.", "CONSULT USA CHN asserted"),
        ("Turkey signed a deal on Turkey-Greece trade.", "AGREE TUR GRC asserted"),
    ])
    func `sides joined by a hyphen are the two sides`(_ text: String, _ wanted: String) throws {
        #expect(try Self.events(text, .english).contains(wanted))
    }

    @Test(arguments: [
        "Bei einem Taliban-Anschlag auf einen Bus wurden zwölf Afghanen getötet.",
        "Bei einem Angriff der Taliban auf einen Bus wurden zwölf Afghanen getötet.",
    ])
    func `who is killed in somebody's attack is killed by him`(_ text: String) throws {
        let found = try Self.events(text, .german)
        #expect(found.contains("ASSAULT AFG AFG asserted"))
    }

    @Test func `who warns of an attack does not threaten whom it would hit`() throws {
        let found = try Self.events(
            "Japan warned that an invasion of Peru by Chile would bring sanctions.", .english)
        #expect(found.contains("THREATEN JPN CHL asserted"))
    }

    @Test func `who stands between comma, and, and verb is its subject`() throws {
        let found = try Self.events(
            """
            Peru poses the greatest threat to peace in the area, and Chile and its partners will \
            continue to support Bolivia.
            """, .english)
        #expect(found.contains { $0.contains(" CHL") && $0.contains(" BOL ") })
    }

    @Test func `a past behind its subject is no participle in a whole sentence`() throws {
        let found = try Self.events(
            "Georgia's opposition called on the EU to impose sanctions on the government.",
            .english)
        #expect(found.contains("REQUEST GEO EU asserted"))
    }

    @Test func `who backs a plan does not carry it out`() throws {
        let found = try Self.events(
            "Spain has defended plans to end the arms embargo on China.", .english)
        #expect(!found.contains { $0.hasPrefix("CONCEDE ESP") })
    }

    @Test func `who demands the release of his people asks those who hold them`() throws {
        let found = try Self.events(
            """
            Iranian police arrested a French teacher in Tehran. \
            France demanded the release of the French teacher.
            """, .english)
        #expect(found.contains("REQUEST FRA IRN asserted"))
    }

    @Test func `who is at odds with one alone answers him`() throws {
        let found = try Self.events(
            """
            Peru accused Chile of stealing fish. Chile threatened Peru with sanctions. \
            Peru rejected the plan.
            """, .english)
        #expect(found.contains("REJECT PER CHL asserted"))
    }

    @Test func `a quarrel is told only where two sides are named`() throws {
        #expect(
            try Self.events("The row between Poland and Ukraine over grain escalated.", .english)
                .contains("ACCUSE POL UKR asserted"))
        #expect(try Self.events("The row in Poland over grain escalated.", .english).isEmpty)
    }

    @Test func `a verb in the place of a plural makes a headline a sentence`() throws {
        let found = try Self.events("Putin orders army to leave Syria", .english, role: .title)
        #expect(found.contains { $0.hasPrefix("REQUEST RUS") })
    }
}
