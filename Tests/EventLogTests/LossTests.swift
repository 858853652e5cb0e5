import SystemCalls
import Testing

@testable import EventLog

struct LossTests {
    let folder: LogFolder

    /// A log of ten articles, closed.
    init() throws {
        folder = try LogFolder()
        let writer = try folder.open()
        for number in 1...10 { _ = try writer.append(entry(number)) }
        writer.close()
        writer.catalog.close()
    }

    /// Cuts `count` bytes off the log's end.
    private func cut(_ count: Int) throws {
        try folder.write(Array(folder.bytes().dropLast(count)))
    }

    /// Changes a byte in the middle of the lines of an article.
    private func spoil(_ number: Int) throws {
        var bytes = try folder.bytes()
        let place = try #require(bytes.firstRange(of: Array("\"id\":\"e-\(number)-0\"".utf8)))
        bytes[place.lowerBound] = 0
        try folder.write(bytes)
    }

    private func lost(_ catalog: Catalog) throws -> [String] { try catalog.lost().map(\.file.text) }

    @Test func `articles whose lines were taken out with damage are known as lost`() throws {
        try spoil(4)
        try cut(40)
        let writer = try folder.open()
        #expect(try lost(writer.catalog) == ["4.txt", "10.txt"])
        #expect(try writer.catalog.lost().allSatisfy { $0.state == .sought })
    }

    @Test(arguments: [1, 40, 3000])
    func `a cut tail alone is known as well`(_ count: Int) throws {
        try cut(count)
        let writer = try folder.open()
        let kept = try writer.catalog.totals()["outcome"]?["events"] ?? 0
        #expect(kept < 10)
        #expect(try lost(writer.catalog) == ((kept + 1)...10).map { "\($0).txt" })
    }

    @Test func `zeros in place of the tail lose what they stand for`() throws {
        let bytes = try folder.bytes()
        try folder.write(Array(bytes.dropLast(300)) + [UInt8](repeating: 0, count: 300))
        #expect(try lost(folder.open().catalog) == ["10.txt"])
    }

    @Test func `a log that is damage from end to end has lost all`() throws {
        try folder.write(Array(folder.bytes().prefix(100)))
        #expect(try lost(folder.open().catalog).count == 10)
    }

    @Test func `a log that somebody took away or emptied is not missed`() throws {
        try folder.write([])
        let writer = try folder.open()
        #expect(try lost(writer.catalog).isEmpty)
        _ = try writer.append(entry(11))
        #expect(try lost(writer.catalog).isEmpty)
    }

    @Test func `a catalogue made anew from a whole log misses nothing`() throws {
        #expect(try lost(Catalog.anew(folder: folder.path)).isEmpty)
    }

    @Test func `reindexing keeps what was lost in mind`() throws {
        try spoil(4)
        try folder.open().close()
        #expect(try lost(Catalog.anew(folder: folder.path)) == ["4.txt"])
    }

    @Test func `a comparison that was cut short is made at the next start`() throws {
        let catalog = try Catalog(folder: folder.path)
        catalog.close()
        try spoil(4)
        Catalog.setAside(in: folder.path)
        #expect(try lost(folder.open().catalog) == ["4.txt"])
        #expect(try !folder.names().contains { $0.contains("earlier") })
    }

    @Test func `an article that is logged again is lost no more`() throws {
        try spoil(4)
        let writer = try folder.open()
        try writer.catalog.note(.returned, of: writer.catalog.lost())
        _ = try writer.append(entry(4))
        #expect(try writer.catalog.lost().isEmpty)
    }

    @Test func `damage while the log is open is known`() throws {
        let writer = try folder.open()
        try cut(40)
        #expect(!writer.lookAfter().isEmpty)
        #expect(try lost(writer.catalog) == ["10.txt"])
    }
}
