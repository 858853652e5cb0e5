import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// Rows 1 to 11 of the table of failure modes: how files arrive.
    @Suite struct IntakeFaults {
        private let service: RunningService

        /// Events that the kernel keeps for a watcher; a file that is made and closed gives two.
        private static let queueLength: Int = {
            let path = "/proc/sys/fs/inotify/max_queued_events"
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return Int(text.prefix { $0.isNumber }) ?? 16_384
        }()

        init() throws { service = try RunningService() }

        @Test func `01 files dropped while it was down are logged`() throws {
            for number in 1...5 { try service.drop("\(number).txt") }
            try service.start()
            #expect(service.logs(5))
            #expect(try service.comesToRest())
            #expect(Set(service.outcomes.compactMap { $0.split(separator: " ").last }).count == 5)
        }

        @Test func `02 files dropped while it starts are logged`() throws {
            try service.start(awaitsReady: false)
            for number in 1...300 { try service.drop("\(number).txt") }
            #expect(service.logs(300))
            #expect(try service.comesToRest())
            #expect(service.lines.count == 300)
        }

        @Test func `03 a queue that was too short is made good by a scan`() throws {
            try service.start()
            service.signal(SIGSTOP)
            // One name again and again fills the queue, so that no event tells of what follows.
            for _ in 1...Self.queueLength {
                close(open(service.path("again.txt"), O_WRONLY | O_CREAT, 0o644))
                unlink(service.path("again.txt"))
            }
            for number in 1...200 { try service.drop("\(number).txt") }
            service.signal(SIGCONT)
            #expect(service.logs(200))
            #expect(service.wait { service.status["overflows"] as? Int ?? 0 > 0 })
            #expect(service.messages.contains("too short"))
            #expect(try service.comesToRest())
            #expect(service.lines.count == 200)
        }

        @Test func `04 a slow writer's file is taken as a whole`() throws {
            try service.start(["settle_seconds=0.1", "rescan_seconds=0.2"])
            let file = open(service.path("a.txt"), O_WRONLY | O_CREAT, 0o644)
            write(file, "Report from Paris.\n", 19)
            // However often it is looked at: until it is closed the status says that it waits.
            #expect(try service.statesMeanwhile(of: "a.txt") == ["waiting"])
            #expect(service.lines.isEmpty)
            write(file, "The president left.\n", 20)
            close(file)
            #expect(service.logs(1))
            #expect(service.lines.first?["bytes"] as? Int == 39)
        }

        @Test func `05 what a crashed writer left is set aside with the reason`() throws {
            try service.start()
            try Data((0..<500).map { _ in UInt8.random(in: 0...255) } + [0, 0, 0]).write(
                to: URL(fileURLWithPath: service.path("a.zip")))
            #expect(service.wait { service.failure(of: "a.zip") != nil })
            #expect(try service.comesToRest())
            #expect(service.outcomes == ["failed a.zip"])
        }

        @Test func `06 a descriptor that was passed on is waited for`() throws {
            try service.start(["settle_seconds=0.1", "rescan_seconds=0.2"])
            let file = open(service.path("a.txt"), O_WRONLY | O_CREAT, 0o644)
            let passedOn = dup(file)
            write(file, "one\n", 4)
            close(file)
            #expect(try service.statesMeanwhile(of: "a.txt") == ["waiting"])
            #expect(service.lines.isEmpty)
            write(passedOn, "two\n", 4)
            close(passedOn)
            #expect(service.logs(1))
            #expect(service.lines.first?["bytes"] as? Int == 8)
        }

        @Test func `07 a file delivered by link is logged`() throws {
            try service.start(["allow_hard_links=true"])
            let outside = service.folder.appending("draft")
            try Data(service.article("a").utf8).write(to: URL(fileURLWithPath: outside))
            #expect(link(outside, service.path("a.txt")) == 0)
            #expect(service.logs(1))
        }

        @Test func `07 a file delivered by link and unlink is logged without leave for links`()
            throws
        {
            try service.start()
            let outside = service.folder.appending("draft")
            try Data(service.article("a").utf8).write(to: URL(fileURLWithPath: outside))
            #expect(link(outside, service.path("a.txt")) == 0)
            unlink(outside)
            #expect(service.logs(1))
            #expect(service.wait { service.isDone("a.txt") })
        }

        @Test func `08 new content under an old name is a new article`() throws {
            try service.start()
            for number in 1...3 {
                let draft = service.folder.appending("draft")
                try Data(service.article("\(number)").utf8).write(to: URL(fileURLWithPath: draft))
                rename(draft, service.path("a.txt"))
                #expect(service.logs(number))
            }
            #expect(Set(service.lines.compactMap { $0["digest"] as? String }).count == 3)
        }

        @Test func `09 an inode that is used again is another file`() throws {
            try service.start()
            var inodes: Set<UInt> = []
            for number in 1...20 {
                try service.drop("a.txt", service.article("\(number)"))
                var status = stat()
                if lstat(service.path("a.txt"), &status) == 0 { inodes.insert(status.st_ino) }
                #expect(service.logs(number))
                #expect(service.wait { service.isDone("a.txt") })
                try FileManager.default.removeItem(atPath: service.path(".done"))
            }
            #expect(service.lines.count == 20)
            #expect(inodes.count < 20)
        }

        @Test func `10 the same content under another name is a duplicate of the first`() throws {
            try service.start()
            try service.drop("a.txt", service.article("x"))
            #expect(service.logs(1))
            try service.drop("b.txt", service.article("x"))
            #expect(service.logs(2))
            #expect(service.lines[1]["outcome"] as? String == "duplicate")
            #expect(
                service.lines[1]["duplicate_of"] as? String == service.lines[0]["digest"] as? String
            )
            #expect(service.wait { service.isDone("b.txt") })
        }

        @Test func `11 a file that is noticed many times is logged once`() throws {
            try service.start(["rescan_seconds=0.1"])
            for number in 1...200 {
                let name = "\(number).txt"
                try service.drop(name)
                chmod(service.path(name), 0o640)
                close(open(service.path(name), O_WRONLY))
                chmod(service.path(name), 0o644)
            }
            #expect(service.logs(200))
            #expect(try service.comesToRest())
            #expect(service.lines.count == 200)
        }
    }
}
