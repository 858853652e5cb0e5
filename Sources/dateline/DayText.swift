import EventLog

/// Days as people write them on the command line.
enum DayText {
    /// What is understood, for messages.
    static let forms = "2026-01-31, 31.1.2026, 2026-01, 2026, today, yesterday or 7d"

    /// The days that a text means; nil where it means none, as the 30th of February.
    static func days(_ text: String) -> DayRange? { canonical(text).flatMap { DayRange(edtf: $0) } }

    /// The text in EDTF; nil where it means no day.
    static func canonical(_ text: String) -> String? {
        if let day = relative(text) ?? german(text) { return canonical(day) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return DayRange(edtf: text) != nil && parts.allSatisfy(isInCalendar) ? text : nil
    }

    /// The day that `today`, `yesterday` or `7d` (days ago) means, in UTC.
    private static func relative(_ text: String) -> String? {
        let ago: Int?
        switch text {
        case "today": ago = 0
        case "yesterday": ago = 1
        default: ago = text.last == "d" ? Int(text.dropLast()) : nil
        }
        guard let ago, ago >= 0, ago < 1_000_000 else { return nil }
        let day = Timestamp(milliseconds: Timestamp.now().milliseconds - ago * 86_400_000)
        return String(day.description.prefix(10))
    }

    /// `31.1.2026` as `2026-01-31`.
    private static func german(_ text: String) -> String? {
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, fields[2].utf8.count == 4,
            fields.allSatisfy({ Int($0).map { $0 > 0 } ?? false }), fields[0].utf8.count <= 2,
            fields[1].utf8.count <= 2
        else { return nil }
        let padded = fields.map { $0.utf8.count == 1 ? "0" + $0 : String($0) }
        return "\(padded[2])-\(padded[1])-\(padded[0])"
    }

    /// Whether months and days are those of a calendar; unspecified ones (`XX`) and seasons are.
    private static func isInCalendar(_ part: Substring) -> Bool {
        let fields = part.prefix { $0 != "T" }.filter { !"~?%".contains($0) }.split(separator: "-")
        guard fields.count > 1, let month = Int(fields[1]) else { return true }
        if fields.count == 2, (21...24).contains(month) { return true }
        guard (1...12).contains(month) else { return false }
        guard fields.count > 2, let day = Int(fields[2]) else { return true }
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return false }
        guard month == 2, day == 29, let year = Int(fields[0]) else { return true }
        return year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}
