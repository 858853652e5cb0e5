internal import Annotation
public import EventLog

/// Events as rows of a table.
public struct EventTable: Sendable {
    private var table = TextTable(
        ["DATE", "TYPE", "MODE", "WHO", "WHERE", "MODALITY", "CONF", "ID", "EVIDENCE"],
        numeric: [6])

    /// Creates an empty table.
    public init() {}

    /// Whether it has no rows.
    public var isEmpty: Bool { table.isEmpty }

    /// Adds an event.
    public mutating func append(_ line: EventLine) {
        let event = line.event
        table.append([
            event.date?.edtf ?? "", event.type.rawValue, event.mode ?? "",
            PlainLine.of(EventText.participants(event), width: 60),
            EventText.place(event) ?? "", event.modality.rawValue,
            EventText.percent(event.confidence), event.id, event.evidence.text,
        ])
    }

    /// The lines of the table, at most `width` columns wide where one is given.
    public func lines(_ paint: Paint, width: Int?) -> [String] { table.lines(paint, width: width) }
}
