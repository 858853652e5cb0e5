internal import Glibc

/// A moment in UTC with milliseconds, as log lines carry it.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int

    /// Creates a moment.
    public init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// The moment that the system's clock shows.
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// Orders moments by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The beginning of a day in UTC; the day may lie beyond the end of its month.
    init(year: Int, month: Int, day: Int) {
        milliseconds = Self.days(year: year, month: month, day: day) * 86_400_000
    }

    /// The calendar day in UTC: year, month and day, from 1.
    ///
    /// Days to dates after Howard Hinnant, "chrono-compatible low-level date algorithms".
    public var day: (year: Int, month: Int, day: Int) {
        let shifted = floorDivide(milliseconds, 86_400_000) + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// `20260102`.
    public var compactDay: String {
        let (year, month, day) = day
        return padded(year, 4) + padded(month, 2) + padded(day, 2)
    }

    /// RFC 3339 in UTC with milliseconds: `2026-01-02T03:04:05.678Z`.
    public var description: String {
        let (year, month, day) = day
        let rest = milliseconds - floorDivide(milliseconds, 86_400_000) * 86_400_000
        let (seconds, fraction) = (rest / 1000, rest % 1000)
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T"
            + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":"
            + padded(seconds % 60, 2) + "." + padded(fraction, 3) + "Z"
    }

    /// Reads what `description` writes; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[23] == UInt8(ascii: "Z")
        else { return nil }
        func number(_ start: Int, _ end: Int) -> Int? {
            Int(String(decoding: bytes[start..<end], as: UTF8.self))
        }
        guard let year = number(0, 4), let month = number(5, 7), let day = number(8, 10),
            let hour = number(11, 13), let minute = number(14, 16), let second = number(17, 19),
            let fraction = number(20, 23), (1...12).contains(month)
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        milliseconds =
            ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction
    }

    /// Days from 1970-01-01 to a date.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = floorDivide(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
