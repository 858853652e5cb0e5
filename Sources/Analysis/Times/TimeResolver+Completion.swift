/// Years, months and days that an expression leaves open.
extension TimeResolver {
    /// Completes a value without a year from the publication date, the sentence and the tense.
    func complete(
        _ value: CalendarValue, _ meaning: TimeMeaning, _ tense: Direction
    ) -> (CalendarValue, EventDateOrigin)? {
        if value.isWeekend { return (weekend(meaning, tense), .relative) }
        if value.month == nil, value.day == nil, value.weekday == nil {
            guard value != CalendarValue() else { return nil }
            return (yearPart(value, meaning, tense), .stated)
        }
        guard let base = published else { return (withoutBase(value), .stated) }
        if let month = value.month {
            return (year(of: value, month: month, base, meaning, tense), .stated)
        }
        if value.day != nil { return (monthOf(value, base, meaning, tense), .relative) }
        guard let weekday = value.weekday else { return nil }
        return (CalendarValue(nearest(weekday, base, meaning, tense)), .relative)
    }

    /// Without a publication date, only the year that the sentence itself names is taken.
    private func withoutBase(_ value: CalendarValue) -> CalendarValue {
        if sentenceYear == nil, let near, let later = dayShortly(after: near, value) {
            return CalendarValue(later)
        }
        var value = value
        if value.month != nil {
            value.year = sentenceYear
            value.weekday = nil
        }
        return value
    }

    /// The day that a day of a month, or a weekday and day, means in the two months after a full date.
    private func dayShortly(after near: CalendarDay, _ value: CalendarValue) -> CalendarDay? {
        guard let day = value.day else { return nil }
        if let weekday = value.weekday {
            return PublicationWindow.only(
                near.number...near.number + 45, weekday, day, value.month)
        }
        guard let month = value.month else { return nil }
        let year = month < near.month ? near.year + 1 : near.year
        guard day <= CalendarDay.days(inMonth: month, of: year) else { return nil }
        let later = CalendarDay(year, month, day)
        return (0...60).contains(later.number - near.number) ? later : nil
    }

    private func direction(_ meaning: TimeMeaning, _ tense: Direction) -> Direction {
        switch meaning.text(.direction) {
        case "past", "last": .past
        case "future", "next": .future
        case "this": .open
        default: tense
        }
    }

    /// The year of a month, or of a day of a month.
    private func year(
        of value: CalendarValue, month: Int, _ base: CalendarDay, _ meaning: TimeMeaning,
        _ tense: Direction
    ) -> CalendarValue {
        var value = value
        defer { value.weekday = nil }
        if let weekday = value.weekday, let day = value.day {
            value.year = yearByWeekday(weekday, month, day, base) ?? base.year
            return value
        }
        if let sentenceYear, meaning.text(.direction) == nil {
            value.year = sentenceYear
            return value
        }
        if meaning.text(.direction) == "this" {
            value.year = base.year
            return value
        }
        value.year = base.year
        let isStrict = meaning.text(.direction) == "last" || meaning.text(.direction) == "next"
        let distance =
            value.day.map {
                CalendarDay(base.year, month, min($0, 28)).number
                    - CalendarDay(base.year, base.month, min(base.day, 28)).number
            } ?? (month - base.month) * 30
        // A full day near publication is seldom a year away, whatever the verb beside it says.
        let slack = value.day == nil ? 0 : 60
        switch direction(meaning, tense) {
        case .past:
            if distance > slack || (isStrict && distance >= 0) { value.year = base.year - 1 }
        case .future:
            if distance < -slack || (isStrict && distance <= 0) { value.year = base.year + 1 }
        case .open:
            if distance > 200 { value.year = base.year - 1 }
            if distance < -200 { value.year = base.year + 1 }
        }
        return value
    }

    /// The year nearest to `base` in which a day falls on a weekday.
    private func yearByWeekday(
        _ weekday: Int, _ month: Int, _ day: Int, _ base: CalendarDay
    ) -> Int? {
        let years = [0, -1, 1, -2, -3, -4, -5, -6].map { base.year + $0 }
        return years.filter { day <= CalendarDay.days(inMonth: month, of: $0) }
            .first { CalendarDay($0, month, day).weekday == weekday }
    }

