internal import LanguageData

/// A rule for quantities: where its unit comes from, and from which number on it counts.
///
/// Its pattern keeps the number as `number`, the upper end of a range as `max`, a vague number as
/// `vague` ("low high"), a scale behind a hyphen as `scale`, the unit as `unit` unless the record
/// gives it.
struct QuantityRule: Sendable {
    /// "de/quantities.records:41 killed".
    let id: String
    /// The unit that the record gives; NONE for a rule that only keeps others from matching.
    let unit: String?
    /// The smallest number that counts.
    let minimum: Double
    private let slots: [String: Int]

    /// Compiles a record; throws at fields that do not exist.
    init(_ rule: PatternGrammar.Rule) throws(LanguageDataError) {
        id = rule.id
        unit = rule.record["unit"]
        for field in rule.record.fields where !["pattern", "unit", "min"].contains(field.key) {
            throw LanguageDataError(
                file: rule.file, line: field.line, column: field.column,
                message: "unknown field '\(field.key)'; a quantity has pattern, unit and min")
        }
        minimum = rule.record["min"].flatMap(Double.init) ?? 2
        var slots: [String: Int] = [:]
        for (index, name) in rule.slots.enumerated() { slots[name] = index }
        self.slots = slots
    }

    /// What a match says: value, upper end and unit.
    func read(
        _ captures: ArraySlice<PatternVocabulary.Step>, texts: [String]
    ) -> (value: Double, max: Double?, unit: String)? {
        func step(_ name: String) -> PatternVocabulary.Step? {
            guard let slot = slots[name] else { return nil }
            let step = captures[captures.startIndex + slot]
            return step.symbol >= 0 ? step : nil
        }
        guard unit != "NONE", let unit = unit ?? step("unit").map({ texts[Int($0.text)] }) else {
            return nil
        }
        let scale = step("scale")?.number ?? 1
        if let vague = step("vague") {
            let ends = texts[Int(vague.text)].split(separator: "-").compactMap { Double($0) }
            guard let low = ends.first else { return nil }
            return (low, ends.count > 1 ? ends[1] : nil, unit)
        }
        guard let number = step("number")?.number, number >= minimum else { return nil }
        let upper = step("max").map { $0.number * scale }
        // "from 20 to 30 thousand": the scale behind the upper end is meant for both.
        let isShared = upper.map { $0 >= 1000 * number && number < 1000 } ?? false
        let factor = isShared ? Self.scale(of: upper ?? 1) : 1
        return (number * scale * factor, upper, unit)
    }

    private static func scale(of number: Double) -> Double {
        number >= 1e9 ? 1e9 : number >= 1e6 ? 1e6 : 1e3
    }
}
