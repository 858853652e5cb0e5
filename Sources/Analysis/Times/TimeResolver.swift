/// Places what a rule says on the calendar.
struct TimeResolver {
    /// Day of publication, where it is known.
    let published: CalendarDay?
    /// The last day, month or year that the text named before.
    var previous: CalendarValue?
    /// A year that the same sentence names.
    var sentenceYear: Int?
    /// A full date that stands shortly before, where the day of publication is unknown.
    var near: CalendarDay?

    /// Where an expression points that does not say it itself.
    enum Direction: Sendable {
        case past, future, open
    }

    /// A value on the calendar and how it was found.
    struct Resolved {
        var value: String
        var edtf: String?
        var origin: EventDateOrigin
        var calendar: CalendarValue?
        /// Date of the event that it counts from.
        var anchor: String?
    }

    /// How a date was found, as `EventDate.Origin` says it.
    enum EventDateOrigin { case stated, relative, anchor }

    /// Resolves a meaning; `tense` is the direction of the clause, `day` the day that a mere time of
    /// day belongs to.
    func resolve(_ meaning: TimeMeaning, tense: Direction, day: CalendarValue?) -> Resolved? {
        if let ref = meaning.text(.ref) {
            return Resolved(value: ref, edtf: nil, origin: .relative)
        }
        if let text = meaning.text(.value) {
            return Resolved(
                value: TimeTemplate.fill(text, meaning), edtf: nil, origin: .stated)
        }
        if let anchor = meaning.text(.anchor) ?? meaning.int(.anchor).map(String.init) {
            return resolveAnchor(anchor, meaning)
        }
        if let duration = meaning.duration, !meaning.has(.shift) {
            return resolveDuration(duration, meaning)
        }
        guard let (placed, origin) = calendar(meaning, tense: tense, day: day) else { return nil }
        var value = placed
        addClock(meaning, to: &value)
        value.modifier = meaning.text(.mod)
        return Resolved(value: value.timex, edtf: value.edtf, origin: origin, calendar: value)
    }

    // MARK: Durations and anchors

    /// A duration; with `away`, its EDTF is the day that lies that far from the base.
    private func resolveDuration(_ duration: String, _ meaning: TimeMeaning) -> Resolved {
        var resolved = Resolved(value: duration, edtf: nil, origin: .relative)
        guard let away = meaning.text(.away), let amount = meaning.number(.amount),
            let unit = meaning.text(.unit), let base = base(meaning)
        else { return resolved }
        let signed = away == "past" ? -amount : amount
        guard let edtf = Self.edtf(base, by: signed, unit: unit), edtf >= "1000" else {
            return resolved
        }
        resolved.edtf = edtf
        return resolved
    }

    /// EDTF of what lies so far from `base`: days are exact, weeks approximate, months and years
    /// as months and years.
    static func edtf(_ base: CalendarDay, by amount: Double, unit: String) -> String? {
        switch unit {
        case "W", "WE": return TimeShift.day(base, by: amount, unit: unit).map { $0.iso + "~" }
        case "D", "M", "Y", "Q":
            guard unit != "D" || abs(amount) < 60 else {
                return TimeShift.day(base, by: amount, unit: unit).map { String($0.iso.prefix(7)) }
            }
            return TimeShift.period(base, by: amount, unit: unit)?.edtf
        case "DE": return TimeShift.period(base, by: amount * 10, unit: "Y")?.edtf.map { $0 + "~" }
        case "TH":
            return abs(amount) <= 12
                ? nil : TimeShift.day(base, by: amount, unit: unit)?.iso
        default: return nil
        }
    }

    /// A well-known event, or what lies so far after or before it; of a text that is older than
    /// the event only a duration is left.
    private func resolveAnchor(_ anchor: String, _ meaning: TimeMeaning) -> Resolved? {
        if let published, published.iso < anchor {
            return meaning.duration.map { Resolved(value: $0, edtf: nil, origin: .relative) }
        }
        guard let away = meaning.text(.away), let amount = meaning.number(.amount),
            let unit = meaning.text(.unit), let duration = meaning.duration
        else { return Resolved(value: anchor, edtf: anchor, origin: .anchor, anchor: anchor) }
        let parts = anchor.split(separator: "-").compactMap { Int($0) }
        guard let year = parts.first else { return nil }
        let base = CalendarDay(year, parts.count > 1 ? parts[1] : 7, parts.count > 2 ? parts[2] : 1)
        let signed = away == "past" ? -amount : amount
        var far = TimeShift.period(base, by: signed, unit: unit)?.edtf
        if parts.count < 3, unit != "Y" { far = nil }
        if parts.count == 3, meaning.text(.mod) == "MORE_THAN" {
            far = Self.next(base, after: signed, unit: unit)
        }
        return Resolved(value: duration, edtf: far, origin: .anchor, anchor: anchor)
    }

