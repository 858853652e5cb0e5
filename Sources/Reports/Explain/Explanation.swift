public import Annotation
public import EventLog
internal import LanguageData

/// Why an event was read as it was: sentence, tree, rule, and the origin of each part.
///
/// Made from the very document that gave the event, so that it cannot differ from the real run.
public struct Explanation: Sendable {
    /// The event as the log has it.
    public var line: EventLine
    /// A part of the explanation: a head and its lines.
    public var sections: [Section]

    /// A head and what stands under it.
    public struct Section: Hashable, Sendable {
        /// What the lines are about: sentence, tree, rule, actors ...
        public var head: String
        /// The lines, fit for a terminal.
        public var lines: [String]
    }

    /// Explains an event of a document; `rules` shows the text of the rules it names.
    public init(_ event: Event, in document: Document, line: EventLine, rules: RuleTexts) {
        self.line = line
        let sentence =
            document.sentences.indices.contains(event.evidence.sentence)
            ? document.sentences[event.evidence.sentence].span : Span(0, 0)
        let reasons = Reasons(document: document, sentence: sentence)
        sections = [
            Section(head: "sentence", lines: [PlainLine.of(event.evidence.text)]),
            Section(
                head: "tree", lines: DependencyTree(document, sentence).lines(marking: event)),
            Section(head: "type", lines: Self.type(event)),
            Section(head: "rule", lines: rules.lines(of: event.evidence.rule)),
            Section(head: "actors", lines: event.actors.map { reasons.of($0, in: event) }),
            Section(head: "recipients", lines: event.recipients.map { reasons.of($0, in: event) }),
            Section(head: "date", lines: [reasons.date(event.date, document.article)]),
            Section(head: "place", lines: [reasons.place(event.place)]),
        ]
        sections += Self.rest(event)
        sections.removeAll(where: \.lines.isEmpty)
    }

    /// Explains an event from its line alone, where the article is not at hand; `why` says so.
    public init(lineAlone line: EventLine, why: String, rules: RuleTexts) {
        self.line = line
        let event = line.event
        let date = event.date.map { date in
            "\(date.edtf) (\(date.origin.rawValue)) from “\(PlainLine.of(date.text ?? ""))”"
        }
        let place = event.place.map {
            "\(PlainLine.of($0.name)) (\($0.precision.rawValue)) from “\(PlainLine.of($0.text))”"
        }
        sections = [
            Section(head: "sentence", lines: [PlainLine.of(event.evidence.text)]),
            Section(head: "tree", lines: ["not shown: \(why)"]),
            Section(head: "type", lines: Self.type(event)),
            Section(head: "rule", lines: rules.lines(of: event.evidence.rule)),
            Section(head: "actors", lines: event.actors.map(Reasons.wording)),
            Section(head: "recipients", lines: event.recipients.map(Reasons.wording)),
            Section(head: "date", lines: [date ?? "the text gives none"]),
            Section(head: "place", lines: [place ?? "the text gives none"]),
        ]
        sections += Self.rest(event)
        sections.removeAll(where: \.lines.isEmpty)
    }

    private static func type(_ event: Event) -> [String] {
        let mode = event.mode.map { " \(PlainLine.of($0))" } ?? ""
        let cameo = event.cameo.map { ", CAMEO \($0)" } ?? ""
        let trigger = PlainLine.of(event.evidence.trigger)
        return ["\(event.type.rawValue)\(mode) (\(event.type.quad)\(cameo)), said by “\(trigger)”"]
    }

    private static func rest(_ event: Event) -> [Section] {
        let source = event.attribution.map { source in
            let verb = source.verb.map { " (“\(PlainLine.of($0))”)" } ?? ""
            return ", according to \(PlainLine.of(source.name))\(verb)"
        }
        let quantities = event.quantities.map { quantity in
            "\(quantity.value) \(quantity.unit) from “\(PlainLine.of(quantity.text))”"
        }
        return [
            Section(head: "modality", lines: [event.modality.rawValue + (source ?? "")]),
            Section(head: "quantities", lines: quantities),
            Section(head: "also in", lines: event.more.map { PlainLine.of($0.text) }),
            Section(head: "confidence", lines: [EventText.percent(event.confidence)]),
        ]
    }

    /// The explanation for people.
    public func text(_ paint: Paint, width: Int?) -> [String] {
        var lines = Array(EventText(paint, width: width).lines(line).prefix(1))
        lines.append(paint("  " + line.event.id + "  " + line.event.story, .dim))
        for section in sections {
            for (index, text) in section.lines.enumerated() {
                let head = index == 0 ? section.head : ""
                let space = String(repeating: " ", count: max(1, 12 - head.count))
                lines.append("  " + paint(head, .bold) + space + text)
            }
        }
        return lines
    }
}
