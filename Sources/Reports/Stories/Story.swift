public import Annotation
public import EventLog

/// An event of the world, as one or more lines of the log report it.
///
/// What it tells of date, place and numbers is the best of all its lines, so that a late, exact report
/// refines what earlier ones left open; the lines themselves stay as they were written.
public struct Story: Hashable, Sendable {
    /// The line that tells most about it: the most confident of those the articles vouch for most,
    /// with the best date and place of all lines.
    public private(set) var best: EventLine
    /// Number of lines.
    public private(set) var lines = 0
    /// The articles that report it, each once, in the order of the log.
    public private(set) var articles: [ArticleReference] = []
    /// The publishers that report it.
    public private(set) var publishers: [String] = []
    /// How far the articles vouch for it, each value once.
    public private(set) var modalities: [Modality] = []
    /// All who say so.
    public private(set) var sources: [String] = []
    /// Numbers in the order of first mention, one for each unit.
    public private(set) var numbers: [Spread] = []
    /// When it was first logged.
    public private(set) var firstLogged: String?
    /// When it was last logged.
    public private(set) var lastLogged: String?
    /// Day or moment of its first publication, where one is known.
    public private(set) var firstPublished: String?
    /// Day or moment of its last publication.
    public private(set) var lastPublished: String?

    private var dates: [EventDate: Int] = [:]
    private var places: [EventPlace: Int] = [:]

    /// What the lines say of the number of one unit.
    public struct Spread: Hashable, Sendable {
        /// The unit (killed, troops, EUR ...).
        public var unit: String
        /// The least number that a line gives.
        public var least: Double
        /// The greatest.
        public var greatest: Double
        /// The number of the last line that gives one.
        public var last: Double
    }

    /// Creates the story of one line.
    init(_ line: EventLine) {
        best = line
        take(line)
    }

    /// Adds a line of the same story.
    mutating func take(_ line: EventLine) {
        lines += 1
        addReport(line)
        for quantity in line.event.quantities { add(quantity) }
        if let date = line.event.date { dates[date, default: 0] += 1 }
        if let place = line.event.place { places[place, default: 0] += 1 }
        if Self.rank(line) > Self.rank(best) { best = line }
        best.event.date = bestDate ?? best.event.date
        best.event.place = bestPlace ?? best.event.place
    }

    private mutating func addReport(_ line: EventLine) {
        let article = line.article
        if !articles.contains(where: { Self.isSame($0, article) }) { articles.append(article) }
        if let publisher = article.publisher { add(publisher, to: &publishers) }
        if let source = line.event.attribution?.name { add(source, to: &sources) }
        if !modalities.contains(line.event.modality) { modalities.append(line.event.modality) }
        firstLogged = firstLogged ?? line.logged
        lastLogged = line.logged ?? lastLogged
        guard let published = article.published else { return }
        firstPublished = min(firstPublished ?? published, published)
        lastPublished = max(lastPublished ?? published, published)
    }

    private static func isSame(_ one: ArticleReference, _ other: ArticleReference) -> Bool {
        one.digest == other.digest && one.member == other.member && one.file == other.file
            && one.id == other.id
    }

    private mutating func add(_ quantity: Quantity) {
        let greatest = quantity.max ?? quantity.value
        guard let place = numbers.firstIndex(where: { $0.unit == quantity.unit }) else {
            numbers.append(
                Spread(
                    unit: quantity.unit, least: quantity.value, greatest: greatest, last: greatest)
            )
            return
        }
        numbers[place].least = min(numbers[place].least, quantity.value)
        numbers[place].greatest = max(numbers[place].greatest, greatest)
        numbers[place].last = greatest
    }

    private func add(_ text: String, to list: inout [String]) {
        if !list.contains(text) { list.append(text) }
    }

    /// The most exact date, stated ones before others, then the one that most lines give.
    private var bestDate: EventDate? {
        dates.max {
            Self.order($0.key, $0.value).lexicographicallyPrecedes(Self.order($1.key, $1.value))
        }?.key
    }

    private static func order(_ date: EventDate, _ count: Int) -> [String] {
        let origins: [EventDate.Origin] = [.published, .anchor, .relative, .stated]
        let hasYear = date.edtf.hasPrefix("XXXX") ? 0 : 1
        let isRange = date.edtf.contains("/") ? 0 : 1
        let length = min(10, date.edtf.prefix { $0 != "~" && $0 != "T" && $0 != "/" }.utf8.count)
        let numbers = [
            hasYear, isRange, length, origins.firstIndex(of: date.origin) ?? 0, count,
        ]
        return numbers.map { String(100_000 + $0) } + [date.edtf, date.text ?? ""]
    }

    /// The most exact place, then the one that most lines give.
    private var bestPlace: EventPlace? {
        places.max {
            Self.order($0.key, $0.value).lexicographicallyPrecedes(Self.order($1.key, $1.value))
        }?.key
    }

    private static func order(_ place: EventPlace, _ count: Int) -> [String] {
        let precisions: [EventPlace.Precision] = [.country, .region, .city, .exact]
        let numbers = [
            precisions.firstIndex(of: place.precision) ?? 0, place.latitude == nil ? 0 : 1, count,
        ]
        return numbers.map { String(100_000 + $0) } + [place.name, place.text]
    }

    private static func rank(_ line: EventLine) -> Double {
        let modalities: [Modality] = [.hypothetical, .negated, .planned, .reported, .asserted]
        return Double(modalities.firstIndex(of: line.event.modality) ?? 0) + line.event.confidence
    }
}
