/// A calendar expression as far as it is known, from a century down to the second.
struct CalendarValue: Hashable, Sendable {
    /// Hundreds of the year: 19 for 1900 to 1999.
    var century: Int?
    /// Tens of the year: 199 for the 1990s.
    var decade: Int?
    /// The year.
    var year: Int?
    /// Half of the year, 1 or 2.
    var half: Int?
    /// Quarter of the year, 1 to 4; 0 where only the kind is known.
    var quarter: Int?
    /// Season of the year.
    var season: Season?
    /// Month, 1 to 12.
    var month: Int?
    /// Day of the month.
    var day: Int?
    /// ISO week; `year` is then the year of the week.
    var week: Int?
    /// Whether it is the weekend of `week`.
    var isWeekend = false
    /// Day of the week where no date is known.
    var weekday: Int?
    /// Part of the day.
    var part: String?
    /// Hour, 0 to 24.
    var hour: Int?
    /// Minute.
    var minute: Int?
    /// Second.
    var second: Int?
    /// Time zone as TIMEX3 writes it: `Z`, `+01:00`.
    var zone: String?
    /// How much of it is meant: START, MID, END, APPROX ...
    var modifier: String?

    /// A season of the year.
    enum Season: String, Sendable {
        case spring = "SP"
        case summer = "SU"
        case autumn = "FA"
        case winter = "WI"

        /// The code of EDTF, level 1.
        var edtf: Int {
            switch self {
            case .spring: 21
            case .summer: 22
            case .autumn: 23
            case .winter: 24
            }
        }

        /// The season that a month falls into.
        init(month: Int) {
            switch month {
            case 3...5: self = .spring
            case 6...8: self = .summer
            case 9...11: self = .autumn
            default: self = .winter
            }
        }

        /// Month in which the season starts.
        var firstMonth: Int {
            switch self {
            case .spring: 3
            case .summer: 6
            case .autumn: 9
            case .winter: 12
            }
        }
    }

    /// Creates a value of which nothing is known.
    init() {}

    /// Creates the value of a day.
    init(_ calendarDay: CalendarDay) {
        let (year, month, day) = calendarDay.civil
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day, where the value is as fine as a day and complete.
    var calendarDay: CalendarDay? {
        guard let year, let month, let day else { return nil }
        return CalendarDay(year, month, day)
    }

    /// The first day of the period, where the year is known.
    var firstDay: CalendarDay? {
        guard let year else { return nil }
        if let week {
            return CalendarDay.monday(ofWeek: week, year).adding(days: isWeekend ? 5 : 0)
        }
        if let quarter { return CalendarDay(year, max(0, quarter - 1) * 3 + 1, 1) }
        if let half { return CalendarDay(year, half * 6 - 5, 1) }
        if let season { return CalendarDay(year, season.firstMonth, 1) }
        return CalendarDay(year, month ?? 1, day ?? 1)
    }

    /// Whether a clock time or part of the day is known.
    var hasTime: Bool { hour != nil || part != nil }
}

extension CalendarValue {
    /// The value in TIMEX3 form: `2022-12-19`, `2022-W50`, `199`, `XXXX-12-19TEV`.
    var timex: String {
        var text = timexDate
        if let hour {
            text += "T\(Padded(hour, 2)):\(Padded(minute ?? 0, 2))"
            if let second { text += ":\(Padded(second, 2))" }
            if let zone { text += zone }
        } else if let part {
            text += "T\(part)"
        }
        return text
    }

    private var timexDate: String {
        if let century { return "\(Padded(century, 2))" }
        if let decade { return "\(Padded(decade, 3))" }
        let year = year.map { "\(Padded($0, 4))" } ?? "XXXX"
        if let week {
            return "\(year)-W\(Padded(week, 2))" + (isWeekend ? "-WE" : "")
        }
        if isWeekend { return "\(year)-WXX-WE" }
        if let quarter { return quarter == 0 ? "\(year)-QX" : "\(year)-Q\(quarter)" }
        if let half { return "\(year)-H\(half)" }
        if let season { return "\(year)-\(season.rawValue)" }
        if month == nil, let weekday { return "\(year)-WXX-\(weekday)" }
        return year + timexMonth
    }

    private var timexMonth: String {
        guard let month else {
            if let day { return "-XX-\(Padded(day, 2))" }
            return hasTime ? "-XX-XX" : (year == nil ? "-XX-XX" : "")
        }
        guard let day else { return "-\(Padded(month, 2))" + (hasTime ? "-XX" : "") }
        return "-\(Padded(month, 2))-\(Padded(day, 2))"
    }
}

extension CalendarValue {
    /// The value in EDTF (ISO 8601-2, level 1), nil where it is no date.
    ///
    /// Weeks, weekends, halves and quarters become intervals, seasons their codes 21 to 24; the
    /// middle of a month is its 15th, approximately; APPROX adds `~`.
    var edtf: String? {
        guard let date = edtfDate else { return nil }
        return modifier == "APPROX" && !date.contains("/") && !date.hasSuffix("~")
            ? date + "~" : date
    }

    private var edtfDate: String? {
        if let century { return "\(Padded(century, 2))XX" }
        if let decade { return "\(Padded(decade, 3))X" }
        guard let year else { return edtfWithoutYear }
        if week != nil { return edtfWeek }
        if let quarter {
            return quarter == 0 ? nil : edtfMonths(year, quarter * 3 - 2, quarter * 3)
        }
        if let half { return edtfMonths(year, half * 6 - 5, half * 6) }
        if let season { return "\(Padded(year, 4))-\(season.edtf)" }
        guard let month else { return "\(Padded(year, 4))" }
        let monthText = "\(Padded(year, 4))-\(Padded(month, 2))"
        if let day { return "\(monthText)-\(Padded(day, 2))" }
        return modifier == "MID" ? "\(monthText)-15~" : monthText
    }

    private var edtfWithoutYear: String? {
        guard let month, week == nil, quarter == nil, half == nil, !isWeekend else { return nil }
        let text = "XXXX-\(Padded(month, 2))"
        if let day { return "\(text)-\(Padded(day, 2))" }
        return text
    }

    private var edtfWeek: String? {
        guard let first = firstDay else { return nil }
        let last = first.adding(days: isWeekend ? 1 : 6)
        return "\(first.iso)/\(last.iso)"
    }

    private func edtfMonths(_ year: Int, _ first: Int, _ last: Int) -> String {
        "\(Padded(year, 4))-\(Padded(first, 2))/\(Padded(year, 4))-\(Padded(last, 2))"
    }
}
