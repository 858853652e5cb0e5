import Analysis
import Annotation
import LanguageData
import Testing

/// Noun phrases and references in short texts, without tags and trees.
struct ActorReferenceTests {
    static let lookup: ActorLookup? = {
        guard let seeds = try? SeedsFolder.locate(), let world = try? World(seeds: seeds) else {
            return nil
        }
        return ActorLookup(world: world)
    }()

    /// The participants of the mention whose text is `phrase`.
    func actors(
        _ phrase: String, in text: String, _ language: Language, published: String? = nil
    ) throws -> [Participant] {
        let lookup = try #require(Self.lookup)
        let document = lookup.document(text, language: language, published: published)
        return document.actors.first { document.text($0.span) == phrase }?.participants ?? []
    }

    @Test func `a genitive gives a role its country`() throws {
        let found = try actors(
            "Russlands Verteidigungsminister", in: "Russlands Verteidigungsminister sprach",
            .german)
        #expect(found.map(\.country) == ["RUS"] && found.map(\.sector) == ["GOV"])
    }

    @Test func `the day of the article says who holds an office`() throws {
        let text = "Russlands Verteidigungsminister sprach"
        let phrase = "Russlands Verteidigungsminister"
        let then = try actors(phrase, in: text, .german, published: "2022-12-19")
        let later = try actors(phrase, in: text, .german, published: "2025-01-10")
        #expect(then.first?.name == "Sergei Shoigu")
        #expect(later.first?.name == "Andrei Belousov")
    }

    @Test func `a title tells the office where the day is not known`() throws {
        let text = "Prime Minister Mark Rutte spoke . Mark Rutte warned them"
        let titled = try actors("Prime Minister Mark Rutte", in: text, .english)
        let later = try actors("Mark Rutte", in: text, .english)
        #expect(titled.first?.country == "NLD" && titled.first?.bloc == nil)
        #expect(later.first?.country == "NLD")
        let alone = try actors("Mark Rutte", in: "Mark Rutte warned them", .english)
        #expect(alone.first?.bloc == "NATO")
    }

    @Test func `of several ministers of a state no title without a name tells one`() throws {
        let found = try actors(
            "the Russian minister", in: "the Russian minister spoke", .english,
            published: "2022-12-19")
        #expect(found.first?.country == "RUS")
        #expect(found.first?.name == "Russia (minister)")
    }

    @Test func `whom a government is for is not whose it is`() throws {
        let text = "the pro-EU government spoke"
        #expect(try actors("the pro-EU government", in: text, .english).first?.bloc == nil)
    }

    @Test func `a minister out of office is a former official`() throws {
        let then = try actors(
            "Angela Merkel", in: "Angela Merkel sagte das", .german, published: "2015-05-01")
        let later = try actors(
            "Angela Merkel", in: "Angela Merkel sagte das", .german, published: "2023-05-01")
        #expect(then.first?.sector == "GOV" && later.first?.sector == "ELI")
    }

    @Test func `two adjectives before a plural are two sides`() throws {
        let found = try actors(
            "the Russian and Belarusian presidents",
            in: "the Russian and Belarusian presidents met", .english)
        #expect(Set(found.compactMap(\.country)) == ["RUS", "BLR"])
    }

    @Test func `the North is North Korea only beside South Korea`() throws {
        let korea = "South Korea warned Pyongyang . The North refused"
        #expect(try actors("The North", in: korea, .english).map(\.country) == ["PRK"])
        #expect(try actors("The North", in: "The North refused", .english).isEmpty)
        let german = "Südkorea warnte Nordkorea . Dann schwieg der Norden"
        #expect(try actors("der Norden", in: german, .german).first?.country == "PRK")
        let sea = "South Korea and North Korea met at the North Sea"
        #expect(try actors("the North", in: sea, .english).isEmpty)
    }

