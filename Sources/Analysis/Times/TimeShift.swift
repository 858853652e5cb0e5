/// Steps of the calendar: what lies so many units before or after a day.
enum TimeShift {
    /// The period that lies `amount` units of `unit` from `base`, as fine as the unit.
    ///
    /// Halves of years and months count as six months and fifteen days. `nil` for units of the
    /// clock and unknown ones.
    static func period(_ base: CalendarDay, by amount: Double, unit: String) -> CalendarValue? {
        let whole = Int(amount.rounded(.towardZero))
        let isWhole = amount == Double(whole)
        var value = CalendarValue()
        switch unit {
        case "D": return CalendarValue(base.adding(days: Int(amount.rounded())))
        case "W", "WE":
            let day = base.adding(days: Int((amount * 7).rounded()))
            (value.year, value.week) = (day.isoWeek.year, day.isoWeek.week)
            value.isWeekend = unit == "WE"
        case "M":
            let day =
                isWhole
                ? base.adding(months: whole)
                : base.adding(months: whole).adding(days: amount < 0 ? -15 : 15)
            (value.year, value.month) = (day.year, day.month)
        case "Q":
            let day = base.adding(months: whole * 3)
            (value.year, value.quarter) = (day.year, (day.month - 1) / 3 + 1)
        case "H":
            let day = base.adding(months: whole * 6)
            (value.year, value.half) = (day.year, (day.month - 1) / 6 + 1)
        case "Y":
            guard isWhole else {
                return period(base, by: (amount * 12).rounded(), unit: "M")
            }
            value.year = base.year + whole
        case "DE": value.decade = base.year / 10 + whole
        case "CE": value.century = base.year / 100 + whole
        default: return nil
        }
        return value
    }

    /// The day that lies so many units from `base`, for dates of events.
    static func day(_ base: CalendarDay, by amount: Double, unit: String) -> CalendarDay? {
        switch unit {
        case "D": base.adding(days: Int(amount.rounded()))
        case "W", "WE": base.adding(days: Int((amount * 7).rounded()))
        case "M": base.adding(months: Int(amount.rounded()))
        case "Q": base.adding(months: Int((amount * 3).rounded()))
        case "Y": base.adding(months: Int((amount * 12).rounded()))
        case "DE": base.adding(months: Int((amount * 120).rounded()))
        case "TH": base.adding(days: Int((amount / 24).rounded()))
        default: nil
        }
    }
}
