import Testing

@testable import Analysis

/// Arithmetic on days.
@Suite struct CalendarDayTests {
    @Test(arguments: [(1999, 4, 4), (2000, 4, 23), (2008, 3, 23), (2022, 4, 17), (2038, 4, 25)])
    func `Easter falls on its day`(year: Int, month: Int, day: Int) {
        #expect(CalendarDay.easter(year) == CalendarDay(year, month, day))
    }

    @Test func `a day survives the way to its number and back`() {
        for number in stride(from: -200_000, through: 200_000, by: 37) {
            let civil = CalendarDay(number: number).civil
            #expect(CalendarDay(civil.year, civil.month, civil.day).number == number)
        }
    }

    @Test func `weeks are those of ISO 8601`() {
        #expect(CalendarDay(2021, 1, 3).isoWeek == (2020, 53))
        #expect(CalendarDay(2022, 1, 2).isoWeek == (2021, 52))
        #expect(CalendarDay(2022, 12, 20).isoWeek == (2022, 51))
        #expect(CalendarDay.monday(ofWeek: 51, 2022) == CalendarDay(2022, 12, 19))
        #expect(CalendarDay(2022, 12, 20).weekday == 2)
    }

    @Test func `a month later is the last day where the month is shorter`() {
        #expect(CalendarDay(2022, 1, 31).adding(months: 1) == CalendarDay(2022, 2, 28))
        #expect(CalendarDay(2022, 1, 31).adding(months: -2) == CalendarDay(2021, 11, 30))
    }

    @Test(arguments: ["2022-02-30", "2022-13-01", "2022-1", "", "gestern", "2022-00-10"])
    func `what is no date is not read as one`(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }
}