    @Test func `a spokesman for a ministry and an aide to a minister are of its country`() throws {
        let spokesman = "A spokesman for the Russian army said"
        #expect(
            try actors("A spokesman for the Russian army", in: spokesman, .english)
                .first?.country == "RUS")
        let aide = "An aide to Benjamin Netanyahu said"
        #expect(
            try actors("An aide to Benjamin Netanyahu", in: aide, .english).first?.country == "ISR")
    }

    @Test func `party and state behind a name make an American lawmaker`() throws {
        let found = try actors("Alice Mooreton", in: "Sen. Alice Mooreton (D-CA) said", .english)
        #expect(found.isEmpty || found.first?.country == "USA")
    }

    @Test func `a first name left over before a known name is whose name it is`() throws {
        let lookup = try #require(Self.lookup)
        var document = lookup.document(
            "Ahmed Abul Gheit criticised it", language: .english)
        for row in 0..<3 { document.tokens.tag[row] = .properNoun }
        document.layers.insert(.tags)
        let stage = ActorStage(world: try World(seeds: try SeedsFolder.locate()))
        stage.run(on: &document, scratch: Scratch())
        #expect(!document.actors.isEmpty)
        #expect(document.actors.allSatisfy { $0.participants.allSatisfy { $0.bloc == "ARAB" } })
    }

    @Test func `a prepositional phrase gives an institution its country`() throws {
        let found = try actors(
            "the government in Kyiv", in: "the government in Kyiv said", .english)
        #expect(found.first?.country == "UKR" && found.first?.sector == "GOV")
    }

    @Test func `a spokesman is of the sector he speaks for`() throws {
        let found = try actors(
            "a spokesman for", in: "a spokesman of the Polish army said", .english)
        #expect(found.isEmpty)
        let army = try actors(
            "a spokesman of the Polish army", in: "a spokesman of the Polish army said", .english)
        #expect(army.first?.country == "POL" && army.first?.sector == "MIL")
    }

    @Test func `both countries are the last two named`() throws {
        let found = try actors(
            "both countries", in: "Armenia accused Azerbaijan and both countries reacted",
            .english)
        #expect(found.map(\.country) == ["ARM", "AZE"])
    }

    @Test func `a pronoun goes to the person, not to the country`() throws {
        let found = try actors(
            "he", in: "Viktor Orban visited Serbia where he praised its policy", .english)
        #expect(found.first?.name == "Viktor Orbán")
    }

    @Test func `the man of a given age is the person named before`() throws {
        let found = try actors(
            "Der 68-Jährige", in: "Alexander Lukaschenko reiste ab Der 68-Jährige lachte",
            .german)
        #expect(found.first?.country == "BLR")
    }

    @Test func `a country that stands before a hyphen only modifies`() throws {
        let lookup = try #require(Self.lookup)
        let document = lookup.document("neue Russland-Sanktionen", language: .german)
        let mention = try #require(document.actors.first)
        #expect(mention.reason.hasPrefix("compound modifier"))
    }

    @Test func `compounds of a group and a role are resolved`() throws {
        let found = try actors("Talibankämpfer", in: "Talibankämpfer zogen ab", .german)
        #expect(found.first?.country == "AFG" && found.first?.bloc == "TALIBAN")
    }

    @Test func `a linking syllable does not hide the first part of a compound`() throws {
        let found = try actors(
            "der Bundesverteidigungsminister", in: "der Bundesverteidigungsminister kam", .german)
        #expect(found.first?.country == "DEU" && found.first?.sector == "GOV")
    }

    @Test func `an unnamed government is that of the country the text is about`() throws {
        let text = "Serbia said Serbia and Serbia met Croatia as Serbia wished while the government"
        let found = try actors("the government", in: text, .english)
        #expect(found.first?.country == "SRB")
    }

    @Test func `a compound that only sounds like a role is none`() throws {
        let lookup = try #require(Self.lookup)
        for word in ["Durchführung", "Südwesten", "Federführung"] {
            #expect(lookup.resolve(word, language: .german).isEmpty)
        }
    }

    @Test func `a common last name needs its full name first`() throws {
        let lookup = try #require(Self.lookup)
        #expect(lookup.resolve("Brown bread").isEmpty)
    }

    @Test func `a chancellor is of the state that the text speaks of`() throws {
        let text = "Österreich wählt und Österreich streitet , sagte der Bundeskanzler"
        #expect(try actors("der Bundeskanzler", in: text, .german).first?.country == "AUT")
        let other = "Deutschland wählt , sagte der Bundeskanzler"
        #expect(try actors("der Bundeskanzler", in: other, .german).first?.country == "DEU")
    }

    @Test func `a name that two countries have is the one that the text speaks of`() throws {
        let state = "Texas and the United States and the FBI , a man from Georgia"
        let country = "Tbilisi and the United States , a man from Georgia"
        #expect(try actors("Georgia", in: state, .english).first?.country == "USA")
        #expect(try actors("Georgia", in: country, .english).first?.country == "GEO")
    }

    @Test func `a direction before a country leaves it that country`() throws {
        #expect(
            try actors("Nordkosovo", in: "Unruhen in Nordkosovo", .german).first?.country == "XKX")
        #expect(
            try actors("südlibanesische", in: "südlibanesische Dörfer", .german).first?.country
                == "LBN")
    }

    @Test func `a side needs to be somebody's`() throws {
        let lookup = try #require(Self.lookup)
        #expect(lookup.resolve("the Russian side").first?.country == "RUS")
        #expect(lookup.resolve("the other side").isEmpty)
    }

    @Test func `a neighbour takes the country of its name`() throws {
        let text = "Ukraine and its neighbour Poland met"
        #expect(try actors("its neighbour Poland", in: text, .english).first?.country == "POL")
    }

    @Test func `the leaders of several countries are of all of them`() throws {
        let text = "the leaders of Germany , France and Italy met"
        let found = try actors("the leaders of Germany , France and Italy", in: text, .english)
        #expect(found.compactMap(\.country) == ["DEU", "FRA", "ITA"])
    }

    @Test func `the allies of a country are not that country`() throws {
        let found = try actors("Kyiv's allies", in: "it accused Kyiv's allies of it", .english)
        #expect(found.count == 1 && found.first?.country == nil)
    }

    @Test func `a possessive stands for whom it is of`() throws {
        let found = try actors("its", in: "Serbia met Croatia and its demand failed", .english)
        #expect(found.compactMap(\.country).count == 1)
    }

    @Test func `both before another noun is no two sides`() throws {
        let text = "Serbien und Kroatien vor Beide Brücken"
        #expect(try actors("Beide", in: text, .german).isEmpty)
    }
}
