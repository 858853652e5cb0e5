import Annotation

/// Writes resolved candidates as actor mentions.
struct ActorWriter {
    let document: Document
    let world: World
    /// All candidates, which referents index.
    let candidates: [Candidate]
    let date: Int32?
    /// The terms that titles before their names give to persons whose office the day does not tell.
    private let titled: [Int32: WorldEntity.Term]

    init(document: Document, world: World, candidates: [Candidate], date: Int32?) {
        self.document = document
        self.world = world
        self.candidates = candidates
        self.date = date
        var titled: [Int32: WorldEntity.Term] = [:]
        for candidate in candidates where titled[candidate.entity] == nil {
            titled[candidate.entity] = Self.term(of: candidate, world)
        }
        self.titled = titled
    }

    /// The term of the office that stands as a title before the name: "Prime Minister Rutte".
    private static func term(of candidate: Candidate, _ world: World) -> WorldEntity.Term? {
        guard candidate.kind == .person, candidate.entity >= 0, candidate.role >= 0,
            let office = world.entities[Int(candidate.role)].office
        else { return nil }
        return world.entities[Int(candidate.entity)].terms.last { $0.office == office }
    }

    /// The mentions, in order.
    func mentions(of chosen: [Candidate]) -> [ActorMention] {
        chosen.compactMap { candidate in
            guard !isVague(candidate) else { return nil }
            let participants = participants(candidate)
            guard !participants.isEmpty else { return nil }
            return ActorMention(
                span: Span(candidate.start, candidate.end), head: head(candidate),
                participants: participants, reason: reason(candidate))
        }
    }

    /// Whether nothing is known of a country, chief or group but that it is one.
    private func isVague(_ candidate: Candidate) -> Bool {
        guard candidate.kind == .role, candidate.role >= 0, candidate.countries.isEmpty,
            candidate.bloc == nil, candidate.referents.isEmpty, candidate.entity < 0,
            !candidate.isBeside
        else { return false }
        let role = world.entities[Int(candidate.role)]
        return role.kind == .countryRole || role.name == "chief" || role.isBound
    }

    /// The row whose head lies outside the phrase, where there is a tree.
    private func head(_ candidate: Candidate) -> Int {
        guard document.layers.contains(.dependencies) else { return candidate.head }
        for row in candidate.start..<candidate.end {
            let head = Int(document.tokens.head[row])
            let isOutside = head < candidate.start || head >= candidate.end || head == row
            if isOutside, document.tokens.relation[row] != .punct,
                document.tokens.tag[row].isNominal || row == candidate.head
            {
                return row
            }
        }
        return candidate.head
    }

    private func reason(_ candidate: Candidate) -> String {
        guard !candidate.referents.isEmpty else { return candidate.reason }
        let names = candidate.referents.map { index in
            document.text(Span(candidates[index].start, candidates[index].end))
        }
        return candidate.reason + " -> " + names.joined(separator: " + ")
    }

    /// Whom a candidate stands for, through at most as many steps as references have in practice.
    private func participants(_ candidate: Candidate, steps: Int = 8) -> [Participant] {
        let text = document.text(Span(candidate.start, candidate.end))
        guard candidate.referents.isEmpty else {
            guard steps > 0 else { return [] }
            return candidate.referents.flatMap { index in
                participants(candidates[index], steps: steps - 1).map { referent in
                    var participant = referent
                    if candidate.kind != .pronoun { participant.text = text }
                    return participant
                }
            }
        }
        if candidate.countries.count > 1 {
            return candidate.countries.map { country in
                participant(candidate, text: text, country: country)
            }
        }
        return [participant(candidate, text: text, country: candidate.countries.first)]
    }

    private func participant(
        _ candidate: Candidate, text: String, country: String?
    ) -> Participant {
        var participant = Participant(text: text)
        participant.country = country
        participant.bloc = candidate.bloc
        participant.sector = candidate.sector
        participant.name = candidate.name
        if candidate.entity >= 0 {
            let known = world.entities[Int(candidate.entity)]
            participant.name = known.name
            if known.kind == .person {
                participant.sector = candidate.sector ?? known.sector(on: date)
                let held = Self.term(of: candidate, world)
                let usual = date == nil ? titled[candidate.entity] : nil
                if let term = held ?? usual ?? known.office(on: date), let bloc = term.bloc {
                    participant.bloc = bloc
                    if term.office.sector == "IGO" { participant.country = nil }
                }
            }
        } else if participant.name == nil, let country, let index = world.countries[country] {
            participant.name = name(candidate, of: world.entities[index].name)
        }
        return participant
    }

    /// A name for a role: "Russia defence-minister".
    private func name(_ candidate: Candidate, of country: String) -> String? {
        guard candidate.role >= 0 else { return country }
        if let date, let office = world.entities[Int(candidate.role)].office, office.isSingle,
            !candidate.isFormer,
            let code = candidate.countries.first, candidate.countries.count == 1
        {
            let holder = world.persons[code]?.first {
                world.entities[$0].term(on: date)?.office == office
            }
            if let holder { return world.entities[holder].name }
        }
        return "\(country) (\(world.entities[Int(candidate.role)].name))"
    }
}
