/// What the dates of a text tell of the day of publication, where nobody gives it.
///
/// A text is not older than its latest full date and than the events that it counts from. A month
/// without a year lies less than a year back: where it is the month of an event that its sentence
/// names, the text is at most a year younger than that event.
struct PublicationWindow {
    /// The first possible day.
    private(set) var earliest: CalendarDay?
    /// The last possible day.
    private(set) var latest: CalendarDay?

    /// Notes that the text was written on that day or later.
    mutating func start(_ day: CalendarDay) { earliest = max(earliest ?? day, day) }

    /// Notes that the text was written on that day or earlier.
    mutating func end(_ day: CalendarDay) { latest = min(latest ?? day, day) }

    /// The only day of the window on a weekday that is that day of the month, and of the month where
    /// one is given; nil where there is none, or more than one.
    ///
    /// O(days of the window), which counts for nothing beyond three years.
    func day(weekday: Int, day: Int, month: Int?) -> CalendarDay? {
        guard let earliest, let latest, earliest <= latest,
            latest.number - earliest.number < 1100
        else { return nil }
        return Self.only(earliest.number...latest.number, weekday, day, month)
    }

    /// The only day of a stretch on a weekday that is that day of the month.
    static func only(
        _ days: ClosedRange<Int>, _ weekday: Int, _ day: Int, _ month: Int?
    ) -> CalendarDay? {
        var found: CalendarDay?
        for number in days {
            let candidate = CalendarDay(number: number)
            guard candidate.weekday == weekday, candidate.day == day,
                month == nil || candidate.month == month
            else { continue }
            if found != nil { return nil }
            found = candidate
        }
        return found
    }

    /// Takes what a month without a year tells beside an event that its sentence names.
    mutating func note(month: Int, beside anchor: CalendarDay) {
        guard anchor.month != month else {
            end(anchor.adding(months: 12))
            return
        }
        let year = month > anchor.month ? anchor.year : anchor.year + 1
        start(CalendarDay(year, month, 1))
    }
}

/// The day of publication as far as the expressions of a text determine it.
extension TimeRun {
    /// The day beside which the text was written: a weekday with its day of the month ("Montag (19)")
    /// that fits only once between the other dates; nil where they leave a choice.
    func reportDay() -> CalendarDay? {
        var window = PublicationWindow()
        for item in items { note(item, in: &window) }
        let days = items.compactMap { item -> CalendarDay? in
            guard !item.meaning.has(.year), let weekday = item.meaning.int(.weekday),
                let day = item.meaning.int(.day)
            else { return nil }
            return window.day(weekday: weekday, day: day, month: item.meaning.int(.month))
        }
        guard let first = days.first, days.allSatisfy({ abs($0.number - first.number) < 30 }) else {
            return nil
        }
        return days.max()
    }

    private func note(_ item: Item, in window: inout PublicationWindow) {
        if let anchor = Self.anchor(of: item.meaning) { window.start(anchor) }
        if let year = item.meaning.int(.year), item.isPast {
            let month = item.meaning.int(.month) ?? 1
            let days = CalendarDay.days(inMonth: month, of: year)
            window.start(CalendarDay(year, month, min(item.meaning.int(.day) ?? 1, days)))
        }
        guard let month = item.meaning.int(.month), !item.meaning.has(.year), item.isPast else {
            return
        }
        for other in items where other.sentence == item.sentence {
            guard let anchor = Self.anchor(of: other.meaning) else { continue }
            window.note(month: month, beside: anchor)
        }
    }

    /// The day of the well-known event that an expression names.
    private static func anchor(of meaning: TimeMeaning) -> CalendarDay? {
        meaning.text(.anchor).flatMap { CalendarDay(iso: $0) }
    }
}
