internal import Annotation

/// How much speaks for two lines reporting one event of the world.
///
/// What is known on both sides and disagrees keeps them apart; what is unknown agrees with anything,
/// but something must decide: the day, two persons, the town, or the wording.
struct StoryComparison {
    /// What speaks for one event, from which on lines are joined.
    static let threshold = 3.0

    private var score = 0.0
    private var isDecided = false
    private var isApart = false

    /// What came of comparing two lines.
    enum Verdict: Equatable {
        /// They contradict each other.
        case apart
        /// Nothing contradicts, and too little decides.
        case open
        /// They report one event; so much speaks for it.
        case same(Double)
    }

    /// Compares two lines.
    static func verdict(_ one: StoryProfile, _ other: StoryProfile) -> Verdict {
        var comparison = StoryComparison()
        comparison.compareKinds(one, other)
        if !comparison.isApart { comparison.compareSides(one, other) }
        if !comparison.isApart { comparison.compareDates(one, other) }
        if !comparison.isApart { comparison.comparePlaces(one, other) }
        if comparison.isApart { return .apart }
        // The war between two countries is one event, in whatever words it is named.
        if one.isWar, other.isWar { return .same(threshold) }
        if one.context.touches(other.context) { comparison.score += 0.5 }
        if comparison.score + 1.5 >= threshold { comparison.compareWords(one, other) }
        let isSame = comparison.isDecided && comparison.score >= threshold
        return isSame ? .same(comparison.score) : .open
    }

    private mutating func compareKinds(_ one: StoryProfile, _ other: StoryProfile) {
        if one.type != other.type { score -= 0.5 }
        isApart =
            one.isNegated != other.isNegated
            || StoryProfile.family(one.type) != StoryProfile.family(other.type)
        guard let mode = one.mode, let second = other.mode else { return }
        // Visits, meetings and talks are told of one another.
        score += mode == second ? 0.5 : one.type == .consult ? 0 : -0.25
    }

    // MARK: Who

    private mutating func compareSides(_ one: StoryProfile, _ other: StoryProfile) {
        guard one.isMutual else {
            compare(one.actors, other.actors)
            compare(one.recipients, other.recipients)
            return
        }
        let (sides, others) = (one.both, other.both)
        let common = sides.codes.count { others.codes.contains($0) }
        isApart = common < min(2, sides.codes.count, others.codes.count) || common == 0
        score += Double(min(2, common))
        comparePersons(sides, others)
    }

    private mutating func compare(_ one: StoryProfile.Side, _ other: StoryProfile.Side) {
        guard !one.codes.isEmpty, !other.codes.isEmpty else { return }
        guard !one.codes.isDisjoint(with: other.codes) else { return isApart = true }
        score += 1
        comparePersons(one, other)
    }

    /// Persons of one country speak for it when they are the same, and against it otherwise.
    private mutating func comparePersons(_ one: StoryProfile.Side, _ other: StoryProfile.Side) {
        var known = 0
        for (code, names) in one.names {
            guard let others = other.names[code] else { continue }
            if names.isDisjoint(with: others) {
                score -= 2
            } else {
                score += 0.75
                known += 1
            }
        }
        if known > 1 || known == 1 && one.codes.count > 1 { isDecided = true }
    }

    // MARK: When

    private mutating func compareDates(_ one: StoryProfile, _ other: StoryProfile) {
        if let days = one.days, let others = other.days { return compare(days, others, one, other) }
        if let date = one.date?.edtf, let second = other.date?.edtf {
            return compareWithoutYear(date, second)
        }
        // One of the two has no date of its own: the days of publication must at least be near.
        guard let when = one.days ?? one.published, let then = other.days ?? other.published else {
            return
        }
        let gap = Self.gap(when, then)
        if gap > 45 {
            isApart = true
        } else if gap > 10 {
            score -= 1
        }
    }