    /// "more than nine months after": the tenth month, counted from the day.
    private static func next(_ base: CalendarDay, after amount: Double, unit: String) -> String? {
        let further = amount < 0 ? amount - 1 : amount + 1
        guard let one = TimeShift.day(base, by: amount, unit: unit),
            let other = TimeShift.day(base, by: further, unit: unit)
        else { return nil }
        return "\(min(one.iso, other.iso))/\(max(one.iso, other.iso))"
    }

    // MARK: Calendar

    private func calendar(
        _ meaning: TimeMeaning, tense: Direction, day: CalendarValue?
    ) -> (CalendarValue, EventDateOrigin)? {
        if let shift = meaning.number(.shift) {
            return shifted(meaning, by: shift).map { ($0, .relative) }
        }
        if meaning.isTimeOnly {
            return (day ?? CalendarValue(), .relative)
        }
        var value = CalendarValue()
        value.year = meaning.int(.year) ?? meaning.int(.yy).map(expand)
        value.century = meaning.int(.century).map { $0 - 1 }
        if let decade = meaning.int(.decade) { value.decade = expandDecade(decade) }
        value.month = meaning.int(.month)
        value.day = meaning.int(.day)
        value.weekday = meaning.int(.weekday)
        value.quarter = meaning.int(.quarter)
        value.half = meaning.int(.half)
        value.week = meaning.int(.week)
        value.season = meaning.text(.season).flatMap(CalendarValue.Season.init)
        value.isWeekend = meaning.has(.weekend)
        guard isPossible(value) else { return nil }
        if let holiday = meaning.text(.holiday).flatMap({ Holiday($0) }) {
            return resolveHoliday(holiday, meaning, tense)
        }
        if value.year != nil || value.century != nil || value.decade != nil {
            value.weekday = nil
            return (value, .stated)
        }
        return complete(value, meaning, tense)
    }

    private func isPossible(_ value: CalendarValue) -> Bool {
        if let month = value.month, !(1...12).contains(month) { return false }
        guard let day = value.day else { return true }
        guard let month = value.month else { return (1...31).contains(day) }
        return day >= 1 && day <= CalendarDay.days(inMonth: month, of: value.year ?? 2000)
    }

    private func expand(_ twoDigits: Int) -> Int {
        let reference = published?.year ?? 2025
        let century = reference / 100 * 100
        return twoDigits + century > reference + 20
            ? century - 100 + twoDigits : century + twoDigits
    }

    private func expandDecade(_ decade: Int) -> Int {
        if decade >= 1000 { return decade / 10 }
        if decade >= 100 { return decade }
        return (expand(decade) > (published?.year ?? 2025) ? 1900 + decade : expand(decade)) / 10
    }

    /// The day that relative expressions count from.
    private func base(_ meaning: TimeMeaning) -> CalendarDay? {
        guard meaning.text(.base) == "previous" else { return published }
        return previous?.calendarDay ?? previous?.firstDay ?? published
    }

    private func shifted(_ meaning: TimeMeaning, by amount: Double) -> CalendarValue? {
        let unit = meaning.text(.by) ?? meaning.text(.unit) ?? "D"
        guard let base = base(meaning) else { return unknown(meaning, unit) }
        if let holiday = meaning.text(.holiday).flatMap({ Holiday($0) }) {
            return CalendarValue(holiday.day(in: base.year + Int(amount)))
        }
        guard var value = TimeShift.period(base, by: amount, unit: unit) else { return nil }
        if let season = meaning.text(.season).flatMap(CalendarValue.Season.init) {
            value.season = season
        }
        if let quarter = meaning.int(.quarter) { value.quarter = quarter }
        if let half = meaning.int(.half) { value.half = half }
        if let month = meaning.int(.month) { value.month = month }
        if let day = meaning.int(.day) { value.day = day }
        if let weekday = meaning.int(.weekday), let week = value.week, let year = value.year {
            return CalendarValue(CalendarDay.monday(ofWeek: week, year).adding(days: weekday - 1))
        }
        if meaning.has(.weekend) { value.isWeekend = true }
        return isPossible(value) ? value : nil
    }

    /// What is left of a relative expression when nobody knows what it counts from.
    private func unknown(_ meaning: TimeMeaning, _ unit: String) -> CalendarValue? {
        var value = CalendarValue()
        value.month = meaning.int(.month)
        value.day = meaning.int(.day)
        value.weekday = meaning.int(.weekday)
        value.quarter = meaning.int(.quarter)
        value.season = meaning.text(.season).flatMap(CalendarValue.Season.init)
        value.isWeekend = unit == "WE"
        return value
    }

    private func addClock(_ meaning: TimeMeaning, to value: inout CalendarValue) {
        value.part = meaning.text(.part)
        guard var hour = meaning.int(.hour) else { return }
        if meaning.text(.meridiem) == "pm", hour < 12 { hour += 12 }
        if meaning.text(.meridiem) == "am", hour == 12 { hour = 0 }
        if hour < 12, let part = value.part, part == "EV" || part == "AF" { hour += 12 }
        value.hour = hour
        value.minute = meaning.int(.minute)
        value.second = meaning.int(.second)
        value.zone = meaning.text(.zone)
    }
}
