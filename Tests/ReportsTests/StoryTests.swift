import Analysis
import Annotation
import EventLog
import LanguageData
import Reports
import Testing

/// Which reports become one story, through the whole analysis.
struct StoryTests {
    /// Stories of the events of each report, in the order in which the reports come.
    static func stories(_ reports: [StoryReport]) throws -> [String: Set<String>] {
        let analyzer = try Analyzer(seeds: SeedsFolder.locate())
        let scratch = Scratch()
        var book = StoryBook()
        var found: [String: Set<String>] = [:]
        for report in reports {
            let events = analyzer.analyze(report.article, scratch: scratch)?.events ?? []
            let lines = book.assigned(LoggedArticle(report.article, events: events))
            found[report.id] = Set(lines.events.map(\.event.story))
        }
        return found
    }

    @Test(arguments: [false, true])
    func `reports of one event share a story, and others do not`(isReversed: Bool) throws {
        let reports = isReversed ? StoryReport.all.reversed() : StoryReport.all
        let stories = try Self.stories(reports)
        for (index, one) in reports.enumerated() {
            for other in reports[(index + 1)...] {
                let first = try #require(stories[one.id])
                let second = try #require(stories[other.id])
                let areJoined = !first.isDisjoint(with: second)
                #expect(areJoined == (one.story == other.story), "\(one.id) and \(other.id)")
            }
        }
    }
}

/// What a story tells of its lines.
struct StorySummaryTests {
    private func line(
        _ id: String, date: EventDate? = nil, place: EventPlace? = nil, killed: Double? = nil,
        published: String
    ) -> EventLine {
        let evidence = Evidence(
            text: "A bomb.", range: TextRange(0, 5), trigger: "bomb", sentence: 0, rule: "r")
        var event = Event(type: .assault, modality: .asserted, evidence: evidence)
        event.id = "e-\(id)"
        event.story = "s-1"
        event.date = date
        event.place = place
        event.quantities = killed.map { [Quantity(value: $0, unit: "killed", text: "\($0)")] } ?? []
        var reference = ArticleReference(file: FileName("\(id).txt"))
        reference.published = published
        return EventLine(logged: "2024-05-2\(id)T00:00:00.000Z", event: event, article: reference)
    }

    private func story(_ lines: EventLine...) -> Story {
        var merger = StoryMerger()
        lines.forEach { merger.append($0) }
        return merger.merged[0]
    }

    @Test func `a late exact report refines date, place and numbers`() throws {
        let country = EventPlace(name: "Ukraine", country: "UKR", text: "U", precision: .country)
        let city = EventPlace(name: "Kharkiv", country: "UKR", text: "K", precision: .city)
        let story = story(
            line(
                "1", date: EventDate(edtf: "2024-05-26~", text: nil, origin: .published),
                place: country, killed: 6, published: "2024-05-26"),
            line("2", place: country, killed: 11, published: "2024-05-27"),
            line(
                "3", date: EventDate(edtf: "2024-05-25", text: "on 25 May", origin: .stated),
                place: city, killed: 8, published: "2024-05-29"))
        #expect(story.best.event.date?.edtf == "2024-05-25")
        #expect(story.best.event.place?.name == "Kharkiv")
        #expect(story.firstPublished == "2024-05-26" && story.lastPublished == "2024-05-29")
        #expect(story.articles.map(\.file.text) == ["1.txt", "2.txt", "3.txt"])
        let number = try #require(story.numbers.first)
        #expect(number.least == 6 && number.greatest == 11 && number.last == 8)
    }

    @Test func `text for people names first and last report and the spread of numbers`() {
        let text = story(
            line("1", killed: 6, published: "2024-05-26"),
            line("2", killed: 11, published: "2024-05-27")
        ).text(Paint(isColoured: false), width: nil).joined(separator: "\n")
        #expect(text.contains("2 reports in 2 articles, 2024-05-26 to 2024-05-27"))
        #expect(text.contains("killed 6 to 11, last 11"))
    }
}
