import EventLog
import FoundationEssentials
import Reports
import SystemCalls
import Testing
import TestSupport

struct HealthTests {
    let folder: TemporaryFolder
    let state: BytePath

    init() throws {
        folder = try TemporaryFolder()
        state = BytePath(folder.path)
    }

    /// The report of a state folder that somebody holds, whose status was written `age` seconds ago.
    private func report(
        age: Int, process: Int = 1, _ change: (inout ServiceStatus) -> Void = { _ in }
    ) throws -> StatusReport {
        let inbox = folder.appending("inbox")
        try makeFolders(BytePath(inbox + "/.done/2026-01-02"))
        for name in ["a.txt", "b.txt", ".hidden", ".done/2026-01-02/c.txt"] {
            try Data("news".utf8).write(to: URL(filePath: inbox + "/" + name))
        }
        let lock = folder.appending("lock")
        try Data("1\n".utf8).write(to: URL(filePath: lock))
        let past = Date(timeIntervalSinceNow: -3600)
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: lock)
        var status = ServiceStatus(process: process, started: "", inbox: inbox)
        status.health = .well
        status.updated =
            Timestamp(milliseconds: Timestamp.now().milliseconds - age * 1000).description
        change(&status)
        try Data(status.json()).write(
            to: URL(filePath: folder.appending(ServiceStatus.fileName)))
        let held = try OpenFile.open(BytePath(lock), [.readWrite])
        #expect(try held.lock())
        return try StatusReport.gather(state: folder.path)
    }

    @Test func `a fresh status is believed`() throws {
        let report = try report(age: 5)
        #expect(report.health == "well" && !report.isBlocked && report.problems.isEmpty)
        #expect(report.found == nil)
    }

    @Test func `an old status of a running daemon is not`() throws {
        let report = try report(age: 105)
        #expect(report.health == "not responding" && report.isBlocked)
        #expect(report.problems.first?.contains("for 105 s") == true)
        #expect(report.found == 2)
        let text = report.text(Paint(isColoured: false), width: nil).joined(separator: "\n")
        #expect(text.contains("not responding") && text.contains("2 files in the inbox"))
        #expect(String(decoding: report.json(), as: UTF8.self).contains("\"not responding\""))
        #expect(report.prometheus().contains("dateline_healthy 0"))
        #expect(report.prometheus().contains("dateline_waiting_files 2"))
    }

    @Test func `a daemon that never wrote a status of its own is seen by its lock`() throws {
        #expect(try report(age: 5, process: 2).health == "not responding")
    }

    @Test func `a daemon that takes no file is told from one that has some other trouble`() throws {
        let degraded = try report(age: 1) {
            $0.health = .degraded
            $0.problems = ["polling"]
        }
        #expect(!degraded.isBlocked)
        let blocked = try report(age: 1) {
            $0.health = .degraded
            $0.isBlocked = true
        }
        #expect(blocked.isBlocked && blocked.found == 2)
    }
}
