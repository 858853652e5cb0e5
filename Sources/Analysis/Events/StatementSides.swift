internal import Annotation

/// Tells the speaker's own side from others in what he says.
struct StatementSides {
    let reading: Reading
    /// Those who speak.
    let speakers: [Participant]
    private let finder: ParticipantFinder
    private let codes: Set<String>

    init(speaker: Int, reading: Reading) {
        self.reading = reading
        finder = ParticipantFinder(reading: reading)
        speakers = finder.participants([speaker])
            .filter { $0.country != nil || $0.bloc != nil }
        codes = Set(speakers.compactMap { $0.country ?? $0.bloc })
    }

    /// Whether the phrase stands for the speaker or his country.
    func isOwn(_ row: Int) -> Bool {
        if isFirstPerson(row) || reading.children(row).contains(where: isFirstPerson) {
            return true
        }
        let named = placed(row)
        return !named.isEmpty && !isOther(row)
    }

    /// Whether the phrase stands for somebody else.
    func isOther(_ row: Int) -> Bool {
        let named = placed(row)
        guard !named.isEmpty, !isFirstPerson(row),
            !reading.children(row).contains(where: isFirstPerson)
        else { return false }
        return named.allSatisfy { participant in
            let code = participant.country ?? participant.bloc ?? ""
            return !codes.contains(code) || isOpponent(participant)
        }
    }

    /// Who governs and who opposes or judges are two sides of one country.
    private func isOpponent(_ participant: Participant) -> Bool {
        guard let sector = participant.sector else { return false }
        return speakers.allSatisfy { speaker in
            guard let own = speaker.sector else { return false }
            return Self.governing.contains(own) != Self.governing.contains(sector)
                && (Self.opposing.contains(own) || Self.opposing.contains(sector))
        }
    }

    private static let governing: Set<String> = ["GOV", "MIL", "COP", "SPY"]
    private static let opposing: Set<String> = ["OPP", "NGO", "CVL", "REB", "JUD", "LEG", "LAB"]

    private func placed(_ row: Int) -> [Participant] {
        guard finder.isKnown(row) else { return [] }
        return finder.participants([row]).filter { $0.country != nil || $0.bloc != nil }
    }

    private func isFirstPerson(_ row: Int) -> Bool {
        let word = reading.form[row]
        guard word != 0 else { return false }
        let common = reading.lexicon.common
        return common.firstPersons.contains(word)
            || common.ours.contains(reading.lemma[row]) || common.ours.contains(word)
    }

    /// The first of the rows that stands for somebody else.
    func other(in rows: some Sequence<Int>) -> Int? { rows.first(where: isOther) }

    /// The one by whom something is done, in the clause of `row`: "by the army", "durch Moskau".
    func agent(in rows: some Sequence<Int>) -> Int? {
        rows.first { row in
            guard let preposition = reading.preposition(row) else {
                return reading.relation(row) == .oblAgent && isOther(row)
            }
            return reading.isAgentive(preposition) && isOther(row)
        }
    }

    /// The first one named in the clause who is somebody else.
    func named(in span: Span) -> Int? {
        span.rows.first { row in
            reading.actor[row] >= 0
                && reading.document.actors[Int(reading.actor[row])].head == row && isOther(row)
        }
    }
}
