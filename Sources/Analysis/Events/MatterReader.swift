internal import Annotation

/// Tells from the words of two mentions of one kind and of the same sides whether they tell of two
/// matters: "accused Peru of neglect" and, further on, "accused Peru of lies".
struct MatterReader {
    let reading: Reading

    private static let reach = 40

    /// Whether the second of two verbs tells another event than the first, though the same did the
    /// like to the same.
    ///
    /// A headline only repeats.
    func areOthers(_ first: Int, _ second: Int, as type: EventType) -> Bool {
        guard reading.isVerbal(first), reading.isVerbal(second),
            !reading.isHeadline(first), !reading.isHeadline(second),
            reading.document.sentence(of: first) != reading.document.sentence(of: second)
        else { return false }
        if isFurther(second) { return true }
        guard Self.hasMatter(type) else { return false }
        let one = matter(of: first)
        let other = matter(of: second)
        return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }

    /// "also criticised", "then met": a word that counts one event after another.
    private func isFurther(_ row: Int) -> Bool {
        reading.children(row).contains { child in
            reading.relation(child) == .advmod && reading.form[child] != 0
                && reading.lexicon.common.furthers.contains(reading.form[child])
        }
    }

    /// Whether events of the type are words, which are told apart by what they are about.
    private static func hasMatter(_ type: EventType) -> Bool {
        switch type {
        case .accuse, .request, .reject, .support, .agree, .threaten, .concede: true
        default: false
        }
    }

    /// The nouns and verbs under a verb that name nobody and no time.
    private func matter(of row: Int) -> Set<StringID> {
        let span = reading.subtree(row)
        var words: Set<StringID> = []
        for other in span.rows.prefix(Self.reach) where other != row {
            guard reading.actor[other] < 0, reading.time[other] < 0, reading.place[other] < 0,
                reading.tag(other) == .noun || reading.tag(other) == .verb
            else { continue }
            words.insert(reading.document.tokens.lemma[other])
        }
        return words
    }
}
