internal import Annotation
internal import LanguageData

/// Turns the fields of one record into a `Frame`.
struct FrameFields {
    let record: Record
    let file: RecordFile

    /// The fields that list words.
    static let evocations: Set<String> = ["verb", "noun", "adj"]

    /// The frame; throws at a field or value that means nothing.
    func frame(_ builder: inout FrameLexiconBuilder) throws(LanguageDataError) -> Frame {
        var frame = Frame(name: record.name, rule: "\(file.file):\(record.line) \(record.name)")
        frame.actor = [.subject]
        frame.recipient = [.object]
        frame.nounActor = Self.defaultNounActor(&builder)
        for field in record.fields { try apply(field, to: &frame, &builder) }
        guard frame.type != nil || frame.embedding != nil || record["type"] == "none" else {
            throw builder.error(
                file, record, "a record needs type= (or type=none), comp= or marker=")
        }
        return frame
    }

    private static func defaultNounActor(_ builder: inout FrameLexiconBuilder) -> [Slot] {
        let agent: [Slot] =
            builder.language == .german
            ? [.preposition(builder.word("durch"))] : [.preposition(builder.word("by"))]
        return [.subject] + agent + [.possessor, .adjective, .compound, .genitive]
    }

    private func apply(
        _ field: Record.Field, to frame: inout Frame, _ builder: inout FrameLexiconBuilder
    ) throws(LanguageDataError) {
        switch field.key {
        case "verb", "noun", "adj", "like": return
        case "type": frame.type = try type(field, builder)
        case "mode": frame.mode = field.value
        case "cameo": frame.cameo = field.value
        case "modality": frame.modality = try modality(field, builder)
        case "comp": frame.embedding = try embedding(field, builder)
        case "control": frame.controlsBySubject = field.value == "subj"
        case "support": frame.isSupport = field.value == "yes"
        case "symmetric": frame.isSymmetric = field.value == "yes"
        case "sides": frame.needsBoth = field.value == "both"
        case "absorb": frame.absorbs = field.value == "yes"
        case "prior": frame.prior = Float(field.value) ?? frame.prior
        case "actor": frame.actor = slots(field.value, &builder)
        case "recipient": frame.recipient = slots(field.value, &builder)
        case "nactor": frame.nounActor = slots(field.value, &builder)
        case "nrecipient": frame.nounRecipient = slots(field.value, &builder)
        case "need": frame.needs.append(try condition(field, &builder))
        case "bar": frame.bars.append(try condition(field, &builder))
        default: throw builder.error(file, field, "no field of a frame is called '\(field.key)'")
        }
    }

    private func type(
        _ field: Record.Field, _ builder: FrameLexiconBuilder
    ) throws(LanguageDataError) -> EventType? {
        if field.value == "none" { return nil }
        guard let type = EventType(rawValue: field.value) else {
            throw builder.error(file, field, "'\(field.value)' is none of the 16 types")
        }
        return type
    }

    private func modality(
        _ field: Record.Field, _ builder: FrameLexiconBuilder
    ) throws(LanguageDataError) -> Modality {
        guard let modality = Modality(rawValue: field.value) else {
            throw builder.error(file, field, "'\(field.value)' is no modality")
        }
        return modality
    }

    private func embedding(
        _ field: Record.Field, _ builder: FrameLexiconBuilder
    ) throws(LanguageDataError) -> Embedding {
        guard let embedding = Embedding(rawValue: field.value) else {
            throw builder.error(
                file, field, "comp= is same, reported, planned, hypothetical, negated or denied")
        }
        return embedding
    }

    private func slots(_ value: String, _ builder: inout FrameLexiconBuilder) -> [Slot] {
        value.split(separator: "|").map { slot(String($0), &builder) }
    }

    private func slot(_ name: String, _ builder: inout FrameLexiconBuilder) -> Slot {
        switch name {
        case "subj": .subject
        case "obj": .object
        case "iobj": .indirect
        case "comp": .complement
        case "inf": .infinitive
        case "csubj": .complementSubject
        case "cobj": .complementObject
        case "poss": .possessor
        case "gen": .genitive
        case "adj": .adjective
        case "compound": .compound
        default: .preposition(builder.word(name))
        }
    }

    /// Reads `SLOT:class,class`, `SLOT`, or `any:class`.
    private func condition(
        _ field: Record.Field, _ builder: inout FrameLexiconBuilder
    ) throws(LanguageDataError) -> Condition {
        let sides = field.value.split(separator: ":", maxSplits: 1)
        guard let name = sides.first else {
            throw builder.error(file, field, "\(field.key)= needs SLOT or SLOT:class")
        }
        let classes =
            sides.count == 2 ? try builder.classSet(sides[1], file: file, field: field) : 0
        return Condition(slot: name == "any" ? nil : slot(String(name), &builder), classes: classes)
    }
}
