import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// Row 13 beside a running daemon: others remove, move, cut and hold log and catalogue.
    @Suite struct LogFaults {
        private let service: RunningService

        init() throws { service = try RunningService() }

        private var log: String { service.state + "/events.jsonl" }

        /// Drops files and waits until each has a line and lies in `.done`.
        private func log(_ names: String...) throws {
            for name in names { try service.drop(name) }
            for name in names { #expect(service.wait { service.isDone(name) }) }
        }

        @Test func `13 a log that is deleted while it is open is there again, whole`() throws {
            try service.start()
            try log("a.txt", "b.txt")
            unlink(log)
            try log("c.txt")
            #expect(
                Set(service.lines.compactMap { $0["file"] as? String }) == [
                    "a.txt", "b.txt", "c.txt",
                ])
            #expect(service.wait { service.messages.contains("the event log was deleted") })
            // Also where nothing is logged afterwards.
            unlink(log)
            #expect(service.wait { service.lines.count == 3 })
            try service.drop("d.txt", service.article("a.txt"))
            #expect(service.wait { service.outcomes.last == "duplicate d.txt" })
        }

        @Test func `13 a state folder that is deleted while it is open is there again`() throws {
            try service.start()
            try log("a.txt", "b.txt")
            try FileManager.default.removeItem(atPath: service.state)
            try service.drop("c.txt")
            #expect(service.logs(3))
            #expect(service.wait { service.isDone("c.txt") })
            #expect(service.wait { service.status["health"] as? String == "well" })
            try service.drop("d.txt", service.article("a.txt"))
            #expect(service.wait { service.outcomes.last == "duplicate d.txt" })
            #expect(service.stop() == 0)
            try service.start()
            try service.drop("e.txt", service.article("b.txt"))
            #expect(service.wait { service.outcomes.last == "duplicate e.txt" })
        }

        @Test func `13 a log that is cut while it is open goes on behind a whole article`() throws {
            try service.start()
            // One after the other: which of two files comes first is open.
            try log("a.txt")
            try log("b.txt")
            let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0
            truncate(log, off_t(size - 10))
            try log("c.txt")
            let text = try String(contentsOfFile: log, encoding: .utf8)
            #expect(
                text.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
            #expect(service.wait { service.messages.contains("somebody else cut it") })
            // The article whose line is gone is read again from the archive, and logged once.
            #expect(service.wait { service.lines.count == 3 })
            let files = service.lines.compactMap { $0["file"] as? String }
            #expect(files.prefix(1) == ["a.txt"] && Set(files) == ["a.txt", "b.txt", "c.txt"])
            try service.drop("b2.txt", service.article("b.txt"))
            try service.drop("a2.txt", service.article("a.txt"))
            #expect(service.logs(5))
            #expect(Set(service.outcomes.suffix(2)) == ["duplicate b2.txt", "duplicate a2.txt"])
        }

        @Test func `13 a log that is moved away is begun anew and the old one stays whole`() throws
        {
            try service.start()
            try log("a.txt")
            rename(log, log + ".1")
            try log("b.txt")
            #expect(service.outcomes == ["events b.txt"])
            let old = try String(contentsOfFile: log + ".1", encoding: .utf8)
            #expect(old.hasSuffix("}\n") && old.contains("a.txt") && !old.contains("b.txt"))
            #expect(service.wait { service.messages.contains("moved away or replaced") })
        }

        @Test(arguments: ["removed", "cut", "overwritten"], ["catalog.sqlite", "all"])
        func `13 a catalogue that is damaged while it is open forgets nothing`(
            damage: String, files: String
        ) throws {
            try service.start()
            try log("a.txt", "b.txt")
            for suffix in files == "all" ? ["", "-wal", "-shm"] : [""] {
                let path = service.state + "/catalog.sqlite" + suffix
                switch damage {
                case "removed": unlink(path)
                case "cut": truncate(path, 0)
                default:
                    let handle = FileHandle(forWritingAtPath: path)
                    handle?.write(Data(repeating: 0x55, count: 50_000))
                    try handle?.close()
                }
            }
            for number in 1...20 { try service.drop("new-\(number).txt") }
            try service.drop("a2.txt", service.article("a.txt"))
            #expect(service.logs(23))
            #expect(try service.comesToRest())
            #expect(service.number != nil, "the daemon has ended")
            #expect(service.outcomes.contains("duplicate a2.txt"))
            #expect(service.lines.count == 23)
            #expect(service.stop() == 0)
            try service.start()
            try service.drop("b2.txt", service.article("b.txt"))
            #expect(service.logs(24))
            #expect(service.outcomes.last == "duplicate b2.txt")
        }

        @Test func `13 a catalogue that another process holds does not hold up the log`() throws {
            try service.start()
            try log("a.txt")
            let script = """
                import sqlite3, sys, time
                catalog = sqlite3.connect(sys.argv[1])
                catalog.execute("BEGIN IMMEDIATE")
                open(sys.argv[2], "w").close()
                time.sleep(600)
                """
            let sign = service.folder.appending("held")
            let holder = try ChildProcess([
                "python3", "-c", script, service.state + "/catalog.sqlite", sign,
            ])
            defer { Glibc.kill(holder.number, SIGKILL) }
            #expect(service.wait { FileManager.default.fileExists(atPath: sign) })
            for number in 1...20 { try service.drop("new-\(number).txt") }
            try service.drop("a2.txt", service.article("a.txt"))
            try service.drop("new-1b.txt", service.article("new-1.txt"))
            #expect(service.logs(23))
            #expect(service.outcomes.contains("duplicate a2.txt"))
            #expect(service.lines.count { $0["outcome"] as? String == "duplicate" } == 2)
            Glibc.kill(holder.number, SIGKILL)
            #expect(holder.wait(10) != nil)
            #expect(service.stop() == 0)
            try service.start()
            try service.drop("new-2b.txt", service.article("new-2.txt"))
            #expect(service.logs(24))
            #expect(service.outcomes.last == "duplicate new-2b.txt")
        }
    }
}