    /// The month of a mere day of the month, by the weekday beside it where there is one.
    private func monthOf(
        _ value: CalendarValue, _ base: CalendarDay, _ meaning: TimeMeaning, _ tense: Direction
    ) -> CalendarValue {
        guard let day = value.day else { return value }
        let candidates = (-6...6).compactMap { offset -> CalendarDay? in
            let month = CalendarDay(base.year, base.month, 1).adding(months: offset)
            guard day <= CalendarDay.days(inMonth: month.month, of: month.year) else { return nil }
            let candidate = month.adding(days: day - 1)
            if let weekday = value.weekday, candidate.weekday != weekday { return nil }
            return candidate
        }
        let wanted = direction(meaning, tense)
        let best = candidates.min { lhs, rhs in
            cost(lhs, base, wanted) < cost(rhs, base, wanted)
        }
        guard let best else { return value }
        return CalendarValue(best)
    }

    private func cost(_ day: CalendarDay, _ base: CalendarDay, _ direction: Direction) -> Int {
        let distance = day.number - base.number
        switch direction {
        case .past: return distance <= 0 ? -distance : distance + 45
        case .future: return distance >= 0 ? distance : -distance + 45
        case .open: return abs(distance)
        }
    }

    private func nearest(
        _ weekday: Int, _ base: CalendarDay, _ meaning: TimeMeaning, _ tense: Direction
    ) -> CalendarDay {
        let ahead = (weekday - base.weekday + 7) % 7
        switch meaning.text(.direction) {
        case "last": return base.adding(days: ahead == 0 ? -7 : ahead - 7)
        case "next": return base.adding(days: ahead == 0 ? 7 : ahead)
        default: break
        }
        switch direction(meaning, tense) {
        case .future: return base.adding(days: ahead)
        case .past, .open: return base.adding(days: ahead == 0 ? 0 : ahead - 7)
        }
    }

    private func weekend(_ meaning: TimeMeaning, _ tense: Direction) -> CalendarValue {
        var value = CalendarValue()
        value.isWeekend = true
        guard let base = published else { return value }
        let offset: Int
        switch (meaning.text(.direction), direction(meaning, tense)) {
        case ("last", _): offset = -7
        case ("next", _), (_, .future): offset = 0
        default: offset = base.weekday >= 6 ? 0 : -7
        }
        let week = base.adding(days: offset).isoWeek
        (value.year, value.week) = (week.year, week.week)
        return value
    }

    /// The year of a season, quarter or half.
    private func yearPart(
        _ value: CalendarValue, _ meaning: TimeMeaning, _ tense: Direction
    ) -> CalendarValue {
        var value = value
        if let sentenceYear, meaning.text(.direction) == nil {
            value.year = sentenceYear
            return value
        }
        guard let base = published else { return value }
        value.year = base.year
        if value.week != nil { value.year = base.isoWeek.year }
        let first =
            value.season?.firstMonth
            ?? value.quarter.map { $0 * 3 - 2 } ?? value.half.map { $0 * 6 - 5 } ?? 1
        switch (direction(meaning, tense), meaning.text(.direction)) {
        case (_, "this"): break
        case (.past, _): if first > base.month { value.year = base.year - 1 }
        case (.future, _): if first + 5 < base.month { value.year = base.year + 1 }
        case (.open, _): if first > base.month + 3 { value.year = base.year - 1 }
        }
        if meaning.text(.direction) == "last", first + 2 >= base.month, first <= base.month {
            value.year = base.year - 1
        }
        return value
    }

    /// The year of a holiday: the one stated, else by direction, else the nearest.
    func resolveHoliday(
        _ holiday: Holiday, _ meaning: TimeMeaning, _ tense: Direction
    ) -> (CalendarValue, EventDateOrigin)? {
        if let year = meaning.int(.year) ?? sentenceYear {
            return (CalendarValue(holiday.day(in: year)), .stated)
        }
        guard let base = published else {
            var value = CalendarValue()
            if case .fixed(let month, let day) = holiday { (value.month, value.day) = (month, day) }
            return (value, .stated)
        }
        let days = (-1...1).map { holiday.day(in: base.year + $0) }
        let wanted = direction(meaning, tense)
        let best = days.min { cost($0, base, wanted, 200) < cost($1, base, wanted, 200) }
        return best.map { (CalendarValue($0), .stated) }
    }

    private func cost(
        _ day: CalendarDay, _ base: CalendarDay, _ direction: Direction, _ penalty: Int
    ) -> Int {
        let distance = day.number - base.number
        let isWrong = (direction == .past && distance > 0) || (direction == .future && distance < 0)
        return abs(distance) + (isWrong ? penalty : 0)
    }
}
