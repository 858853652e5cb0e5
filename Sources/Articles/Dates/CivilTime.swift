/// A day of the Gregorian calendar, perhaps with a time of day and an offset from UTC.
struct CivilTime: Hashable {
    var year: Int
    var month: Int
    var day: Int
    /// Time of day in seconds, where one is known.
    var seconds: Int?
    /// Minutes east of UTC, where they are known.
    var offset: Int?

    /// A day that exists and lies between 1900 and 9999; nil for others.
    init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The time `seconds` after 1970-01-01T00:00:00Z, in UTC.
    ///
    /// Days to dates after Howard Hinnant, "chrono-compatible low-level date algorithms".
    init?(secondsSince1970 seconds: Int) {
        guard abs(seconds) < 1 << 40 else { return nil }
        let days = (seconds - (seconds % 86400 + 86400) % 86400) / 86400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        self.init(
            year: yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), month: civilMonth, day: day)
        self.seconds = (seconds % 86400 + 86400) % 86400
        offset = 0
    }

    /// `2022-12-19`, or `2022-12-19T14:05:00+01:00` where the time is known.
    var iso: String {
        let date = "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))"
        guard let seconds else { return date }
        let (hours, rest) = seconds.quotientAndRemainder(dividingBy: 3600)
        let time = "T\(Self.padded(hours)):\(Self.padded(rest / 60)):\(Self.padded(rest % 60))"
        guard let offset else { return date + time }
        if offset == 0 { return date + time + "Z" }
        let sign = offset < 0 ? "-" : "+"
        return date + time + sign + Self.padded(abs(offset) / 60) + ":"
            + Self.padded(abs(offset) % 60)
    }

    /// Whether this day lies behind that of `now` anywhere on Earth.
    func isAfter(_ now: Int) -> Bool {
        guard let latest = CivilTime(secondsSince1970: now + 14 * 3600) else { return false }
        return (year, month, day) > (latest.year, latest.month, latest.day)
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
