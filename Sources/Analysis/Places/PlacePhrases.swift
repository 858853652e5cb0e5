internal import Annotation

/// Finds the phrases that say where something happened: of a predicate, and of its sentence.
struct PlacePhrases {
    let reading: Reading
    /// Whether a way ("to Kyiv") leads to where it happened.
    let takesGoals: Bool
    /// Whether only what hangs on the predicate itself counts: of what is said, the place of the
    /// deed that is spoken of is another one.
    let isVerbal: Bool
    /// Whether "over" and "on" tell what it is about.
    var isTalk: Bool { isVerbal || isMeeting }
    /// Whether people meet in it.
    var isMeeting = false
    /// Whether "over" tells why: of protests and resignations.
    var hasReason = false

    // MARK: The clause

    /// The place that the clause of `trigger` names, the nearest first.
    func own(of trigger: Int) -> EventPlace? {
        var rows: [Int] = []
        collect(trigger, into: &rows, depth: 0)
        return finest(rows, of: trigger)
    }

    /// Where the thing is of which a relative clause tells: "unrest in the north, in which ...".
    func antecedent(of trigger: Int) -> EventPlace? {
        switch reading.relation(trigger) {
        case .acl, .aclRelcl:
            guard let head = reading.head(trigger) else { return nil }
            var rows = [head]
            for child in reading.children(head) where reading.relation(child) == .nmod {
                rows.append(child)
            }
            return finest(rows, of: head)
        default: return nil
        }
    }

    private func collect(_ row: Int, into rows: inout [Int], depth: Int) {
        guard depth < (isVerbal ? 1 : 3) else { return }
        // What is said of the deed itself counts before what is said of those who do it.
        for child in reading.children(row) where reading.relation(child).isOblique {
            rows.append(child)
            if !isOtherTime(child) { collect(child, into: &rows, depth: depth + 1) }
        }
        for child in reading.children(row) {
            switch reading.relation(child) {
            case .nmod, .obj, .nsubj, .nsubjPass, .nmodUnmarked:
                rows.append(child)
                if isVerbal {
                    rows += seat(of: child)
                } else if !isTopic(child) {
                    collect(child, into: &rows, depth: depth + 1)
                }
            case .xcomp where !isVerbal: collect(child, into: &rows, depth: depth + 1)
            case .acl, .aclRelcl, .amod:
                if isHeld(row, in: child) { collect(child, into: &rows, depth: depth + 1) }
            default: break
            }
        }
    }

    /// Where those who speak are: "a spokesman in Washington said".
    private func seat(of row: Int) -> [Int] {
        guard reading.relation(row) == .nsubj, reading.actor[row] >= 0 else { return [] }
        return reading.children(row).filter { child in
            reading.relation(child) == .nmod
                && reading.preposition(child).map {
                    reading.marker($0, .preposition) == .before
                } ?? false
        }
    }

    /// "the talks that will be held in Geneva", "crimes that he committed in Mali": a clause on the deed
    /// that tells no other event.
    private func isHeld(_ row: Int, in clause: Int) -> Bool {
        (isMeeting || takesGoals) && reading.tag(row) == .noun
            && !reading.frames(clause).contains { $0.type != nil && $0.type != .consult }
    }

    /// What people talk about is not where they talk: "discuss the situation in Ukraine".
    private func isTopic(_ row: Int) -> Bool {
        isMeeting && reading.relation(row) == .obj
            && reading.lexicon.nouns[reading.noun[row]] == nil
    }

    /// "after the invasion of Ukraine", "in the months before the attack on Kyiv": another event.
    private func isOtherTime(_ row: Int) -> Bool {
        if reading.time[row] >= 0 { return true }
        guard let preposition = reading.preposition(row) else { return false }
        let word = reading.document.form(preposition).lowercased()
        if Self.times.contains(word) { return true }
        return word == "vor" && reading.lexicon.nouns[reading.noun[row]] != nil
    }

    /// The place of the first located phrase, or of a later one that lies more exactly in the same
    /// country.
    private func finest(_ rows: [Int], of trigger: Int) -> EventPlace? {
        var best: EventPlace?
        for row in rows
        where isLocated(row) || isGoal(row, of: trigger)
            || isNamesake(row, of: trigger)
        {
            guard let place = place(at: row) else { continue }
            guard let known = best else {
                best = place
                continue
            }
            if known.precision == .country, place.precision != .country,
                place.country == known.country
            {
                best = place
            }
        }
        return best
    }

    // MARK: The sentence

