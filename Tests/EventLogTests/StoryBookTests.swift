import Annotation
import Testing

@testable import EventLog

/// Which lines are joined to a story, from lines made by hand.
struct StoryBookTests {
    private func article(
        _ id: String, actor: String? = "RUS", recipient: String? = "UKR", name: String? = nil,
        date: String? = nil, place: String? = nil, type: EventType = .assault,
        text: String = "Words of one sentence about it."
    ) -> LoggedArticle {
        let evidence = Evidence(
            text: text, range: TextRange(0, 5), trigger: "w", sentence: 0, rule: "r")
        var event = Event(type: type, modality: .asserted, evidence: evidence)
        event.id = "e-\(id)"
        event.actors = participant(actor, name)
        event.recipients = participant(recipient, nil)
        event.date = date.map { EventDate(edtf: $0, text: nil, origin: .stated) }
        event.place = place.map {
            EventPlace(name: $0, country: "UKR", text: $0, precision: .city)
        }
        var line = ArticleLine(file: FileName(id), digest: id, outcome: .events)
        line.language = "en"
        let reference = ArticleReference(file: FileName(id))
        return LoggedArticle(events: [EventLine(event: event, article: reference)], article: line)
    }

    private func participant(_ code: String?, _ name: String?) -> [Participant] {
        guard let code else { return [] }
        var participant = Participant(text: code)
        participant.country = code
        participant.name = name
        participant.sector = name == nil ? nil : "GOV"
        return [participant]
    }

    private func areJoined(_ articles: LoggedArticle...) -> Bool {
        var book = StoryBook()
        let stories = articles.map { book.assigned($0).events[0].event.story }
        return Set(stories).count == 1
    }

    @Test func `a story is named after its first line`() {
        var book = StoryBook()
        #expect(book.assigned(article("1", date: "2024-05-25")).events[0].event.story == "s-1")
        #expect(book.assigned(article("2", date: "2024-05-25")).events[0].event.story == "s-1")
    }

    @Test func `the same sides on the same day are one event`() {
        #expect(areJoined(article("1", date: "2024-05-25"), article("2", date: "2024-05-25")))
    }

    @Test func `other days, other sides and other towns are other events`() {
        let one = article("1", date: "2024-05-25", place: "Kharkiv")
        #expect(!areJoined(one, article("2", date: "2024-06-01", place: "Kharkiv")))
        #expect(!areJoined(one, article("2", actor: "BLR", date: "2024-05-25", place: "Kharkiv")))
        #expect(!areJoined(one, article("2", date: "2024-05-25", place: "Odesa", text: "Else.")))
        #expect(!areJoined(one, article("2", date: "2024-05-25", place: "Kharkiv", type: .accuse)))
    }

    @Test func `sides alone decide nothing`() {
        let one = article("1", type: .accuse)
        #expect(!areJoined(one, article("2", type: .accuse, text: "Other things are told now.")))
    }

    @Test func `an assault of one country on another without day and town is their war`() {
        #expect(areJoined(article("1"), article("2", text: "Other things are told here now.")))
        #expect(!areJoined(article("1"), article("2", actor: "UKR", recipient: "RUS")))
        #expect(!areJoined(article("1"), article("2", place: "Kharkiv", text: "Else.")))
    }

    @Test func `two persons who met decide where no date is known`() {
        let one = article("1", recipient: "BLR", name: "A", place: "Minsk", type: .consult)
        let same = article("2", recipient: "BLR", name: "A", place: "Minsk", type: .consult)
        let other = article("3", recipient: "BLR", name: "B", place: "Minsk", type: .consult)
        #expect(areJoined(one, same))
        #expect(!areJoined(one, other))
    }

    @Test func `a day without its year agrees with that day of any year`() {
        #expect(areJoined(article("1", date: "XXXX-05-25"), article("2", date: "2024-05-25")))
        #expect(!areJoined(article("1", date: "XXXX-05-24"), article("2", date: "2024-05-25")))
    }

    @Test func `lines of the log are remembered with their stories`() {
        var book = StoryBook()
        var line = article("1", date: "2024-05-25").events[0]
        line.event.story = "s-known"
        book.remember(line)
        let joined = book.assigned(article("2", date: "2024-05-25"))
        #expect(joined.events[0].event.story == "s-known")
    }

    @Test func `the book forgets its oldest stories`() {
        var book = StoryBook()
        for number in 0...StoryBook.limit {
            let code = "X\(number)"
            _ = book.assigned(article(code, actor: code, recipient: nil, date: "2002-01-01"))
        }
        #expect(book.count == StoryBook.limit * 3 / 4 + 1)
        let late = article("late", actor: "X\(StoryBook.limit)", recipient: nil, date: "2002-01-01")
        #expect(book.assigned(late).events[0].event.story == "s-X\(StoryBook.limit)")
        let early = article("early", actor: "X0", recipient: nil, date: "2002-01-01")
        #expect(book.assigned(early).events[0].event.story == "s-early")
    }
}