    private mutating func compare(
        _ days: DayRange, _ others: DayRange, _ one: StoryProfile, _ other: StoryProfile
    ) {
        if days.overlaps(others) {
            let isDay = days.first == days.last && others.first == others.last
            let span = max(days.last - days.first, others.last - others.first)
            score += isDay ? 1.5 : span < 100 ? 0.75 : 0.25
            if isDay { isDecided = true }
            return
        }
        // Reports of the day before, without a date of their own, carry the day of publication.
        let isVague = one.date?.origin == .published || other.date?.origin == .published
        let gap = Self.gap(days, others)
        guard gap <= (isVague ? 2 : 1) else { return isApart = true }
        score -= isVague ? 0 : 1.5
    }

    /// `XXXX-12-19` agrees with a day or month that begins or ends as it does.
    private mutating func compareWithoutYear(_ date: String, _ other: String) {
        let (one, second) = (date.dropFirst(5).prefix(5), other.dropFirst(5).prefix(5))
        guard !one.isEmpty, !second.isEmpty else { return }
        guard one.hasPrefix(second) || second.hasPrefix(one) else { return isApart = true }
        let isDay = one.count == 5 && second.count == 5
        score += isDay ? 1.5 : 0.5
        if isDay { isDecided = true }
    }

    /// Days between two ranges, counted in months of 30 days.
    static func gap(_ one: DayRange, _ other: DayRange) -> Int {
        guard !one.overlaps(other) else { return 0 }
        let (early, late) =
            one.last < other.first ? (one.last, other.first) : (other.last, one.first)
        return number(late) - number(early)
    }

    private static func number(_ day: Int) -> Int {
        let timestamp = Timestamp(year: day / 10_000, month: day / 100 % 100, day: day % 100)
        return timestamp.milliseconds / 86_400_000
    }

    // MARK: Where

    private mutating func comparePlaces(_ one: StoryProfile, _ other: StoryProfile) {
        guard let place = one.place, let second = other.place else { return }
        if place.name == second.name {
            let isTown = place.precision != .country || second.precision != .country
            score += isTown ? 0.75 : 0.25
            if isTown { isDecided = true }
        } else if let country = place.country, let other = second.country, country != other {
            score -= 1
        } else if place.isPoint, second.isPoint {
            compare(place, second)
        } else {
            score += 0.25
        }
    }

    /// Two towns of one country: one event only where they lie close to each other.
    private mutating func compare(_ place: EventPlace, _ other: EventPlace) {
        guard let distance = place.kilometres(to: other) else { return score -= 1 }
        if distance > 60 { isApart = true }
    }

    // MARK: In which words

    private mutating func compareWords(_ one: StoryProfile, _ other: StoryProfile) {
        let smaller = Double(min(one.words.count, other.words.count))
        guard smaller > 0 else { return }
        if one.language == other.language {
            let share = Double(one.words.common(other.words)) / smaller
            // What was talked about may be told in any words.
            let least = one.type == .consult ? 0 : -0.5
            score += max(least, min(1.5, (share - 0.25) * 2))
            if share >= 0.6, smaller >= 5 { isDecided = true }
        } else {
            score += min(0.5, 0.125 * Double(one.marks.common(other.marks)))
        }
    }
}

extension EventPlace {
    /// Whether it is a town or something smaller, of which an event has one.
    var isPoint: Bool { precision == .city || precision == .exact }

    /// The distance to another place, on a plane; nil where coordinates are missing.
    fileprivate func kilometres(to other: EventPlace) -> Double? {
        guard let latitude, let longitude, let north = other.latitude, let east = other.longitude
        else { return nil }
        // A degree of longitude shrinks with the cosine of the latitude, here by its Taylor series.
        let angle = (latitude + north) / 2 * .pi / 180
        let cosine = 1 - angle * angle / 2 + angle * angle * angle * angle / 24
        let (rise, run) = ((latitude - north) * 111.2, (longitude - east) * 111.2 * cosine)
        return (rise * rise + run * run).squareRoot()
    }
}
