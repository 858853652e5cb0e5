/// Values that a rule writes out, with the fields of its meaning filled in.
enum TimeTemplate {
    /// Replaces `{weekday}` and the like in `text` by the fields of `meaning`; `X` where absent.
    static func fill(_ text: String, _ meaning: TimeMeaning) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var name: String?
        for character in text {
            if character == "{" {
                name = ""
            } else if character == "}", let key = name {
                result += value(key, meaning)
                name = nil
            } else if name != nil {
                name?.append(character)
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func value(_ key: String, _ meaning: TimeMeaning) -> String {
        guard let field = TimeRule.Field(rawValue: key) else { return "X" }
        if let text = meaning.text(field) { return text }
        guard let number = meaning.int(field) else { return "X" }
        return field == .month || field == .day ? "\(Padded(number, 2))" : String(number)
    }
}