    /// The place of the sentence that stands nearest to the trigger in the tree; where somebody
    /// speaks of it is not where it happened.
    ///
    /// `limit` is the most that the way there may cost: a phrase below 60 is in the same clause.
    func nearest(to trigger: Int, in sentence: Int, limit: Int = .max) -> EventPlace? {
        let down = path(from: trigger)
        var best: (cost: Int, place: EventPlace)?
        for row in reading.document.sentences[sentence].span.rows
        where isLocated(row) && !isOtherTime(row) || isWay(row, to: down) {
            guard let cost = cost(from: row, to: down), cost < best?.cost ?? limit,
                let place = place(at: row)
            else { continue }
            best = (cost, place)
        }
        return best?.place
    }

    /// Whether the phrase is the way of a verb above the trigger: "sent to Mali to fight".
    private func isWay(_ row: Int, to down: [Int]) -> Bool {
        guard takesGoals, let head = reading.head(row), down.contains(head) else { return false }
        return isGoal(row, of: head)
    }

    /// Steps from a phrase to the trigger, dearer across clauses; nil where the phrase belongs to
    /// the verb of saying above the trigger, or to a clause that only describes somebody.
    private func cost(from row: Int, to down: [Int]) -> Int? {
        let up = path(from: row)
        guard let meet = up.firstIndex(where: { down.contains($0) }),
            let depth = down.firstIndex(of: up[meet])
        else { return 200 + abs(row - (down.first ?? row)) }
        var cost = (meet + depth) * 10
        for (index, step) in up[..<meet].enumerated() {
            if index > 0, isOtherTime(step) { return nil }
            switch reading.relation(step) {
            case .acl, .aclRelcl, .advclRelcl: return nil
            case .advcl, .ccomp, .parataxis, .csubj: cost += 60
            case .conj: cost += 20
            default: break
            }
        }
        for step in down[..<depth] {
            switch reading.relation(step) {
            case .ccomp, .ccompReported, .parataxis: return nil
            case .acl, .aclRelcl, .advclRelcl, .advcl: cost += 30
            case .conj: cost += 10
            default: break
            }
        }
        return cost
    }

    private func path(from row: Int) -> [Int] {
        var path = [row]
        while path.count < 24, let head = reading.head(path[path.count - 1]) { path.append(head) }
        return path
    }

    // MARK: One phrase

    /// Whether a preposition of place stands before the phrase, or before the noun that it names
    /// ("in the city of Homs").
    private func isLocated(_ row: Int) -> Bool {
        if let preposition = reading.preposition(row) { return isOfPlace(preposition, row) }
        switch reading.relation(row) {
        case .appos, .flat, .flatName:
            guard let head = reading.head(row), let preposition = reading.preposition(head) else {
                return false
            }
            return isOfPlace(preposition, head)
        default: return false
        }
    }

    private func isOfPlace(_ preposition: Int, _ row: Int) -> Bool {
        let word = reading.document.form(preposition).lowercased()
        if isTalk, Self.topics.contains(word) { return false }
        if hasReason, Self.reasons.contains(word) { return false }
        if isMeeting, word == "from" || word == "aus", isOrigin(row) { return false }
        return reading.marker(preposition, .preposition) == .before
            || Self.locations.contains(word)
    }

    /// "diplomats from Russia": where those who meet are from is not where they meet.
    private func isOrigin(_ row: Int) -> Bool {
        guard reading.relation(row) == .nmod, let head = reading.head(row) else { return false }
        return reading.actor[head] >= 0
    }

    /// "the massacre of Srebrenica": a town or region that a deed is named after.
    private func isNamesake(_ row: Int, of trigger: Int) -> Bool {
        guard takesGoals, reading.head(row) == trigger, reading.tag(trigger) == .noun,
            reading.place[row] >= 0, mention(row).precision != .country,
            let preposition = reading.preposition(row)
        else { return false }
        return ["von", "of"].contains(reading.document.form(preposition).lowercased())
    }

    /// Whether the phrase says where the way of the event leads: "sent to Mali", "Einmarsch nach".
    private func isGoal(_ row: Int, of trigger: Int) -> Bool {
        guard takesGoals, reading.place[row] >= 0 || reading.actor[row] >= 0,
            let preposition = reading.preposition(row)
        else { return false }
        guard let head = reading.head(row), !isBorder(head) else { return false }
        let object = whole(of: head)
        let isObject = reading.relation(object) == .obj && reading.head(object) == trigger
        guard head == trigger || isObject || reading.relation(row) != .nmod else { return false }
        return Self.goals.contains(reading.document.form(preposition).lowercased())
    }

