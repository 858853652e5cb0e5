import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// Row 22: file systems to which others write without inotify's seeing it.
    @Suite struct MountFaults {
        private let service: RunningService
        /// The folder that the inbox shows, as another machine would see it.
        private let far: String

        init() throws {
            service = try RunningService()
            far = service.folder.appending("far")
            mkdir(far, 0o755)
        }

        /// Whether a file system in user space can be mounted here.
        private static let hasFUSE =
            RunningService.isRoot && access("/dev/fuse", R_OK | W_OK) == 0
            && run("which", "bindfs")

        private static let noFUSE: Comment = "it takes root, /dev/fuse and the package bindfs"

        private func mount() {
            #expect(run("bindfs", far, service.inbox))
        }

        private func unmount() {
            service.kill()
            run("umount", "-l", service.inbox)
        }

        private func dropFar(_ name: String) throws {
            try Data(service.article(name).utf8).write(to: URL(fileURLWithPath: far + "/" + name))
        }

        @Test(.enabled(if: MountFaults.hasFUSE, MountFaults.noFUSE))
        func `22 a FUSE inbox is polled, and what is written beyond it is logged`() throws {
            mount()
            defer { unmount() }
            try dropFar("before.txt")
            try service.start(["poll_seconds=0.2", "settle_seconds=0.2"])
            #expect(service.wait { service.status["watch"] as? String == "polling" })
            #expect(service.messages.contains("FUSE"))
            try dropFar("after.txt")
            #expect(service.logs(2))
            #expect(service.wait { service.isDone("before.txt") && service.isDone("after.txt") })
            // Where a rename cannot be told not to replace, a file has both names for a moment.
            #expect(
                service.wait {
                    let left = try? FileManager.default.contentsOfDirectory(atPath: far)
                    return left?.allSatisfy { $0.hasPrefix(".") } == true
                })
            #expect(service.lines.count == 2)
        }

        @Test(.enabled(if: MountFaults.hasFUSE, MountFaults.noFUSE))
        func `22 on FUSE a file whose far writer has not done is left until it rests`() throws {
            mount()
            defer { unmount() }
            try service.start(["poll_seconds=0.2", "settle_seconds=3600"])
            let file = open(far + "/slow.txt", O_WRONLY | O_CREAT, 0o644)
            defer { close(file) }
            write(file, "Report from Paris.\n", 19)
            #expect(
                service.wait {
                    let status = service.status(of: "slow.txt")
                    return (status?["reason"] as? String)?.contains("being written") == true
                        && status?["until"] != nil || !service.lines.isEmpty
                })
            // A near writer's close is seen, and says that its own file is complete.
            #expect(try service.catchesUp())
            #expect(service.lines.isEmpty)
        }

        /// The kernel's answer to statfs is changed: its first word is the kind of file system.
        @Test(arguments: [("NFS", "6969000000000000"), ("CIFS", "424d53ff00000000")])
        func `22 an inbox that the kernel calls remote is polled`(
            name: String, kind: String
        ) throws {
            try service.start(
                ["poll_seconds=0.2", "settle_seconds=0.2"],
                behind: [
                    "strace", "-f", "-I", "2", "-qq", "-o", "/dev/null", "-e", "trace=fstatfs",
                    "-e", "inject=fstatfs:poke_exit=@arg2=\(kind)",
                ])
            #expect(service.wait { service.status["watch"] as? String == "polling" })
            #expect(service.messages.contains("the inbox lies on \(name)"))
            let draft = service.folder.appending("draft")
            try Data(service.article("a").utf8).write(to: URL(fileURLWithPath: draft))
            rename(draft, service.path("a.txt"))
            #expect(service.wait { service.isDone("a.txt") })
            #expect(service.lines.count == 1)
        }
    }
}
