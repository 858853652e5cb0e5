internal import Annotation
internal import LanguageData

/// Turns the fields of one record of statements into a `StatementRule`.
struct StatementFields {
    let record: Record
    let file: RecordFile

    /// The rule; throws at a field, list or value that means nothing.
    func rule(_ builder: inout FrameLexiconBuilder) throws(LanguageDataError) -> StatementRule {
        let id = "\(file.file):\(record.line) \(record.name)"
        var rule = StatementRule(frame: Frame(name: record.name, rule: id))
        for field in record.fields { try apply(field, to: &rule, &builder) }
        guard !rule.predicate.isEmpty else {
            throw builder.error(file, record, "a statement needs pred= with at least one word")
        }
        return rule
    }

    private func apply(
        _ field: Record.Field, to rule: inout StatementRule, _ builder: inout FrameLexiconBuilder
    ) throws(LanguageDataError) {
        switch field.key {
        case "like": return
        case "said": rule.frame.type = try type(field, builder)
        case "mode": rule.frame.mode = field.value
        case "cameo": rule.frame.cameo = field.value
        case "prior": rule.frame.prior = Float(field.value) ?? rule.frame.prior
        case "pred": rule.predicate.formUnion(try words(field, &builder))
        case "with": rule.argument.formUnion(try words(field, &builder))
        case "subj": rule.subject.formUnion(try words(field, &builder))
        case "bar": rule.barred.formUnion(try words(field, &builder))
        case "denied": rule.isDenied = field.value == "yes"
        case "ahead": rule.prospect = field.value == "yes" ? .certain : .possible
        case "kind": rule.isVerb = field.value == "verb"
        case "passive": rule.isPassive = field.value == "yes"
        case "named": rule.isNamed = field.value == "yes"
        case "side": rule.side = try side(field, builder)
        default:
            throw builder.error(file, field, "no field of a statement is called '\(field.key)'")
        }
    }

    private func type(
        _ field: Record.Field, _ builder: FrameLexiconBuilder
    ) throws(LanguageDataError) -> EventType {
        guard let type = EventType(rawValue: field.value) else {
            throw builder.error(file, field, "'\(field.value)' is none of the 16 types")
        }
        return type
    }

    private func side(
        _ field: Record.Field, _ builder: FrameLexiconBuilder
    ) throws(LanguageDataError) -> StatementRule.Side {
        guard let side = StatementRule.Side(rawValue: field.value) else {
            throw builder.error(file, field, "side= is own, other or any")
        }
        return side
    }

    /// The words of a field, `@NAME` standing for those of a list.
    private func words(
        _ field: Record.Field, _ builder: inout FrameLexiconBuilder
    ) throws(LanguageDataError) -> Set<WordID> {
        var words: Set<WordID> = []
        for item in field.value.split(separator: "|") {
            guard item.first == "@" else {
                words.insert(builder.word(String(item)))
                continue
            }
            guard let list = builder.lists[String(item.dropFirst())] else {
                throw builder.error(file, field, "no list of words above is called '\(item)'")
            }
            words.formUnion(list)
        }
        return words
    }
}
