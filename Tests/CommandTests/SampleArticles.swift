import Annotation
import EventLog

extension LoggedFolder {
    /// Test article `number`: one event each, every second one an ASSAULT.
    static func article(_ number: Int) -> LoggedArticle {
        let digits = String(number, radix: 16)
        let digest = String(repeating: "0", count: 64 - digits.utf8.count) + digits
        let evidence = Evidence(
            text:
                "Sentence \(number) with \u{1B}[31mcolour\u{1B}[0m, \"quotes\" and \u{202E}turns.",
            range: TextRange(0, 20), trigger: "Sentence", sentence: 0, rule: "de/events.rules:1 x")
        var event = Event(
            type: number.isMultiple(of: 2) ? .assault : .consult, modality: .asserted,
            evidence: evidence)
        event.id = "e-000000000000000\(number)"
        event.story = "s-000000000000000\(number / 2)"
        var actor = Participant(text: "the minister")
        actor.country = "BLR"
        actor.name = "Minister \(number)"
        event.actors = [actor]
        event.date = EventDate(edtf: "2022-12-0\(number + 1)", text: nil, origin: .stated)
        var place = EventPlace(name: "Minsk", country: "BLR", text: "Minsk", precision: .city)
        place.latitude = 53.9
        place.longitude = 27.57
        event.place = place
        var reference = ArticleReference(file: FileName("news/\(number).txt"))
        reference.digest = digest
        reference.title = "Title \(number)"
        var line = ArticleLine(file: reference.file, digest: digest, outcome: .events)
        line.language = "en"
        return LoggedArticle(
            events: [EventLine(event: event, article: reference)], article: line)
    }
}
