import Annotation
import Testing

@testable import Analysis

/// The day of publication, from what a text tells of it.
struct PublicationWindowTests {
    @Test func `a weekday with its day of the month is found where it falls once`() {
        var window = PublicationWindow()
        window.start(CalendarDay(2022, 10, 1))
        window.end(CalendarDay(2023, 2, 24))
        #expect(
            window.day(weekday: 1, day: 19, month: nil).map(\.iso) == "2022-12-19")
        #expect(window.day(weekday: 2, day: 19, month: nil) == nil)
    }

    @Test func `a window that leaves a choice, or has no end, determines nothing`() {
        var window = PublicationWindow()
        window.start(CalendarDay(2022, 2, 24))
        #expect(window.day(weekday: 1, day: 19, month: nil) == nil)
        window.end(CalendarDay(2023, 2, 24))
        #expect(window.day(weekday: 1, day: 19, month: nil) == nil)
        #expect(window.day(weekday: 1, day: 19, month: 12).map(\.iso) == "2022-12-19")
    }

    @Test func `the month of an event that is named ends the window a year later`() {
        var window = PublicationWindow()
        window.note(month: 2, beside: CalendarDay(2022, 2, 24))
        #expect(window.latest?.iso == "2023-02-24")
        window.note(month: 10, beside: CalendarDay(2022, 2, 24))
        window.note(month: 1, beside: CalendarDay(2022, 2, 24))
        #expect(window.earliest?.iso == "2023-01-01")
    }

    private func values(_ text: String, _ language: Language) throws -> [String] {
        let article = Article(file: "", text: text, blocks: [], format: "text")
        var document = Document(article: article, language: language)
        try TimeSample.of(language).stage.run(on: &document, scratch: Scratch())
        return document.times.map(\.value)
    }

    @Test func `weekday and day find month and year without a day of publication`() throws {
        let text =
            "Am Montag (19) flog er nach Minsk. Mitte Oktober begann die Mobilmachung für den Krieg "
            + "gegen die Ukraine. Ende Februar begann der Angriff auf die Ukraine."
        #expect(try values(text, .german).first == "2022-12-19")
        #expect(try values("Am Montag (19) flog er nach Minsk.", .german).first == "XXXX-WXX-1")
    }

    @Test func `a day without a year goes on from a full date shortly before`() throws {
        let near = "The siege began on December 12, 2022. On December 19 it ended."
        #expect(try values(near, .english).last == "2022-12-19")
        let far = "On February 24, 2022 the siege began. It was over on December 19."
        #expect(try values(far, .english).last == "XXXX-12-19")
    }
}
