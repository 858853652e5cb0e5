import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// Rows 12 to 15: kills, torn logs, full disks, poison.
    @Suite struct CrashFaults {
        private let service: RunningService

        init() throws { service = try RunningService() }

        /// strace that kills the daemon, or lets a call fail, at a call on a path.
        private func injection(_ rule: String, path: String) -> [String] {
            let call = rule.prefix { $0 != ":" }
            return [
                "strace", "-f", "-I", "2", "-qq", "-o", "/dev/null", "-P", path, "-e",
                "trace=\(call)",
                "-e", "inject=\(rule)",
            ]
        }

        @Test func `12 a kill between line and move leaves one line`() throws {
            try service.drop("a.txt")
            try service.start(
                behind: [
                    "strace", "-f", "-I", "2", "-qq", "-o", "/dev/null", "-e", "trace=renameat2",
                    "-e", "inject=renameat2:signal=KILL:when=1",
                ], awaitsReady: false)
            #expect(service.ends())
            #expect(service.lines.count == 1)
            #expect(service.exists("a.txt"))
            try service.start()
            #expect(service.wait { service.isDone("a.txt") })
            #expect(service.lines.count == 1)
        }

        @Test(arguments: [
            "{\"kind\":\"event\",\"ver", "\0\0\0\0\0\0", "{\"kind\":\"event\"}\n", "junk\n",
        ])
        func `13 a torn tail is cut and the file behind it is logged again`(tail: String) throws {
            try service.drop("a.txt")
            try service.start()
            #expect(service.logs(1))
            #expect(service.stop() == 0)
            let log = FileHandle(forWritingAtPath: service.state + "/events.jsonl")
            try log?.seekToEnd()
            log?.write(Data(tail.utf8))
            try log?.close()
            try service.drop("b.txt")
            try service.start()
            #expect(service.logs(2))
            let text = try String(contentsOfFile: service.state + "/events.jsonl", encoding: .utf8)
            #expect(
                text.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
            #expect(service.outcomes.count == 2)
        }

        @Test func `13 what rot and a cut took out of the log is read again from the archive`()
            throws
        {
            for number in 1...5 { try service.drop("\(number).txt") }
            try service.start()
            #expect(service.logs(5))
            #expect(service.stop() == 0)
            let log = URL(filePath: service.state + "/events.jsonl")
            var bytes = try Data(contentsOf: log)
            let digests = Set(service.lines.compactMap { $0["digest"] as? String })
            bytes[bytes.count / 2] = 0
            try bytes.dropLast(40).write(to: log)
            try service.start()
            #expect(service.logs(5))
            #expect(try service.comesToRest())
            #expect(Set(service.lines.compactMap { $0["digest"] as? String }) == digests)
            #expect(service.lines.count == 5)
            #expect(service.messages.contains("are read again from .done"))
        }

        @Test(arguments: ["missing", "garbage", "empty"])
        func `13 a catalogue that is broken is made anew from the log`(damage: String) throws {
            try service.drop("a.txt")
            try service.start()
            #expect(service.logs(1))
            #expect(service.stop() == 0)
            for suffix in ["", "-wal", "-shm"] {
                let path = service.state + "/catalog.sqlite" + suffix
                try? FileManager.default.removeItem(atPath: path)
                if damage == "garbage" {
                    try Data(repeating: 7, count: 9000).write(to: URL(fileURLWithPath: path))
                }
                if damage == "empty" { try Data().write(to: URL(fileURLWithPath: path)) }
            }
            try service.start()
            try service.drop("b.txt", service.article("a.txt"))
            #expect(service.logs(2))
            #expect(service.outcomes.last == "duplicate b.txt")
        }

        @Test func `13 what a lost catalogue knew of likeness is made again from the files`() throws
        {
            let text =
                "The president met the chancellor in Berlin on Monday and both called for "
                + "peace, said that more aid would come soon, and thanked the people of the city."
            try service.drop("a.txt", text)
            try service.start()
            #expect(service.wait { service.isDone("a.txt") })
            #expect(service.stop() == 0)
            unlink(service.state + "/catalog.sqlite")
            unlink(service.state + "/catalog.sqlite-wal")
            try service.start()
            #expect(service.wait { service.messages.contains("fingerprints of 1 articles") })
            try service.drop("b.txt", text + " It rained.")
            #expect(service.logs(2))
            #expect(
                service.lines.last?["similar_to"] as? String == service.lines[0]["digest"]
                    as? String)
        }

        @Test(.enabled(if: RunningService.isRoot))
        func `14 a full disk keeps files in the inbox until there is room`() throws {
            try FileManager.default.createDirectory(
                atPath: service.state, withIntermediateDirectories: true)
            #expect(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", service.state))
            defer { run("umount", "-l", service.state) }
            try service.start()
            let ballast = service.state + "/ballast"
            run("dd", "if=/dev/zero", "of=" + ballast, "bs=4k", "count=4000")
            for number in 1...40 {
                try service.drop(
                    "\(number).txt", String(repeating: "Paris \(number). ", count: 300))
            }
            #expect(service.wait { service.messages.contains("No space left on device") })
            #expect((1...40).contains { service.exists("\($0).txt") })
            unlink(ballast)
            #expect(service.logs(40))
            #expect(try service.comesToRest())
            #expect(Set(service.lines.compactMap { $0["digest"] as? String }).count == 40)
            #expect(service.lines.count == 40)
            #expect(service.wait { service.status["health"] as? String == "well" })
            service.kill()
        }

        @Test func `14 an error of the disk is said, tried again and leaves one line`() throws {
            let log = service.state + "/events.jsonl"
            try service.start(
                behind: injection("fdatasync:error=EIO:when=1..2", path: log))
            try service.drop("a.txt")
            #expect(service.wait { service.messages.contains("Input/output error") })
            #expect(service.wait { service.isDone("a.txt") })
            #expect(service.lines.count == 1)
            #expect(service.wait { service.messages.contains("in order again") })
        }

        @Test func `15 a file that ends the program three times is set aside`() throws {
            try service.drop("poison.txt")
            let log = service.state + "/events.jsonl"
            for _ in 1...3 {
                try service.start(
                    behind: injection("write:signal=KILL:when=1", path: log), awaitsReady: false)
                #expect(service.ends())
            }
            try service.start()
            #expect(service.wait { service.failure(of: "poison.txt") == "crash" })
            #expect(service.wait { service.outcomes == ["failed poison.txt"] })
        }

        @Test func `15 what was in process beside the poison is not set aside with it`() throws {
            for number in 1...4 { try service.drop("\(number).txt") }
            let log = service.state + "/events.jsonl"
            for _ in 1...3 {
                try service.start(
                    behind: injection("write:signal=KILL:when=1", path: log), awaitsReady: false)
                #expect(service.ends())
            }
            try service.start()
            #expect(service.logs(4))
            #expect(service.outcomes.count { $0.hasPrefix("failed") } == 1)
        }
    }
}
