internal import Annotation

/// Names who says that an event happened.
struct AttributionFinder {
    let reading: Reading

    /// The source of a stance, as resolved and as written; nil when the article itself says so.
    func attribution(_ stance: Stance) -> Attribution? {
        guard let source = stance.source, stance.modality != .asserted else { return nil }
        let text = reading.document.text(reading.phrase(source))
        let verb = stance.saying.map { reading.document.text(reading.document.tokens.range($0)) }
        let participants = ParticipantFinder(reading: reading).participants([source])
        let name = participants.first.map { $0.name ?? $0.text } ?? text
        return Attribution(name: name, text: text, verb: verb)
    }
}
