internal import Annotation

/// Finds the scene of a report without a place line: the town in which its first sentences say that
/// people met or spoke.
struct SceneFinder {
    let reading: Reading

    /// A place and the sentence that names it.
    struct Scene {
        var place: EventPlace
        var sentence: Int
    }

    /// How many sentences back a scene is still the scene.
    static let reach = 9

    /// The scene that stands last at or before `sentence`, at most `reach` sentences back and in the
    /// same block.
    ///
    /// O(tokens of the block up to the sentence).
    func scene(before sentence: Int, reach: Int) -> Scene? {
        let block = reading.document.sentences[sentence].block
        for earlier in stride(from: sentence, through: max(0, sentence - reach), by: -1) {
            guard reading.document.sentences[earlier].block == block else { return nil }
            if let place = place(in: earlier) { return Scene(place: place, sentence: earlier) }
        }
        return nil
    }

    /// The town of a gathering or speech in the sentence.
    func place(in sentence: Int) -> EventPlace? {
        let span = reading.document.sentences[sentence].span
        for row in span.rows where reading.place[row] >= 0 {
            let place = reading.document.places[Int(reading.place[row])].place
            guard place.precision == .city || place.precision == .exact,
                isLocated(row) || isAttribute(row), isScene(row)
            else { continue }
            return place
        }
        return nil
    }

    /// "the Geneva talks", "die Wiener Gespräche".
    private func isAttribute(_ row: Int) -> Bool {
        reading.relation(row) == .compound || reading.relation(row) == .amod
    }

    private func isLocated(_ row: Int) -> Bool {
        guard let preposition = reading.preposition(row) else { return false }
        return ["in", "im", "at"].contains(reading.document.form(preposition).lowercased())
    }

    /// Whether the phrase hangs on a word of meeting or speaking, or on what says that it is held.
    private func isScene(_ row: Int) -> Bool {
        guard let head = reading.head(row) else { return false }
        if isGathering(head) { return true }
        guard let above = reading.head(head) else { return false }
        switch reading.relation(head) {
        case .amod, .acl: return isGathering(above)
        // "was speaking to the broadcaster in Warsaw"
        case .obl, .oblArg: return isSpeech(above)
        default: return false
        }
    }

    private func isGathering(_ row: Int) -> Bool {
        let isMeeting = reading.frames(row).contains {
            $0.type == .consult && $0.mode != "visit" && $0.mode != "phone"
        }
        if isMeeting { return true }
        let form = reading.document.form(row).lowercased()
        return isSpeech(row) || Self.gatherings.contains { form.hasSuffix($0) }
    }

    private func isSpeech(_ row: Int) -> Bool {
        Self.speaking.contains(reading.document.form(row).lowercased())
    }

    private static let gatherings = [
        "konferenz", "gipfel", "gipfeltreffen", "tagung", "parteitag", "pressekonferenz", "treffen",
        "conference", "summit", "forum", "congress", "rally", "kundgebung",
    ]
    private static let speaking: Set<String> = [
        "sagte", "erklärte", "sprach", "said", "told", "speaking", "spoke", "announced", "betonte",
        "declared", "says",
    ]
}
