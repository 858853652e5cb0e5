import Annotation
import EventLog
import SystemCalls
import Testing

/// The identifiers of events.
private func ids(_ lines: [LogReader.Line]) -> [String] { lines.compactMap { $0.event?.event.id } }

/// All events of a reader that pass a filter.
private func events(
    _ reader: LogReader, _ filter: LogFilter = LogFilter()
) throws -> [LogReader.Line] {
    var lines: [LogReader.Line] = []
    try reader.forEachEvent(filter) {
        lines.append($0)
        return true
    }
    return lines
}

@Test func `events are read over all segments in order`() throws {
    let folder = try LogFolder()
    let writer = try folder.open(rotation: .init(bytes: 4000))
    for number in 0..<10 { _ = try writer.append(entry(number)) }
    let wanted = (0..<10).flatMap { ["e-\($0)-0", "e-\($0)-1"] }
    let reader = LogReader(folder: folder.path)
    #expect(ids(try events(reader)) == wanted)
    #expect(ids(try reader.lastEvents(100)) == wanted)
    #expect(ids(try reader.lastEvents(5)) == Array(wanted.suffix(5)))
    #expect(try reader.lastEvents(0).isEmpty)
}

@Test func `events without their article line are not seen`() throws {
    let folder = try LogFolder()
    let half = entry(2).events.flatMap { $0.encoded() }
    try folder.write(entry(1).encoded(logged: .now()).bytes + half + Array("{\"kind\":".utf8))
    let reader = LogReader(folder: folder.path)
    #expect(ids(try events(reader)) == ["e-1-0", "e-1-1"])
    #expect(ids(try reader.lastEvents(9)) == ["e-1-0", "e-1-1"])
}

@Test func `lines across the pieces of backward reading stay whole`() throws {
    let folder = try LogFolder()
    var bytes: [UInt8] = []
    for number in 0..<600 { bytes += entry(number).encoded(logged: .now()).bytes }
    try folder.write(bytes)
    #expect(bytes.count > 1 << 19)
    #expect(try LogReader(folder: folder.path).lastEvents(5000).count == 1200)
}

@Test func `a follower sees each event once across rotation`() throws {
    let folder = try LogFolder()
    let writer = try folder.open(rotation: .init(bytes: 4000))
    _ = try writer.append(entry(0))
    var follower = LogFollower(folder: folder.path)
    var seen: [String] = []
    for number in 1..<20 {
        _ = try writer.append(entry(number, events: 1))
        if number.isMultiple(of: 7) { seen += ids(try follower.next()) }
    }
    seen += ids(try follower.next())
    #expect(seen == (1..<20).map { "e-\($0)-0" })
}

@Test func `a follower waits for a log that is not there yet`() throws {
    let folder = try LogFolder()
    var follower = LogFollower(folder: folder.path)
    #expect(try follower.next().isEmpty)
    _ = try folder.open().append(entry(1))
    #expect(ids(try follower.next()) == ["e-1-0", "e-1-1"])
}

@Test func `a follower survives a log that is cut back`() throws {
    let folder = try LogFolder()
    let first = entry(1).encoded(logged: .now()).bytes
    try folder.write(first + entry(2).encoded(logged: .now()).bytes)
    var follower = LogFollower(folder: folder.path)
    try folder.write(first)
    #expect(try follower.next().isEmpty)
    try folder.write(first + entry(3).encoded(logged: .now()).bytes)
    #expect(ids(try follower.next()) == ["e-3-0", "e-3-1"])
}

/// A filter that `change` has set up.
private func filter(_ change: (inout LogFilter) -> Void) -> LogFilter {
    var filter = LogFilter()
    change(&filter)
    return filter
}

@Test(arguments: [
    filter { $0.types = [.consult, .assault] }, filter { $0.modes = ["visit"] },
    filter { $0.countries = ["BLR"] }, filter { $0.countries = ["EU"] },
    filter { $0.actors = ["ivan EX"] }, filter { $0.actors = ["AUSSENMINISTER", "außenminister"] },
    filter { $0.places = ["minsk"] }, filter { $0.modalities = [.reported] },
    filter { $0.texts = ["reiste\tNACH"] }, filter { $0.texts = ["besuch", "minsk"] },
    filter { $0.languages = ["de"] }, filter { $0.confidence = 0.8 },
    filter { $0.days = DayRange(edtf: "2022-12") }, filter { $0.loggedDays = .always },
    filter { $0.ids = ["e-1-0", "e-1-1"] }, filter { $0.stories = ["s-fedcba9876543210"] },
])
func `an event passes a filter that it meets`(filter: LogFilter) throws {
    let folder = try LogFolder()
    var article = entry(1)
    for index in article.events.indices { article.events[index].event.date = nil }
    try folder.write(article.encoded(logged: .now()).bytes)
    let reader = LogReader(folder: folder.path)
    #expect(try events(reader, filter).count == 2)
    #expect(try reader.lastEvents(9, filter).count == 2)
}

@Test(arguments: [
    filter { $0.types = [.assault] }, filter { $0.modes = ["talks"] },
    filter { $0.countries = ["UKR"] }, filter { $0.actors = ["Petra"] },
    filter { $0.places = ["Pinsk"] }, filter { $0.modalities = [.asserted] },
    filter { $0.texts = ["besuch", "pinsk"] }, filter { $0.languages = ["en"] },
    filter { $0.confidence = 0.9 }, filter { $0.days = DayRange(edtf: "2023") },
    filter { $0.loggedDays = DayRange(edtf: "1999") }, filter { $0.ids = ["e-9-9"] },
    filter { $0.stories = ["s-0"] }, filter { $0.days = DayRange(edtf: "2022-12-18") },
])
func `an event does not pass a filter that it fails`(filter: LogFilter) throws {
    let folder = try LogFolder()
    var article = entry(1)
    for index in article.events.indices { article.events[index].event.date?.edtf = "2022-12-19" }
    try folder.write(article.encoded(logged: .now()).bytes)
    #expect(try events(LogReader(folder: folder.path), filter).isEmpty)
}

@Test(arguments: [
    ("2022-12-19", 2022_12_19, 2022_12_19), ("2022-02", 2022_02_01, 2022_02_31),
    ("2022", 2022_01_01, 2022_12_31), ("202X", 2020_01_01, 2029_12_31),
    ("2022-10-15~", 2022_10_15, 2022_10_15), ("2022-12-01/2022-12-31", 2022_12_01, 2022_12_31),
    ("2022-12-01/..", 2022_12_01, 9999_12_31), ("../2022", 0, 2022_12_31),
    ("2022-03-24T10:00:00Z", 2022_03_24, 2022_03_24), ("2022-22", 2022_06_01, 2022_08_31),
    ("2022-XX-15", 2022_01_15, 2022_12_15),
])
func `a date in EDTF is a range of days`(edtf: String, first: Int, last: Int) {
    #expect(DayRange(edtf: edtf) == DayRange(first: first, last: last))
}

@Test(arguments: ["XXXX-12-19", "", "tomorrow", "2022-13x", "../..", "1/2/3"])
func `a date without a year is no range of days`(edtf: String) {
    #expect(DayRange(edtf: edtf) == nil)
}
