public import Annotation
public import EventLog

/// What a change of the lexicon does to the events of articles.
public struct LexiconEffect: Sendable {
    /// The changes, in the order of articles and text.
    public private(set) var changes: [Change] = []
    /// Number of articles that were compared.
    public private(set) var articles = 0
    /// Number of events that are the same before and after.
    public private(set) var unchanged = 0

    /// An event that a change of the lexicon brings, takes or alters.
    public enum Change: Hashable, Sendable {
        /// The event is new.
        case appears(EventLine)
        /// The event is gone.
        case vanishes(EventLine)
        /// The same words give another event.
        case changes(from: EventLine, to: EventLine)
    }

    /// Creates the effect on no articles.
    public init() {}

    /// Adds an article with its lines before and after the change.
    public mutating func add(before: LoggedArticle, after: LoggedArticle) {
        articles += 1
        var old = before.events
        var new: [EventLine] = []
        for line in after.events {
            if let place = old.firstIndex(where: { $0.event.isLike(line.event) }) {
                old.remove(at: place)
                unchanged += 1
            } else {
                new.append(line)
            }
        }
        for line in new {
            guard let place = old.firstIndex(where: { Self.isSameWord($0, line) }) else {
                changes.append(.appears(line))
                continue
            }
            changes.append(.changes(from: old.remove(at: place), to: line))
        }
        changes += old.map(Change.vanishes)
    }

    private static func isSameWord(_ one: EventLine, _ other: EventLine) -> Bool {
        one.event.evidence.sentence == other.event.evidence.sentence
            && one.event.evidence.trigger == other.event.evidence.trigger
    }

    /// Number of events that appear, vanish and change.
    public var counts: (appearing: Int, vanishing: Int, changing: Int) {
        var counts = (appearing: 0, vanishing: 0, changing: 0)
        for change in changes {
            switch change {
            case .appears: counts.appearing += 1
            case .vanishes: counts.vanishing += 1
            case .changes: counts.changing += 1
            }
        }
        return counts
    }
}

extension Event {
    /// Whether the two say the same, whatever record read them and however sure it is.
    public func isLike(_ other: Event) -> Bool {
        type == other.type && mode == other.mode && modality == other.modality
            && actors == other.actors && recipients == other.recipients
            && date == other.date && place == other.place && quantities == other.quantities
            && attribution == other.attribution
            && evidence.range == other.evidence.range
            && evidence.trigger == other.evidence.trigger
    }
}

extension LexiconEffect.Change {
    /// The change for people: a sign, the event, its sentence and its record.
    public func text(_ paint: Paint, width: Int?) -> [String] {
        switch self {
        case .appears(let line):
            return [paint("+ " + line.event.summary, .green)] + Self.source(line, width)
        case .vanishes(let line):
            return [paint("- " + line.event.summary, .red)] + Self.source(line, width)
        case .changes(let old, let new):
            return [
                paint("- " + old.event.summary, .red), paint("+ " + new.event.summary, .green),
            ] + Self.source(new, width)
        }
    }

    private static func source(_ line: EventLine, _ width: Int?) -> [String] {
        let evidence = PlainLine.of(line.event.evidence.text, width: (width ?? 400) - 4)
        let article = PlainLine.of(line.article.id ?? line.article.file.text)
        return ["    \(evidence)", "    \(article), \(line.event.evidence.rule)"]
    }
}
