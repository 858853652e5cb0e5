public import Annotation
public import EventLog

/// An event for people: two or three lines that say who did what to whom, when, where, who says so.
public struct EventText: Sendable {
    private let paint: Paint
    private let width: Int?

    /// Creates a form; evidence is cut to `width` columns where one is given.
    public init(_ paint: Paint, width: Int?) {
        self.paint = paint
        self.width = width
    }

    /// The lines of one event.
    public func lines(_ line: EventLine) -> [String] {
        let event = line.event
        var head = [
            paint(date(event), .cyan), paint(kind(event), ink(event.type), .bold),
            Self.participants(event),
        ]
        if let place = Self.place(event) { head.append("in \(place)") }
        if let note = note(event) { head.append(paint(note, .yellow)) }
        head.append(paint(Self.percent(event.confidence), .dim))
        let evidence = PlainLine.of(event.evidence.text, width: (width ?? 400) - 4)
        return [
            head.joined(separator: "  "), "    " + evidence, "    " + paint(source(line), .dim),
        ]
    }

    /// `Russia (RUS GOV) -> Belarus (BLR)`.
    public static func participants(_ event: Event) -> String {
        let sides = [event.actors, event.recipients].map { side in
            side.map(name).joined(separator: ", ")
        }
        return sides[1].isEmpty
            ? sides[0].isEmpty ? "?" : sides[0]
            : "\(sides[0].isEmpty ? "?" : sides[0]) → \(sides[1])"
    }

    /// `Vladimir Putin (RUS GOV)`.
    public static func name(_ participant: Participant) -> String {
        let codes = [participant.country, participant.bloc, participant.sector].compactMap(\.self)
        let name = PlainLine.of(participant.name ?? participant.text, width: 40)
        return codes.isEmpty ? name : "\(name) (\(codes.joined(separator: " ")))"
    }

    /// `Minsk (BLR)`.
    public static func place(_ event: Event) -> String? {
        event.place.map { place in
            let name = PlainLine.of(place.name, width: 40)
            return place.precision == .country || place.country == nil
                ? name : "\(name) (\(place.country ?? ""))"
        }
    }

    /// `81 %`.
    static func percent(_ confidence: Double) -> String {
        "\(Int((confidence * 100).rounded())) %"
    }

    private func date(_ event: Event) -> String {
        let text = PlainLine.of(event.date?.edtf ?? "date unknown")
        return text + String(repeating: " ", count: max(0, 10 - text.count))
    }

    private func kind(_ event: Event) -> String {
        event.type.rawValue + (event.mode.map { " " + PlainLine.of($0) } ?? "")
    }

    /// What keeps the event from being plain fact: its modality, and who says so.
    private func note(_ event: Event) -> String? {
        let source = event.attribution.map { PlainLine.of($0.name, width: 40) }
        switch (event.modality, source) {
        case (.asserted, nil): return nil
        case (.asserted, let source?): return "according to \(source)"
        case (let modality, nil): return modality.rawValue
        case (let modality, let source?): return "\(modality.rawValue), according to \(source)"
        }
    }

    private func source(_ line: EventLine) -> String {
        let article = line.article
        let parts = [line.event.id, article.title, article.publisher, article.published]
        let known = parts.compactMap(\.self).filter { !$0.isEmpty }
        return (known + [article.file.text]).map { PlainLine.of($0, width: 60) }
            .joined(separator: " · ")
    }

    private func ink(_ type: EventType) -> Paint.Ink {
        switch type.quad {
        case "verbal-cooperation", "material-cooperation": .green
        case "verbal-conflict": .magenta
        default: .red
        }
    }
}
