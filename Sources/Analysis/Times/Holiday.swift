/// A holiday: a day of the year, a distance from Easter, or the n-th weekday of a month.
enum Holiday: Equatable {
    case fixed(month: Int, day: Int)
    case easter(days: Int)
    case nth(month: Int, weekday: Int, index: Int)

    /// Reads `12-25`, `easter:-2` or `nth:11.4.4` (month, weekday, which; -1 for the last).
    init?(_ text: String) {
        if text.hasPrefix("easter:"), let days = Int(text.dropFirst(7)) {
            self = .easter(days: days)
            return
        }
        if text.hasPrefix("nth:") {
            let parts = text.dropFirst(4).split(separator: ".").compactMap { Int($0) }
            guard parts.count == 3 else { return nil }
            self = .nth(month: parts[0], weekday: parts[1], index: parts[2])
            return
        }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        self = .fixed(month: parts[0], day: parts[1])
    }

    /// The day of the holiday in a year.
    func day(in year: Int) -> CalendarDay {
        switch self {
        case .fixed(let month, let day): return CalendarDay(year, month, day)
        case .easter(let days): return CalendarDay.easter(year).adding(days: days)
        case .nth(let month, let weekday, let index):
            if index < 0 {
                let last = CalendarDay(
                    year, month, CalendarDay.days(inMonth: month, of: year))
                return last.adding(days: -((last.weekday - weekday + 7) % 7))
            }
            let first = CalendarDay(year, month, 1)
            return first.adding(days: (weekday - first.weekday + 7) % 7 + (index - 1) * 7)
        }
    }
}
