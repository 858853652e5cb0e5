/// What a match says about time, before it is placed on the calendar.
struct TimeMeaning {
    private var numbers = [Double](repeating: .nan, count: TimeRule.Field.allCases.count)
    private var texts: [TimeRule.Field: String] = [:]

    /// Creates a meaning that says nothing.
    init() {}

    /// Sets a numeric field.
    mutating func set(_ field: TimeRule.Field, number: Double) {
        numbers[Self.index(field)] = number
    }

    /// Sets a textual field.
    mutating func set(_ field: TimeRule.Field, text: String) { texts[field] = text }

    /// A field as a number; nil where it is absent or no number.
    func number(_ field: TimeRule.Field) -> Double? {
        let value = numbers[Self.index(field)]
        return value.isNaN ? nil : value
    }

    /// A field as a whole number.
    func int(_ field: TimeRule.Field) -> Int? {
        number(field).flatMap { abs($0) < 1e9 ? Int($0) : nil }
    }

    /// A field as text; nil where it is absent or a number.
    func text(_ field: TimeRule.Field) -> String? { texts[field] }

    /// Whether a field is set.
    func has(_ field: TimeRule.Field) -> Bool { number(field) != nil || texts[field] != nil }

    private static func index(_ field: TimeRule.Field) -> Int {
        TimeRule.Field.allCases.firstIndex(of: field) ?? 0
    }
}

extension TimeMeaning {
    /// Whether it names a time of day only, to be put on a day that another expression names.
    var isTimeOnly: Bool {
        (has(.hour) || has(.part)) && !has(.day) && !has(.month) && !has(.weekday) && !has(.year)
            && !has(.shift) && !has(.holiday)
    }

    /// The duration in TIMEX3 form (`P3D`, `PT2H`, `PXY`), where there is one.
    var duration: String? {
        guard let unit = text(.unit), has(.amount) else { return nil }
        let isClock = unit.hasPrefix("T")
        let letters = isClock ? String(unit.dropFirst()) : unit
        return (isClock ? "PT" : "P") + amountText + letters
    }

    private var amountText: String {
        guard let amount = number(.amount) else { return "X" }
        if amount == amount.rounded() { return String(Int(min(amount, 1e9))) }
        let tenths = (amount * 100).rounded() / 100
        return "\(tenths)"
    }
}
