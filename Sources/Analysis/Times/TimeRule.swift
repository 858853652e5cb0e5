internal import LanguageData

/// A rule for time expressions: what its record says that a match means.
struct TimeRule: Sendable {
    /// "de/times.rules:41 day-month".
    let id: String
    /// TIMEX3 type; nil for a rule that only keeps others from matching.
    let type: TimeKind?
    private var operands: [Operand?]

    /// The TIMEX3 type that a record gives, or NONE.
    enum TimeKind: String, Sendable {
        case date = "DATE"
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }

    /// The fields of a record that say what a match means.
    enum Field: String, CaseIterable, Sendable {
        /// Calendar fields; `yy` is a year in two figures, `ordinal` a century or decade as counted.
        case year, yy, month, day, weekday, week, quarter, half, season, decade, century, weekend
        /// Clock fields; `meridiem` is am or pm.
        case part, hour, minute, second, zone, meridiem
        /// A holiday: `12-25`, `easter:-2`, `nth:11.4.4` (fourth Thursday of November).
        case holiday
        /// A duration, and where it leads from its base: `away=past|future`.
        case amount, unit, away
        /// A vague reference, or a value as it is (with %captures).
        case ref, value
        /// Counted from a base: `shift=-1 by=Y`, `base=published|previous`.
        case shift, by, base
        /// Which of several: past, future, last, next, this, tense.
        case direction
        /// START, MID, END, APPROX ...
        case mod
        /// Day of a well-known event.
        case anchor
    }

    /// Where a field's value comes from.
    private enum Operand: Sendable {
        case number(Double)
        case text(String)
        case slot(Int, isNegative: Bool)
    }

    /// Compiles a record; throws at fields and captures that do not exist.
    init(_ rule: PatternGrammar.Rule) throws(LanguageDataError) {
        id = rule.id
        operands = Array(repeating: nil, count: Field.allCases.count)
        var type: TimeKind?
        for field in rule.record.fields where field.key != "pattern" {
            if field.key == "type" {
                type = TimeKind(rawValue: field.value)
                if type == nil, field.value != "NONE" {
                    throw Self.error(rule, field, "type is DATE, TIME, DURATION, SET or NONE")
                }
                continue
            }
            guard let key = Field(rawValue: field.key) else {
                throw Self.error(rule, field, "unknown field '\(field.key)'")
            }
            operands[Self.index(key)] = try Self.operand(field, rule)
        }
        self.type = type
    }

    private static func error(
        _ rule: PatternGrammar.Rule, _ field: Record.Field, _ message: String
    ) -> LanguageDataError {
        LanguageDataError(
            file: rule.file, line: field.line, column: field.column, message: message)
    }

    private static func index(_ field: Field) -> Int { Field.allCases.firstIndex(of: field) ?? 0 }

    private static func operand(
        _ field: Record.Field, _ rule: PatternGrammar.Rule
    ) throws(LanguageDataError) -> Operand? {
        if let number = Double(field.value) { return .number(number) }
        let isNegative = field.value.hasPrefix("-%")
        guard field.key != "value", isNegative || field.value.hasPrefix("%") else {
            return .text(field.value)
        }
        let name = String(field.value.dropFirst(isNegative ? 2 : 1))
        guard let slot = rule.slots.firstIndex(of: name) else {
            // Of several patterns of a record, one may lack what another captures.
            let isElsewhere = rule.record.fields.contains {
                $0.key == "pattern" && $0.value.contains(name)
            }
            if isElsewhere { return nil }
            throw error(rule, field, "the pattern captures nothing named '\(name)'")
        }
        return .slot(slot, isNegative: isNegative)
    }

    /// The meaning of a match, its captures filled in.
    func meaning(_ captures: ArraySlice<PatternVocabulary.Step>, texts: [String]) -> TimeMeaning {
        var meaning = TimeMeaning()
        for (index, operand) in operands.enumerated() {
            guard let operand else { continue }
            let field = Field.allCases[index]
            switch operand {
            case .number(let number): meaning.set(field, number: number)
            case .text(let text): meaning.set(field, text: text)
            case .slot(let slot, let isNegative):
                let step = captures[captures.startIndex + slot]
                guard step.symbol >= 0 else { continue }
                if step.number.isNaN {
                    meaning.set(field, text: texts[Int(step.text)])
                } else {
                    meaning.set(field, number: isNegative ? -step.number : step.number)
                }
            }
        }
        return meaning
    }
}
