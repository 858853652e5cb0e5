internal import Analysis
internal import Annotation
internal import LanguageData

/// Examples of event frames: `sentence => TYPE ACTOR RECIPIENT modality`, `-` for anything.
struct FrameExamples: ExampleReader {
    let analyzer: Analyzer
    let language: Language

    var names: [String] {
        ["events-stance", "events", "events-statements"].map { "\(language.code)/\($0).rules" }
    }

    func failure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String? {
        let wanted = (example.expectation ?? "").split(separator: " ")
        guard wanted.count == 4 else {
            return "write what it gives behind it: => TYPE ACTOR RECIPIENT modality, - for anything"
        }
        let events = events(of: example.text)
        let isHit = events.contains { event in
            event.type.rawValue == wanted[0] && matches(event.actors, wanted[1])
                && matches(event.recipients, wanted[2])
                && (wanted[3] == "-" || event.modality.rawValue == wanted[3])
        }
        if isHit { return nil }
        return told(example.text, events.map { "\($0.summary) (\($0.evidence.rule))" })
            + ", not \(wanted.joined(separator: " ")); `dateline explain` shows the tree"
    }

    func counterFailure(_ example: Record.Example, _ record: Record, _ file: RecordFile) -> String?
    {
        let rule = "\(file.file):\(record.line) \(record.name)"
        let fired = events(of: example.text).filter { $0.evidence.rule == rule }
        return fired.isEmpty ? nil : told(example.text, fired.map(\.summary))
    }

    private func events(of text: String) -> [Event] {
        let block = Block(range: TextRange(0, text.utf8.count), role: .paragraph)
        var article = Article(file: "example", text: text, blocks: [block], format: "text")
        article.language = language.code
        article.published = "2023-05-10"
        return analyzer.analyze(article, scratch: Scratch())?.events ?? []
    }

    private func matches(_ side: [Participant], _ code: Substring) -> Bool {
        code == "-" || side.contains { $0.country == String(code) || $0.bloc == String(code) }
    }
}

extension Event {
    /// `CONSULT visit: Vladimir Putin (RUS GOV) → Belarus (BLR), asserted, 2022-12-19, Minsk (BLR)`.
    var summary: String {
        let kind = type.rawValue + (mode.map { " " + $0 } ?? "")
        let parts = [modality.rawValue, date?.edtf, EventText.place(self)].compactMap(\.self)
        return "\(kind): \(EventText.participants(self)), \(parts.joined(separator: ", "))"
    }
}
