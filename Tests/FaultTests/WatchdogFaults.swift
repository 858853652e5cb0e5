import TestSupport
import Testing

extension Faults {
    /// Row 25: what the service manager hears, at a socket of the test's own.
    @Suite struct WatchdogFaults {
        private let service: RunningService
        private let manager: NotificationSocket

        init() throws {
            service = try RunningService()
            manager = try NotificationSocket(at: service.folder.appending("notify"))
        }

        /// The variables of a unit with a watchdog of 30 seconds.
        private var unit: [String] {
            ["env", "NOTIFY_SOCKET=\(manager.path)", "WATCHDOG_USEC=30000000"]
        }

        /// Waits until what the manager has heard makes `isTrue` come true.
        private func hears(_ isTrue: (NotificationSocket) -> Bool) -> Bool {
            service.wait {
                manager.look()
                return isTrue(manager)
            }
        }

        @Test func `25 the manager hears that it is ready, what it does, that it lives and ends`() {
            #expect(throws: Never.self) { try service.start(behind: unit) }
            #expect(hears { $0.messages.contains { $0.text.contains("READY=1") } })
            #expect(hears { $0.messages.contains { $0.text.contains("STATUS=watching") } })
            #expect(hears { $0.messages.count(where: \.isSignOfLife) >= 3 })
            #expect(service.stop() == 0)
            #expect(hears { $0.messages.contains { $0.text.contains("STOPPING=1") } })
        }

        /// A call of the log's writer and one of the watch's thread, each made to hang for 35 s.
        @Test(arguments: ["fdatasync", "pselect6"])
        func `25 while watch or log hang there is no sign of life though status comes`(
            call: String
        ) throws {
            let hang = "inject=\(call):delay_enter=35000000:when=\(call == "fdatasync" ? 1 : 4)"
            try service.start(
                behind: unit + [
                    "strace", "-f", "-I", "2", "-qq", "-o", "/dev/null", "-e", "trace=\(call)",
                    "-e", hang,
                ])
            #expect(hears { $0.messages.contains(where: \.isSignOfLife) })
            try service.drop("a.txt")
            #expect(hears { ($0.silence ?? 0) > 8 && $0.saysMoreThanItLives })
            let signs = manager.messages.count(where: \.isSignOfLife)
            #expect(hears { $0.messages.count(where: \.isSignOfLife) > signs })
            #expect(service.wait { service.isDone("a.txt") })
            #expect(service.lines.count == 1)
        }
    }
}
