internal import Annotation
public import EventLog

/// How well events agree with those marked by hand.
public struct Evaluation: Hashable, Sendable {
    /// Hits and cases of each measure, by language; `all` for all.
    public private(set) var cells: [String: [Measure: Cell]] = [:]
    /// What was missed or is wrong, a line each.
    public private(set) var remarks: [String] = []

    /// Something that is counted.
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        /// Required events with an event of an accepted type and accepted sides.
        case recall
        /// Required events with an event of an accepted type.
        case recallOfType = "recall-type"
        /// Events that were not denied or imagined, and agree with some marked event.
        case precision
        /// Found events with a marked date whose date is accepted.
        case date
        /// Found events with a marked place whose place is accepted.
        case place
        /// Found events whose modality is accepted.
        case modality
        /// Asserted events that the text denies or imagines; must be 0.
        case forbidden
        /// Events from what is no part of the article; must be 0.
        case boilerplate
        /// Pairs of events of one story in two articles that share a story.
        case storySame = "story-same"
        /// Pairs of events of two stories in two articles that share none.
        case storyApart = "story-apart"

        /// Whether hits are faults: traps that were fallen into.
        public var isTrap: Bool { self == .forbidden || self == .boilerplate }
    }

    /// Hits of a number of cases.
    public struct Cell: Hashable, Sendable {
        /// Hits.
        public var hits = 0
        /// Cases.
        public var cases = 0

        /// Creates a cell.
        public init(hits: Int = 0, cases: Int = 0) {
            self.hits = hits
            self.cases = cases
        }

        /// Share of hits; nil without cases.
        public var rate: Double? { cases == 0 ? nil : Double(hits) / Double(cases) }
    }

    private struct Told: Hashable {
        var story: String
        var article: String
        var found: Set<String>
    }

    /// Compares `lines` with the marks; O(lines × marks of each article).
    public init(_ gold: [GoldArticle], lines: [EventLine]) {
        var byArticle: [String: [EventLine]] = [:]
        for line in lines {
            let name = GoldArticle.stem(line.article.id ?? line.article.file.text)
            byArticle[name, default: []].append(line)
        }
        var told: [Told] = []
        for article in gold { told += compare(article, byArticle[article.name] ?? []) }
        compare(told)
    }

    /// The harmonic mean of precision and recall; nil where one is unknown or both are 0.
    public func f1(_ scope: String) -> Double? {
        guard let precision = cells[scope]?[.precision]?.rate,
            let recall = cells[scope]?[.recall]?.rate, precision + recall > 0
        else { return nil }
        return 2 * precision * recall / (precision + recall)
    }

    /// Counts how often a trap was fallen into.
    private mutating func addTrap(_ measure: Measure, _ hits: Int, _ language: String) {
        for scope in Set(["all", language]) where !scope.isEmpty {
            cells[scope, default: [:]][measure, default: Cell()].cases += 1
            cells[scope, default: [:]][measure, default: Cell()].hits += hits
        }
    }

    private mutating func add(_ measure: Measure, _ isHit: Bool, _ language: String) {
        for scope in Set(["all", language]) where !scope.isEmpty {
            cells[scope, default: [:]][measure, default: Cell()].cases += 1
            if isHit { cells[scope, default: [:]][measure, default: Cell()].hits += 1 }
        }
    }

    private mutating func compare(_ article: GoldArticle, _ lines: [EventLine]) -> [Told] {
        var matched: Set<EventLine> = []
        var told: [Told] = []
        for event in article.events {
            let near = lines.filter { event.isNear($0) && event.acceptsType($0.event) }
            matched.formUnion(near.filter { event.acceptsActor($0.event) })
            let full = near.filter { event.acceptsBoth($0.event) }
            score(event, near: near, full: full, article)
            if let story = event.story, !full.isEmpty {
                let found = Set(full.map(\.event.story).filter { !$0.isEmpty })
                told.append(Told(story: story, article: article.name, found: found))
            }
        }
        scoreLines(lines, matched, article)
        return told
    }

    private mutating func score(
        _ event: GoldEvent, near: [EventLine], full: [EventLine], _ article: GoldArticle
    ) {
        let language = article.language
        if event.isRequired {
            add(.recall, !full.isEmpty, language)
            add(.recallOfType, !near.isEmpty, language)
            if full.isEmpty {
                remarks.append(
                    "missed  \(article.name)  \(event.types.joined(separator: "/"))  "
                        + "\(event.actors.sorted()) → \(event.recipients.sorted())  "
                        + (event.quotes.first ?? ""))
            }
        }
        guard !full.isEmpty else { return }
        if !event.dates.isEmpty {
            add(.date, full.contains { event.acceptsDate($0.event) }, language)
        }
        if !event.places.isEmpty {
            add(
                .place, full.contains { event.places.contains($0.event.place?.country ?? "") },
                language)
        }
        if !event.modalities.isEmpty {
            add(
                .modality,
                full.contains { event.modalities.contains($0.event.modality.rawValue) }, language)
        }
    }

    private mutating func scoreLines(
        _ lines: [EventLine], _ matched: Set<EventLine>, _ article: GoldArticle
    ) {
        let live: Set<Modality> = [.asserted, .reported, .planned]
        for line in lines where live.contains(line.event.modality) {
            add(.precision, matched.contains(line), article.language)
            if !matched.contains(line) { remark("extra", line, article) }
        }
        for bad in article.forbidden {
            let broken = lines.filter { bad.isBroken(by: $0) && !matched.contains($0) }
            addTrap(.forbidden, broken.count, article.language)
            for line in broken { remark("forbidden", line, article) }
        }
        for text in article.boilerplate.map(Quotes.folded) {
            let hits = lines.filter { Quotes.folded($0.event.evidence.text).contains(text) }
            addTrap(.boilerplate, hits.count, article.language)
            for line in hits { remark("boilerplate", line, article) }
        }
    }

    private mutating func remark(_ what: String, _ line: EventLine, _ article: GoldArticle) {
        remarks.append(
            "\(what)  \(article.name)  \(line.event.type.rawValue)  "
                + "\(EventText.participants(line.event))  \(line.event.evidence.text)")
    }

    private mutating func compare(_ told: [Told]) {
        for (index, left) in told.enumerated() {
            for right in told[(index + 1)...] where left.article != right.article {
                let isOne = left.story == right.story
                let isShared = !left.found.isDisjoint(with: right.found)
                add(isOne ? .storySame : .storyApart, isShared == isOne, "all")
            }
        }
    }
}

extension GoldForbidden {
    /// Whether a line asserts what must not be.
    fileprivate func isBroken(by line: EventLine) -> Bool {
        line.event.modality == .asserted && types.contains(line.event.type.rawValue)
            && (actor == "*" || line.event.actors.codes.contains(actor))
            && Quotes.overlap(line.event.evidence.text, quote)
    }
}
