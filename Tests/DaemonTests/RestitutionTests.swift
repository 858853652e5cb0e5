import EventLog
import FoundationEssentials
import SystemCalls
import Testing

@testable import Daemon

struct RestitutionTests {
    let fixture: WorkFixture

    /// Five files processed, the third of two articles.
    init() throws {
        fixture = try WorkFixture()
        for name in ["a", "b", "feed", "c", "d"] {
            try fixture.drop(name, name == "feed" ? "one\ntwo" : "news of \(name)")
            _ = fixture.process(name)
        }
        fixture.desk.log.close()
    }

    private var log: URL { URL(filePath: fixture.configuration.state + "/events.jsonl") }

    /// Changes a byte of the first line of a file, and cuts the log's end.
    private func damage(_ name: String) throws {
        var bytes = try [UInt8](Data(contentsOf: log))
        let place = try #require(bytes.firstRange(of: Array("\"file\":\"\(name)\"".utf8)))
        bytes[place.lowerBound] = 0
        try Data(bytes.dropLast(40)).write(to: log)
    }

    /// A start of the daemon up to where lost files are brought back.
    private func restart() throws -> Desk {
        let desk = try WorkFixture.makeDesk(state: BytePath(fixture.configuration.state))
        let settings = fixture.settings
        Restitution(catalog: desk.catalog, board: desk.board, settings: { settings }).run()
        return desk
    }

    @Test(arguments: ["a", "feed"])
    func `what damage took out of the log is read again from the archive`(_ name: String) throws {
        let before = fixture.lines
        try damage(name)
        let desk = try restart()
        #expect(fixture.lines.count == before.count - 2)
        #expect(fixture.exists(name) && fixture.exists("d") && !fixture.exists("b"))
        for name in [name, "d"] { #expect(fixture.process(name, with: desk) == "finished") }
        #expect(fixture.lines.sorted() == before.sorted())
        #expect(try desk.catalog.lost().isEmpty)
        // Nothing is brought back a second time.
        _ = try restart()
        #expect(!fixture.exists(name) && !fixture.exists("d"))
    }

    @Test func `what is not kept is known as gone`() throws {
        try FileManager.default.removeItem(atPath: fixture.configuration.inbox + "/.done")
        try damage("a")
        let lost = try restart().catalog.lost()
        #expect(lost.map(\.file.text) == ["a", "d"])
        #expect(lost.allSatisfy { $0.state == .gone })
    }

    @Test func `a file of the same name that waits is not replaced`() throws {
        try damage("a")
        try fixture.drop("a", "other news")
        let desk = try restart()
        let names = try FileManager.default.contentsOfDirectory(
            atPath: fixture.configuration.inbox
        ).filter { !$0.hasPrefix(".") }.sorted()
        #expect(names.count == 3 && names[0] == "a" && names[1].hasPrefix("a."))
        for name in names { #expect(fixture.process(name, with: desk) == "finished") }
        #expect(try desk.catalog.lost().isEmpty)
    }
}
