/// A day of the Gregorian calendar, also before its introduction.
struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    var number: Int

    /// Creates a day from its number.
    init(number: Int) { self.number = number }

    /// Creates a day; month and day are taken as they are.
    ///
    /// Howard Hinnant's days_from_civil.
    init(_ year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads the first ten characters of an ISO 8601 date; nil where they are none.
    init?(iso: String) {
        let parts = iso.prefix(10).split(separator: "-")
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month),
            (1...CalendarDay.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.init(year, month, day)
    }

    /// Year, month and day.
    ///
    /// Howard Hinnant's civil_from_days.
    var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// Year.
    var year: Int { civil.year }
    /// Month, 1 to 12.
    var month: Int { civil.month }
    /// Day of the month.
    var day: Int { civil.day }

    /// Day of the week, 1 for Monday to 7 for Sunday.
    var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// ISO 8601 week and the year it belongs to.
    var isoWeek: (year: Int, week: Int) {
        let thursday = CalendarDay(number: number + 4 - weekday)
        let year = thursday.year
        return (year, (thursday.number - CalendarDay(year, 1, 1).number) / 7 + 1)
    }

    /// Monday of an ISO week.
    static func monday(ofWeek week: Int, _ year: Int) -> CalendarDay {
        let fourth = CalendarDay(year, 1, 4)
        return CalendarDay(number: fourth.number - fourth.weekday + 1 + (week - 1) * 7)
    }

    /// Number of days in a month.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Easter Sunday of the Western churches.
    ///
    /// The Gregorian algorithm of Meeus, Jones and Butcher.
    static func easter(_ year: Int) -> CalendarDay {
        let golden = year % 19
        let century = year / 100
        let rest = year % 100
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let leap = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * leap) / 451
        let total = epact + leap - 7 * shift + 114
        return CalendarDay(year, total / 31, total % 31 + 1)
    }

    /// The day `days` later.
    func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    /// The same day of the month `months` later, or the last day of that month where it is shorter.
    func adding(months: Int) -> CalendarDay {
        let (year, month, day) = civil
        let total = year * 12 + month - 1 + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        return CalendarDay(
            newYear, newMonth, min(day, CalendarDay.days(inMonth: newMonth, of: newYear)))
    }

    /// The day in ISO 8601.
    var iso: String {
        let (year, month, day) = civil
        return "\(Padded(year, 4))-\(Padded(month, 2))-\(Padded(day, 2))"
    }

    /// Orders by time.
    static func < (lhs: CalendarDay, rhs: CalendarDay) -> Bool { lhs.number < rhs.number }
}

/// A number written with leading zeros.
struct Padded: CustomStringConvertible {
    private let value: Int
    private let width: Int

    /// Creates `value` in at least `width` digits.
    init(_ value: Int, _ width: Int) {
        self.value = value
        self.width = width
    }

    /// The digits.
    var description: String {
        let digits = String(value)
        return digits.count >= width
            ? digits : String(repeating: "0", count: width - digits.count) + digits
    }
}
