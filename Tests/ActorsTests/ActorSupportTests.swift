import Annotation
import LanguageData
import Testing

@testable import Analysis

/// Roles and names take a country only where the text supports it.
struct ActorSupportTests {
    /// The participants of the mention whose text is `phrase`.
    private func actors(
        _ phrase: String, in text: String, _ language: Language, published: String? = nil
    ) throws -> [Participant] {
        try ActorReferenceTests().actors(phrase, in: text, language, published: published)
    }

    /// The participants of the mention that ends in `name`, which is tagged as a name.
    private func named(_ name: String, in text: String) throws -> [Participant] {
        let lookup = try #require(ActorReferenceTests.lookup)
        var document = lookup.document(text, language: .english, published: "2023-05-01")
        for row in 0..<document.tokens.count where document.form(row) == name {
            document.tokens.tag[row] = .properNoun
        }
        ActorStage(world: try World(seeds: try SeedsFolder.locate()))
            .run(on: &document, scratch: Scratch())
        return document.actors.first { document.text($0.span).hasSuffix(name) }?.participants ?? []
    }

    @Test func `a group of nobody known is not of the country named last`() throws {
        let german = "Russland verließ den Saal und die Gruppe schwieg"
        #expect(try actors("die Gruppe", in: german, .german).isEmpty)
        let english = "Russia left the hall and the chairman was silent"
        #expect(try actors("the chairman", in: english, .english).isEmpty)
    }

    @Test func `an organisation is the body named before`() throws {
        let text = "Russia left NATO and the alliance was silent"
        #expect(try actors("the alliance", in: text, .english).first?.bloc == "NATO")
        let german = "Polen trat der NATO bei und das Bündnis schwieg"
        #expect(try actors("das Bündnis", in: german, .german).first?.bloc == "NATO")
    }

    @Test func `a short title is that of the person introduced with a longer one`() throws {
        let text =
            "Defense Secretary Ash Carter met Haider al-Abadi in Iraq and the secretary spoke"
        #expect(try actors("the secretary", in: text, .english).first?.country == "USA")
        let german =
            "Polens Verteidigungsminister Kosiniak besuchte Litauen und der Minister sprach"
        #expect(try actors("der Minister", in: german, .german).first?.country == "POL")
    }

    @Test func `who is named behind another's comma keeps his own country`() throws {
        let text = "Carter , Iraqi Prime Minister Discuss"
        #expect(
            try actors("Iraqi Prime Minister", in: text, .english).map(\.country) == ["IRQ"])
    }

    @Test(arguments: ["Zełnski", "Zelanski", "Selenskij", "Zelenskiy"])
    func `a president's name in another spelling is his`(_ name: String) throws {
        let text = "Russia attacked Ukraine and President \(name) spoke"
        let found = try named(name, in: text)
        #expect(found.first?.country == "UKR")
    }

    @Test func `an unknown president is of no country that the text only names`() throws {
        let text = "Russia attacked Ukraine and President Smithson spoke"
        #expect(try named("Smithson", in: text).first?.country == nil)
    }

    @Test func `the name behind a whole title belongs to it`() throws {
        let text = "the President of France Emmanuel Macron spoke"
        let found = try actors("the President of France Emmanuel Macron", in: text, .english)
        #expect(found.first?.name == "Emmanuel Macron")
    }

    @Test func `two of somebody are no two sides without an article`() throws {
        let text = "Serbia met Croatia and two soldiers died"
        #expect(
            try actors("two soldiers", in: text, .english).allSatisfy { $0.country == nil })
    }

    @Test func `Latin America is not the United States`() throws {
        let found = try actors(
            "Latin American leaders", in: "Latin American leaders met", .english)
        #expect(found.allSatisfy { $0.country == nil })
    }

    @Test func `a title cut short is no first name`() throws {
        let found = try actors("Pres. Obama", in: "Pres. Obama spoke", .english)
        #expect(found.first?.country == "USA")
    }

    @Test func `all parties to a conflict are no political parties`() throws {
        let text = "the United Kingdom expects all parties to act"
        #expect(try actors("all parties", in: text, .english).isEmpty)
    }

    @Test(arguments: [
        ("Zelensky", "Selenskyj"), ("Lukashenko", "Łukaszenka"), ("Vučić", "Vuczić"),
        ("Medvedev", "Medwedew"), ("Danilov", "Daniłow"),
    ])
    func `transliterations of a name have one skeleton`(_ left: String, _ right: String) {
        #expect(NameSkeleton(left) == NameSkeleton(right))
    }

    @Test(arguments: [
        ("James", "Judith"), ("Peter", "Paul"), ("Boris", "Barack"), ("Anna", "Andrea"),
        ("Hillary", "Bill"),
    ])
    func `first names that only begin alike are of two persons`(_ left: String, _ right: String) {
        #expect(!NameSkeleton.areAlike(left, right))
    }

    @Test(arguments: [
        ("Ash", "Ashton"), ("Wladimir", "Vladimir"), ("Joe", "Joseph"), ("Aljaksandr", "Alexander"),
        ("J.", "James"), ("Yuri", "Jurij"), ("Mohammed", "Muhammad"),
    ])
    func `first names of one person are alike`(_ left: String, _ right: String) {
        #expect(NameSkeleton.areAlike(left, right))
    }
}
