import Annotation
import EventLog

/// An event in which every field is filled.
func fullEvent(id: String = "e-0123456789abcdef", type: EventType = .consult) -> Event {
    var actor = Participant(text: "Der Außenminister")
    actor.name = "Ivan Example"
    actor.country = "BLR"
    actor.sector = "GOV"
    actor.wikidata = "Q1"
    var other = Participant(text: "the \"Union\"\n")
    other.bloc = "EU"
    let evidence = Evidence(
        text: "Der Außenminister reiste\tnach Minsk.", range: TextRange(10, 47),
        trigger: "reiste", sentence: 3, rule: "events/de.rules:41 visit")
    var event = Event(type: type, modality: .reported, evidence: evidence)
    event.id = id
    event.story = "s-fedcba9876543210"
    event.mode = "visit"
    event.cameo = "042"
    event.actors = [actor]
    event.recipients = [other, Participant(text: "x")]
    event.date = EventDate(edtf: "XXXX-12-19", text: "am 19. Dezember", origin: .stated)
    var place = EventPlace(name: "Minsk", country: "BLR", text: "Minsk", precision: .city)
    place.latitude = 53.9
    place.longitude = 27.56667
    place.geonames = 625_144
    event.place = place
    event.quantities = [Quantity(value: 1000, max: 2000, unit: "troops", text: "1000 to 2000")]
    event.attribution = Attribution(name: "Belta", text: "Belta", verb: "meldete")
    event.confidence = 0.812
    event.more = [
        Evidence(text: "Again.", range: TextRange(50, 56), trigger: "A", sentence: 4, rule: "r")
    ]
    return event
}

/// An article reference in which every field is filled.
func fullReference() -> ArticleReference {
    var reference = ArticleReference(file: FileName(bytes: [0x61, 0xFF, 0x0A]))
    reference.id = "doc-1"
    reference.member = "feed/3"
    reference.digest = String(repeating: "ab", count: 32)
    reference.title = "Besuch in Minsk"
    reference.language = "de"
    reference.published = "2022-12-19"
    reference.publisher = "Example"
    reference.url = "https://example.org/1"
    return reference
}

/// An article line in which every field is filled.
func fullArticleLine(digest: String = String(repeating: "ab", count: 32)) -> ArticleLine {
    var line = ArticleLine(file: FileName("a.txt"), digest: digest, outcome: .failed)
    line.logged = "2026-01-02T03:04:05.678Z"
    line.id = "doc-1"
    line.member = "m"
    line.textDigest = String(repeating: "cd", count: 32)
    line.duplicateOf = String(repeating: "ef", count: 32)
    line.similarTo = String(repeating: "01", count: 32)
    line.similarity = 0.93
    line.events = 2
    line.language = "de"
    line.title = "T"
    line.published = "2022-12-19"
    line.publishedFrom = .sidecar
    line.publisher = "P"
    line.url = "u"
    line.format = "text"
    line.charset = "UTF-8"
    line.bytes = 123
    line.reason = FailureReason(code: "not-text", sentence: "It is not text.")
    line.tookMilliseconds = 7
    return line
}
