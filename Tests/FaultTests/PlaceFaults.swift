import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// Rows 16 to 25: rights, mounts, names, what is no file, limits, and other instances.
    @Suite struct PlaceFaults {
        private let service: RunningService
        /// Runs a command as nobody, who may not do everything.
        private let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

        init() throws { service = try RunningService() }

        /// Gives inbox and state to nobody.
        private func giveAway() throws {
            try FileManager.default.createDirectory(
                atPath: service.state, withIntermediateDirectories: true)
            for path in [service.inbox, service.state] { chown(path, 65534, 65534) }
        }

        @Test(.enabled(if: RunningService.isRoot))
        func `16 a file that may not be read waits and is taken when it may`() throws {
            try giveAway()
            try service.start(behind: nobody)
            try service.drop(".draft")
            chmod(service.path(".draft"), 0o600)
            rename(service.path(".draft"), service.path("a.txt"))
            #expect(
                service.wait {
                    (service.status(of: "a.txt")?["reason"] as? String)?.contains("right to read")
                        == true
                })
            #expect(service.lines.isEmpty)
            chmod(service.path("a.txt"), 0o644)
            #expect(service.logs(1))
        }

        @Test(.enabled(if: RunningService.isRoot))
        func `16 a file that may not be moved is logged once and said to be stuck`() throws {
            try giveAway()
            mkdir(service.path("feed"), 0o755)
            try service.drop("feed/a.txt")
            try service.start(["rescan_seconds=0.2"], behind: nobody)
            #expect(
                service.wait { service.status(of: "feed/a.txt")?["state"] as? String == "stuck" }
            )
            #expect(try service.catchesUp())
            #expect(service.lines.count == 1)
            #expect(service.exists("feed/a.txt"))
            service.kill()
            try service.start(behind: nobody)
            #expect(
                service.wait { service.status(of: "feed/a.txt")?["state"] as? String == "stuck" }
            )
            #expect(service.lines.count == 1)
            chown(service.path("feed"), 65534, 65534)
            #expect(service.wait { service.isDone("feed/a.txt") })
            #expect(service.lines.count == 1)
        }

        @Test(.enabled(if: RunningService.isRoot))
        func `17 a file system mounted in the inbox keeps its files`() throws {
            mkdir(service.path("disk"), 0o755)
            #expect(run("mount", "-t", "tmpfs", "tmpfs", service.path("disk")))
            defer { run("umount", "-l", service.path("disk")) }
            try service.start()
            try service.drop("disk/a.txt")
            #expect(service.logs(1))
            #expect(
                service.wait { service.exists("disk/.done") && !service.exists("disk/a.txt") })
            service.kill()
        }

        @Test func `18 hostile names are logged exactly and nothing is run`() throws {
            let names: [[UInt8]] = [
                Array("a\nb.txt".utf8), [0xFF, 0xFE, 0x2E, 0x74], Array("-rf".utf8),
                Array("$(touch pwned).txt".utf8), Array("a;b|c&d.txt".utf8),
                Array("\u{1B}[31m.txt".utf8),
                Array(repeating: UInt8(ascii: "x"), count: 255), Array("名前.txt".utf8),
                Array("%s%n".utf8),
            ]
            try service.start()
            for (number, name) in names.enumerated() {
                let path = Array(service.inbox.utf8) + [UInt8(ascii: "/")] + name + [0]
                let file = open(path.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT, 0o644)
                let text = service.article("\(number)")
                _ = text.withCString { write(file, $0, strlen($0)) }
                close(file)
            }
            #expect(service.logs(names.count))
            let logged = service.lines.compactMap { line -> [UInt8]? in
                if let base64 = line["file_bytes"] as? String {
                    return Data(base64Encoded: base64).map(Array.init)
                }
                return (line["file"] as? String).map { Array($0.utf8) }
            }
            #expect(Set(logged) == Set(names))
            #expect(!service.exists("pwned"))
            #expect(!service.messages.contains("\u{1B}"))
        }

        @Test func `19 links, pipes and devices are set aside and never opened`() throws {
            try service.start(["settle_seconds=0.1"])
            #expect(symlink("/etc/passwd", service.path("link")) == 0)
            #expect(mkfifo(service.path("pipe"), 0o666) == 0)
            let secret = service.folder.appending("secret")
            try Data("secret".utf8).write(to: URL(fileURLWithPath: secret))
            #expect(link(secret, service.path("hard.txt")) == 0)
            try service.drop("good.txt")
            #expect(service.wait { service.failure(of: "link") == "not-a-file" })
            #expect(service.wait { service.failure(of: "pipe") == "not-a-file" })
            #expect(service.wait { service.failure(of: "hard.txt") == "hard-link" })
            #expect(service.wait { service.isDone("good.txt") })
            #expect(!service.lines.contains { ($0["file"] as? String) == "link" })
        }

        @Test(arguments: ["file", "link"])
        func `16 where no folder for processed files can be a file is logged once`(
            kind: String
        ) throws {
            if kind == "file" {
                try service.drop(".done")
            } else {
                symlink("/tmp", service.path(".done"))
            }
            try service.start(["rescan_seconds=0.2", "settle_seconds=0.1"])
            for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
                try service.drop(name)
                #expect(service.wait { service.status(of: name)?["state"] as? String == "stuck" })
            }
            #expect(service.lines.count == 4)
            #expect(service.status["health"] as? String == "degraded")
            unlink(service.path(".done"))
            service.kill()
            try service.start()
            #expect(service.wait { service.isDone("a.txt") && service.isDone("d.txt") })
            #expect(service.lines.count == 4)
        }

        @Test func `19 a sparse file of a terabyte keeps nobody`() throws {
            try service.start(["workers=1"])
            try service.drop(".huge")
            truncate(service.path(".huge"), 1 << 40)
            rename(service.path(".huge"), service.path("huge.txt"))
            try service.drop("a.txt")
            #expect(service.wait { service.isDone("a.txt") })
            #expect(service.wait { service.failure(of: "huge.txt") == "too-large" })
        }

        @Test func `19 empty and oversized files are set aside with the reason`() throws {
            try service.start(["settle_seconds=0.1", "max_file_size=100000"])
            try service.drop("empty.txt", "")
            try service.drop("large.txt", String(repeating: "x", count: 100_001))
            #expect(service.wait { service.failure(of: "empty.txt") == "empty" })
            #expect(service.wait { service.failure(of: "large.txt") == "too-large" })
            #expect(try service.comesToRest())
            #expect(service.outcomes.sorted() == ["failed empty.txt", "failed large.txt"])
        }

        @Test func `20 unfinished names are left alone until they are renamed`() throws {
            try service.start(["rescan_seconds=0.2"])
            try service.drop("a.txt.part")
            #expect(
                service.wait {
                    service.status(of: "a.txt.part")?["state"] as? String == "ignored"
                })
            #expect(service.lines.isEmpty)
            rename(service.path("a.txt.part"), service.path("a.txt"))
            #expect(service.logs(1))
            #expect(service.outcomes.first?.hasSuffix(" a.txt") == true)
        }

        @Test func `21 an inbox that is deleted and made anew is watched again`() throws {
            try service.start(["poll_seconds=0.2"])
            try service.drop("a.txt")
            #expect(service.wait { service.isDone("a.txt") })
            try FileManager.default.removeItem(atPath: service.inbox)
            #expect(service.wait { service.status["health"] as? String == "degraded" })
            mkdir(service.inbox, 0o755)
            try service.drop("b.txt")
            #expect(service.logs(2))
            #expect(service.wait { service.status["health"] as? String == "well" })
        }

        @Test func `21 an inbox that is moved away is left and a new one is watched`() throws {
            try service.start(["poll_seconds=0.2"])
            rename(service.inbox, service.folder.appending("old"))
            mkdir(service.inbox, 0o755)
            try service.drop("a.txt")
            #expect(service.logs(1))
            #expect(service.wait { service.isDone("a.txt") })
        }

        @Test(.enabled(if: RunningService.isRoot))
        func `21 an inbox that is unmounted and mounted again is watched again`() throws {
            #expect(run("mount", "-t", "tmpfs", "tmpfs", service.inbox))
            try service.start(["poll_seconds=0.2"])
            try service.drop("a.txt")
            #expect(service.wait { service.isDone("a.txt") })
            #expect(run("umount", "-l", service.inbox))
            #expect(run("mount", "-t", "tmpfs", "tmpfs", service.inbox))
            defer { run("umount", "-l", service.inbox) }
            try service.drop("b.txt")
            #expect(service.wait { service.isDone("b.txt") })
            service.kill()
        }

        @Test func `23 without inotify it polls and names the setting`() throws {
            let script = "echo 0 >/proc/sys/user/max_inotify_instances; exec \"$@\""
            try service.start(
                ["poll_seconds=0.2"], behind: ["unshare", "-Ur", "sh", "-c", script, "sh"])
            #expect(service.wait { service.status["watch"] as? String == "polling" })
            #expect(service.messages.contains("fs.inotify.max_user_instances"))
            try service.drop("a.txt")
            #expect(service.logs(1))
        }

        @Test func `23 with too few watches it polls and names the setting`() throws {
            for name in ["a", "b", "c"] { mkdir(service.path(name), 0o755) }
            let script = "echo 2 >/proc/sys/user/max_inotify_watches; exec \"$@\""
            try service.start(
                ["poll_seconds=0.2"], behind: ["unshare", "-Ur", "sh", "-c", script, "sh"])
            #expect(service.wait { service.messages.contains("fs.inotify.max_user_watches") })
            for name in ["a", "b", "c"] { try service.drop(name + "/x.txt") }
            #expect(service.logs(3))
        }

        @Test func `24 a burst beyond what is kept in memory is logged whole`() throws {
            for number in 1...3000 {
                try service.drop("\(number).txt", "Report \(number) from Paris.")
            }
            try service.start(["queue_limit=100"])
            #expect(service.logs(3000))
            #expect(try service.comesToRest())
            #expect(service.lines.count == 3000)
        }

        @Test func `25 a second instance is refused and says why`() throws {
            try service.start()
            let second = try RunningService()
            second.state = service.state
            try second.start(awaitsReady: false)
            #expect(second.ends())
            #expect(second.messages.contains("another datelined (process \(service.number ?? 0))"))
            try service.drop("a.txt")
            #expect(service.logs(1))
        }

        @Test
        func `25 a second state folder on the same inbox is refused, until the first is killed`()
            throws
        {
            try service.start()
            let second = try RunningService()
            second.inbox = service.inbox
            try second.start(awaitsReady: false)
            #expect(second.ends())
            #expect(second.messages.contains("another datelined (process \(service.number ?? 0)"))
            #expect(second.messages.contains("works on the inbox"))
            try service.drop("a.txt")
            #expect(service.logs(1))
            service.kill()
            try second.start()
            try second.drop("b.txt")
            #expect(second.logs(1))
            #expect(service.lines.count == 1)
        }
    }
}
