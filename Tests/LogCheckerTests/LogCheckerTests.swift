import Foundation
import LogChecker
import Testing

struct LogCheckerTests {
    private let root = FileManager.default.temporaryDirectory
        .appendingPathComponent("log-checker-\(UUID().uuidString)").path

    /// Writes a log and done files, and returns what the checker says of them.
    private func check(
        log: [String], done: [String] = [], dropped: LogChecker.Manifest = [:]
    ) throws -> [String] {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let folder = "\(root)/inbox/.done/2024-01-01"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: "\(root)/state", withIntermediateDirectories: true)
        for (index, text) in done.enumerated() {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(index).txt"))
        }
        let lines = log.map { $0 + "\n" }.joined()
        try Data(lines.utf8).write(to: URL(fileURLWithPath: "\(root)/state/events.jsonl"))
        return LogChecker(inbox: "\(root)/inbox", state: "\(root)/state")
            .violations(dropped: dropped, isSettled: true)
    }

    private func article(_ digest: String, events: Int = 0, second: Int = 0) -> String {
        #"{"kind":"article","logged":"2024-01-01T00:00:0\#(second).000Z","digest":"\#(digest)","#
            + #""outcome":"events","events":\#(events)}"#
    }

    private func event(_ id: String, of digest: String) -> String {
        #"{"kind":"event","id":"\#(id)","logged":"2024-01-01T00:00:00.000Z","#
            + #""article":{"digest":"\#(digest)"}}"#
    }

    /// A line as another one that was logged in a later second, in the place of those of second 0.
    private func superseding(_ line: String, second: Int = 1, time: Int = 0) -> String {
        line.replacingOccurrences(of: "00:00:00.000Z", with: "00:00:0\(second).000Z")
            .replacingOccurrences(
                of: #"","logged""#,
                with: #"","supersedes":"2024-01-01T00:00:0\#(time).000Z","logged""#)
    }

    @Test func `lines that supersede those of an article are no second ones`() throws {
        let old = [event("e-1", of: "d"), event("e-2", of: "d"), article("d", events: 2)]
        let new = [event("e-1", of: "d"), article("d", events: 1)].map { superseding($0) }
        #expect(try check(log: old + new) == [])
        let newer = [superseding(article("d"), second: 2, time: 1)]
        #expect(try check(log: old + new + newer) == [])
    }

    @Test func `events of an article are those of the lines that supersede`() throws {
        let old = [event("e-1", of: "d"), event("e-2", of: "d"), article("d", events: 2)]
        let new = [event("e-3", of: "d"), article("d", events: 1)].map { superseding($0) }
        let state = root + "/events"
        try FileManager.default.createDirectory(
            atPath: state, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        try Data((old + new).map { $0 + "\n" }.joined().utf8)
            .write(to: URL(fileURLWithPath: state + "/events.jsonl"))
        #expect(LogChecker(inbox: root, state: state).events() == ["d": ["e-3"]])
    }

    @Test func `lines that supersede what is not there, or not the last, are found`() throws {
        #expect(try check(log: [superseding(article("d"))]).count == 1)
        let both = [superseding(article("d")), superseding(article("d"), second: 2)]
        #expect(try check(log: [article("d")] + both).count == 1)
        let event = [event("e-1", of: "d"), article("d", events: 1)]
        #expect(
            try check(log: event + [event[0], superseding(article("d", events: 1))]).count == 2)
    }

    @Test func `the digest is SHA-256`() {
        #expect(
            LogChecker.digest(of: Data("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `a whole log has no violation`() throws {
        let digest = LogChecker.digest(of: Data("text".utf8))
        let found = try check(
            log: [event("e-1", of: digest), article(digest, events: 1)], done: ["text"],
            dropped: ["a.txt": digest])
        #expect(found == [])
    }

    @Test func `a second line of one digest is found`() throws {
        #expect(try check(log: [article("d"), article("d")]).count == 1)
    }

    @Test func `an event that stands twice is found`() throws {
        let log = [event("e-1", of: "d"), event("e-1", of: "d"), article("d", events: 2)]
        #expect(try check(log: log).count == 1)
    }

    @Test func `an article with a missing event is found`() throws {
        #expect(try check(log: [event("e-1", of: "d"), article("d", events: 2)]).count == 1)
    }

    @Test func `a torn line is found`() throws {
        #expect(try check(log: [article("d"), #"{"kind":"art"#]).count == 1)
    }

    @Test func `a lost file is found`() throws {
        #expect(try check(log: [article("d")], dropped: ["a.txt": "d"]).count == 1)
    }

    @Test func `a file in done without a line is found`() throws {
        let digest = LogChecker.digest(of: Data("text".utf8))
        let found = try check(log: [], done: ["text"], dropped: ["a.txt": digest])
        #expect(found.count == 2)
    }

    @Test func `lines that run backwards in time are found`() throws {
        #expect(try check(log: [article("c", second: 2), article("d", second: 1)]).count == 1)
    }
}