    /// What a phrase is a part of: "thousands of fighters", "tanks and soldiers".
    private func whole(of row: Int) -> Int {
        var row = row
        for _ in 0..<3 {
            guard reading.relation(row) == .conj || reading.relation(row) == .nmod,
                let head = reading.head(row)
            else { break }
            row = head
        }
        return row
    }

    /// "seine Grenze zur Ukraine": the other side of a border is not where it is.
    private func isBorder(_ row: Int) -> Bool {
        let form = reading.document.form(row).lowercased()
        return form.hasSuffix("grenze") || form.hasSuffix("grenzen") || form == "border"
            || form == "borders" || form == "frontier"
    }

    /// The place that the phrase names: itself, its name ("the province of Helmand"), what it stands
    /// in ("the embassy in Baghdad"), or a country that is no doer there.
    private func place(at row: Int) -> EventPlace? {
        if reading.place[row] >= 0 { return mention(row) }
        for child in reading.children(row) where reading.place[child] >= 0 {
            switch reading.relation(child) {
            case .appos, .flat, .flatName, .nmodPoss: return mention(child)
            case .nmod, .nmodUnmarked:
                if isWithin(child, row) { return mention(child) }
            case .compound:
                if isNamedAfter(child, row) { return mention(child) }
            default: break
            }
        }
        return named(row) ?? ofAdjective(row)
    }

    /// Whether the place of a phrase is that of what it belongs to: not of "the tribunal for
    /// Yugoslavia", nor of "the border with Ukraine".
    private func isWithin(_ row: Int, _ head: Int) -> Bool {
        guard let preposition = reading.preposition(row) else { return true }
        return reading.marker(preposition, .preposition) == .before
            || reading.lexicon.common.belongings.contains(reading.form[preposition])
            || reading.document.form(preposition).lowercased() == "vor"
    }

    /// Whether what is named after a country lies in it: a region, a town or a deed, not "the Iran
    /// question".
    private func isNamedAfter(_ row: Int, _ head: Int) -> Bool {
        mention(row).precision != .country || isTerritory(head) || reading.tag(head) == .properNoun
            || reading.classes[head] & reading.lexicon.localClasses != 0
            || reading.frames(head).contains { $0.type != nil }
    }

    /// "im pakistanischen Grenzgebiet": the country of a territory's adjective.
    private func ofAdjective(_ row: Int) -> EventPlace? {
        guard isTerritory(row) else { return nil }
        for child in reading.children(row)
        where reading.relation(child) == .amod && reading.actor[child] >= 0 {
            let mention = reading.document.actors[Int(reading.actor[child])]
            if let first = mention.participants.first, first.sector == nil {
                return country(of: first)
            }
        }
        return nil
    }

    private func isTerritory(_ row: Int) -> Bool {
        reading.classes[row] & reading.lexicon.territoryClass != 0
    }

    private func mention(_ row: Int) -> EventPlace {
        reading.document.places[Int(reading.place[row])].place
    }

    private func named(_ row: Int) -> EventPlace? {
        guard reading.actor[row] >= 0 else { return nil }
        let mention = reading.document.actors[Int(reading.actor[row])]
        guard mention.participants.count == 1, let participant = mention.participants.first,
            participant.sector == nil || isTerritory(row)
        else { return nil }
        return country(of: participant)
    }

    /// The country of a participant, as the text names it where it does.
    func country(of participant: Participant) -> EventPlace? {
        guard let country = participant.country else { return nil }
        let known = reading.document.places.first {
            $0.place.country == country && $0.place.precision == .country
        }
        return known?.place
            ?? EventPlace(
                name: participant.sector == nil ? participant.name ?? country : country,
                country: country, text: participant.text, precision: .country)
    }

    private static let topics: Set<String> = ["über", "over", "on", "um", "about", "auf"]
    private static let reasons: Set<String> = ["über", "over", "about", "um", "wegen"]
    private static let times: Set<String> = [
        "nach", "seit", "after", "before", "since", "following", "until", "bis", "angesichts",
        "amid", "amidst", "inmitten", "despite", "trotz", "wegen",
    ]
    private static let locations: Set<String> = [
        "bei", "nördlich", "südlich", "östlich", "westlich", "unweit", "aus", "from", "inside",
        "nahe", "outside", "around", "zwischen",
    ]
    private static let goals: Set<String> = [
        "nach", "to", "into", "zu", "zum", "zur", "onto", "gen", "richtung", "toward", "towards",
        "through", "durch",
    ]
}

extension Relation {
    /// Whether it is a phrase beside the verb that is no core argument.
    fileprivate var isOblique: Bool { self == .obl || self == .oblArg || self == .oblUnmarked }
}
