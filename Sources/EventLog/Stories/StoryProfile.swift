internal import Annotation

/// What one event line says that reports of the same event have in common.
struct StoryProfile: Sendable {
    /// What happened.
    let type: EventType
    /// The finer form.
    let mode: String?
    /// Whether it is said not to have happened.
    let isNegated: Bool
    /// Those who did it, and those to or with whom.
    let actors: Side
    let recipients: Side
    /// Both of them.
    let both: Side
    /// When, where that is known.
    let date: EventDate?
    /// The days that the date may mean; nil where it is unknown or has no year.
    let days: DayRange?
    /// The day of publication.
    let published: DayRange?
    /// Where.
    let place: EventPlace?
    /// Days and towns of the events of its article.
    let context: Context
    /// ISO 639-1 code of the article.
    let language: String?
    /// Content words of the sentences.
    let words: WordSet
    /// The words among them that every language writes alike: numbers and names.
    let marks: WordSet

    /// What the events of an article have to do with: the days and towns that they name.
    struct Context: Sendable {
        /// Months with their days, `12-19`: the year may be unknown.
        var days: Set<String> = []
        /// Names of towns.
        var towns: Set<String> = []

        /// Reads the lines of an article.
        init(_ lines: [EventLine]) {
            for event in lines.map(\.event) {
                if let date = event.date, date.origin != .published, date.edtf.utf8.count >= 10 {
                    days.insert(String(date.edtf.dropFirst(5).prefix(5)))
                }
                if let place = event.place, place.isPoint { towns.insert(place.name) }
            }
        }

        /// Whether both name the same day or the same town.
        func touches(_ other: Context) -> Bool {
            !days.isDisjoint(with: other.days) || !towns.isDisjoint(with: other.towns)
        }
    }

    /// One side of an event.
    struct Side: Sendable {
        /// Countries and blocs, where they are known.
        var codes: Set<String> = []
        /// Names of persons and bodies by their code.
        var names: [String: Set<String>] = [:]

        /// Reads participants; `nations` are the names by which countries go, by their codes.
        init(_ participants: [Participant], nations: [String: Set<String>]) {
            for participant in participants {
                guard let code = participant.country ?? participant.bloc else { continue }
                codes.insert(code)
                guard let name = participant.name, participant.sector != nil,
                    !name.contains("("), participant.bloc == nil,
                    nations[code]?.contains(name) != true
                else { continue }
                names[code, default: []].insert(name)
            }
        }

        /// Both sides of what two do together.
        func union(_ other: Side) -> Side {
            var both = self
            both.codes.formUnion(other.codes)
            both.names.merge(other.names) { $0.union($1) }
            return both
        }
    }

    /// Reads a line; `nations` are the names by which countries go, by their codes.
    init(
        _ line: EventLine, nations: [String: Set<String>] = [:], context: Context? = nil
    ) {
        let event = line.event
        type = event.type
        mode = event.mode
        isNegated = event.modality == .negated
        actors = Side(event.actors, nations: nations)
        recipients = Side(event.recipients, nations: nations)
        both = actors.union(recipients)
        date = event.date
        days = event.date.flatMap { DayRange(edtf: $0.edtf) }
        published = line.article.published.flatMap { DayRange(edtf: $0) }
        place = event.place
        self.context = context ?? Context([line])
        language = line.article.language
        let texts = [event.evidence.text] + event.more.prefix(2).map(\.text)
        (words, marks) = Self.words(of: texts)
    }

    /// Whether it is an assault of one country on another that has neither day nor town: their war.
    var isWar: Bool {
        type == .assault && days == nil && !isNegated && place?.isPoint != true
            && actors.codes.count == 1 && recipients.codes.count == 1
            && actors.codes != recipients.codes
    }

    /// Whether two do it together, so that it does not matter who is named first.
    var isMutual: Bool { type == .consult || type == .agree || type == .cooperate }

    /// What groups profiles that can be of one story: kind of event, and somebody who takes part.
    var keys: [String] {
        both.codes.sorted().map { "\(Self.family(type)) \($0)" }
    }

    /// Types that different reports of one event may be given.
    static func family(_ type: EventType) -> String {
        switch type {
        case .agree, .consult, .cooperate: "together"
        case .concede, .retreat: "yield"
        default: type.rawValue
        }
    }

    /// Words of four letters or more, and those that begin with a capital or hold a digit.
    private static func words(of texts: [String]) -> (words: WordSet, marks: WordSet) {
        var words: [String] = []
        var marks: [String] = []
        for text in texts {
            for part in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                guard let first = part.first else { continue }
                let isMark = first.isNumber ? part.count > 1 : first.isUppercase && part.count > 2
                guard isMark || part.count > 3 else { continue }
                words.append(part.lowercased())
                if isMark { marks.append(part.lowercased()) }
            }
        }
        return (WordSet(words), WordSet(marks))
    }
}

/// A set of words that is quickly compared with others: sorted hashes (FNV-1a, 64 bits).
struct WordSet: Sendable {
    private let hashes: [UInt64]

    /// Number of words.
    var count: Int { hashes.count }

    /// Creates a set; each word counts once.
    init(_ words: [String]) {
        hashes = Set(words.map(Self.hash)).sorted()
    }

    /// Number of words that both hold; O(words).
    func common(_ other: WordSet) -> Int {
        var (count, mine, theirs) = (0, 0, 0)
        while mine < hashes.count, theirs < other.hashes.count {
            if hashes[mine] == other.hashes[theirs] {
                count += 1
                mine += 1
                theirs += 1
            } else if hashes[mine] < other.hashes[theirs] {
                mine += 1
            } else {
                theirs += 1
            }
        }
        return count
    }

    private static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
