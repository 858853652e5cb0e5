import Testing

@testable import Articles

struct DateTests {
    private let now = 1_790_000_000

    @Test(arguments: [
        ("2022-12-19", "2022-12-19"), ("2022-12-19T14:05:00Z", "2022-12-19T14:05:00Z"),
        ("2022-12-19T14:05:00.123+0100", "2022-12-19T14:05:00+01:00"),
        ("20221219T140500Z", "2022-12-19T14:05:00Z"), ("2022-12-19 14:05", "2022-12-19T14:05:00"),
        ("Mon, 19 Dec 2022 14:05:00 GMT", "2022-12-19T14:05:00Z"),
        ("19. Dezember 2022", "2022-12-19"),
        ("Montag, 19. Dez. 2022, 14:05 Uhr", "2022-12-19T14:05:00"),
        ("December 19, 2022", "2022-12-19"), ("19.12.22", "2022-12-19"),
        ("12/25/2022", "2022-12-25"), ("2024-02-29", "2024-02-29"),
    ])
    func `a date is read`(_ text: String, _ expected: String) {
        #expect(DateText.date(text, now: now)?.iso == expected)
    }

    @Test(arguments: [
        "2023-02-29", "1899-12-31", "2031-01-01", "32.01.2020", "03/04/2022", "soon", "",
        "20221399",
        "99999999", "-", "T", "2022-12", "1.2.3",
    ])
    func `what is no date, or none that can be, is refused`(_ text: String) {
        #expect(DateText.date(text, now: now) == nil)
    }

    @Test(arguments: [
        ("https://example.org/2022/12/19/visit", "2022-12-19"),
        ("20221219-minsk.txt", "2022-12-19"),
        ("visit_2022-12-19.html", "2022-12-19"),
    ])
    func `a day in a name is found`(_ name: String, _ expected: String) {
        #expect(DateInName.date(name)?.iso == expected)
    }

    @Test(arguments: ["id-120221219", "2022-13-19", "1234567890123", "a", "2022"])
    func `numbers in names that are no days are left alone`(_ name: String) {
        #expect(DateInName.date(name) == nil)
    }

    @Test func `seconds since 1970 become a day`() {
        #expect(CivilTime(secondsSince1970: 0)?.iso == "1970-01-01T00:00:00Z")
        #expect(CivilTime(secondsSince1970: 951_782_400)?.iso == "2000-02-29T00:00:00Z")
        #expect(CivilTime(secondsSince1970: -1)?.iso == "1969-12-31T23:59:59Z")
    }
}
