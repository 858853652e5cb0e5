import Annotation
import Testing

@testable import Analysis

/// What expressions mean in their context.
@Suite struct TimeResolutionTests {
    let german: TimeSample
    let english: TimeSample

    init() throws {
        german = try TimeSample.of(.german)
        english = try TimeSample.of(.english)
    }

    @Test func `without a publication date the year of a day stays open`() {
        #expect(
            german.dates("Am 19. Dezember kam er.", published: nil) == [
                "19. Dezember @ XXXX-12-19"
            ])
        #expect(
            english.dates("It happened on March 30.", published: nil) == ["March 30 @ XXXX-03-30"])
    }

    @Test func `without a publication date a weekday is no date`() {
        let document = german.document("Am Montag kam er.", published: nil)
        #expect(document.times.map(\.value) == ["XXXX-WXX-1"])
        #expect(document.times.map(\.edtf) == [nil])
        #expect(german.dates("Er kam gestern.", published: nil).allSatisfy { $0.hasSuffix("@ -") })
    }

    @Test func `a weekday beside a day of the month finds the month`() {
        #expect(
            german.dates("Am Freitag (16) kam er.", published: "2022-12-20") == [
                "Freitag (16) @ 2022-12-16"
            ])
    }

    @Test func `a weekday beside day and month finds the year`() {
        #expect(
            german.dates("Am Donnerstag, 24. Februar, begann es.", published: "2024-05-01") == [
                "Donnerstag, 24. Februar @ 2022-02-24"
            ])
    }

    @Test(arguments: [
        ("Am Freitag kam er nach Minsk.", "Freitag @ 2022-12-16"),
        ("Am Freitag wird er nach Minsk kommen.", "Freitag @ 2022-12-23"),
        ("Im November kam er nach Minsk.", "November @ 2022-11"),
        ("Im Mai soll gewählt werden.", "Mai @ 2023-05"),
        ("Ende Februar stellte es sein Gebiet bereit.", "Ende Februar @ 2022-02"),
        ("Mitte Oktober kündigten sie es an.", "Mitte Oktober @ 2022-10-15~"),
    ])
    func `the tense of the clause decides between past and future`(text: String, date: String) {
        #expect(german.dates(text) == [date])
    }

    @Test(arguments: [
        ("He spoke on Friday.", "Friday @ 2022-12-16"),
        ("He will speak on Friday.", "Friday @ 2022-12-23"),
        ("He resigned earlier this week.", "earlier this week @ 2022-12-19/2022-12-25"),
        ("She was arrested in late March.", "late March @ 2022-03"),
        ("The vote will be held in May.", "May @ 2023-05"),
    ])
    func `tense decides in English too`(text: String, date: String) {
        #expect(english.dates(text) == [date])
    }

    @Test func `a duration counted back is a date, one that lasts is none`() {
        #expect(german.dates("Er kam vor drei Tagen.") == ["drei Tagen @ 2022-12-17"])
        #expect(german.dates("Er bleibt drei Tage.") == ["drei Tage @ -"])
    }

    @Test func `an anchor later than the text gives no date`() {
        let text = "Drei Tage nach dem Einmarsch in die Ukraine kam er."
        #expect(
            german.dates(text, published: "2022-12-20") == [
                "Drei Tage @ 2022-02-27", "Einmarsch in die Ukraine @ 2022-02-24",
            ])
        #expect(german.dates(text, published: "2014-12-20") == ["Drei Tage @ -"])
    }

    @Test func `origins tell what was counted`() {
        let origins = german.document(
            "Am 3. Mai 2021 kam er, gestern ging er, seit dem Mauerfall blieb er."
        ).times.map(\.origin)
        #expect(origins == [.stated, .relative, .anchor])
    }

    @Test func `a clock time takes the day of its sentence`() {
        #expect(
            german.read("Am Montag begann es um 20.30 Uhr.") == [
                "Montag = 2022-12-19", "20.30 Uhr = 2022-12-19T20:30",
            ])
    }

    @Test(arguments: ["", " ", "19", "1. 2. 3. 4. 5. 6. 7. 8. 9.", "\u{FEFF}\u{0}"])
    func `odd texts do no harm`(text: String) {
        _ = german.read(text)
        _ = english.read(text)
    }

    @Test func `a long list of days stays quick`() {
        let list = (0..<2000).map { "\($0 % 31 + 1)., " }.joined()
        let clock = ContinuousClock()
        let time = clock.measure { _ = german.read(list + "und 7. Oktober") }
        #expect(time < .seconds(10))
    }
}
