/// The days that a date in EDTF (ISO 8601-2) may mean, as numbers YYYYMMDD.
///
/// Read are days, months, years, decades (`202X`), intervals with open ends, seasons of the year
/// (21 to 24) and dates with a time of day; `~`, `?` and `%` are passed over. Days are not checked
/// against the calendar: a month reaches from day 1 to day 31.
public struct DayRange: Hashable, Sendable {
    /// First day, YYYYMMDD.
    public var first: Int
    /// Last day, YYYYMMDD.
    public var last: Int

    /// All days.
    public static let always = DayRange(first: 0, last: 9999_12_31)

    /// Creates a range.
    public init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    /// The days that `edtf` may mean; nil where the year is unknown or it is no date.
    public init?(edtf: String) {
        let parts = edtf.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let start = parts.first, let end = parts.last,
            !(Self.isOpen(start) && Self.isOpen(end))
        else { return nil }
        let from = Self.isOpen(start) ? Self.always : Self.days(start)
        let to = Self.isOpen(end) ? Self.always : Self.days(end)
        guard let from, let to else { return nil }
        self.init(first: from.first, last: to.last)
    }

    /// Whether the two have a day in common.
    public func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

    private static func isOpen(_ part: Substring) -> Bool { part.isEmpty || part == ".." }

    private static func days(_ text: Substring) -> DayRange? {
        let day = text.prefix { $0 != "T" }.filter { !"~?%".contains($0) }
        let fields = day.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(fields.count), let years = span(fields[0], width: 4),
            years.last > 0, years.first > 0
        else { return nil }
        guard fields.count > 1 else {
            return DayRange(first: years.first * 10_000 + 101, last: years.last * 10_000 + 1231)
        }
        guard let months = months(fields[1]) else { return nil }
        var range = DayRange(
            first: years.first * 10_000 + months.first * 100 + 1,
            last: years.last * 10_000 + months.last * 100 + 31)
        if fields.count == 3 {
            guard let days = span(fields[2], width: 2) else { return nil }
            range.first += max(days.first, 1) - 1
            range.last += min(days.last, 31) - 31
        }
        return range
    }

    private static func months(_ field: String) -> (first: Int, last: Int)? {
        guard let span = span(field, width: 2) else { return nil }
        switch span.first {
        case 21...23: return ((span.first - 20) * 3, (span.first - 20) * 3 + 2)
        // Winter begins in December of the year and is mostly meant with that year's beginning.
        case 24: return (1, 12)
        default: return (max(span.first, 1), min(span.last, 12))
        }
    }

    /// The numbers that digits with unspecified places (`202X`) may mean.
    private static func span(_ field: String, width: Int) -> (first: Int, last: Int)? {
        guard field.utf8.count == width else { return nil }
        guard let first = Int(field.replacing("X", with: "0")),
            let last = Int(field.replacing("X", with: "9"))
        else { return nil }
        return (first, last)
    }
}
