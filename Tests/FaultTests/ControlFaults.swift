import Foundation
import Glibc
import TestSupport
import Testing

extension Faults {
    /// What operators do: stop, reload, kill and start again under load.
    @Suite struct ControlFaults {
        private let service: RunningService

        init() throws { service = try RunningService() }

        @Test func `a stop under load is quick, in order, and loses nothing`() throws {
            try service.start()
            for number in 1...500 { try service.drop("\(number).txt") }
            #expect(service.logs(50))
            let began = Date()
            #expect(service.stop() == 0)
            // What the unit allows before it kills; that it takes less than 10 s on a machine that
            // is not busy is measured under systemd.
            #expect(Date().timeIntervalSince(began) < 20)
            try service.start()
            #expect(service.logs(500))
            #expect(try service.comesToRest())
            #expect(service.lines.count == 500)
        }

        @Test func `one SIGTERM ends it, again and again, however it comes`() throws {
            for round in 1...20 {
                try service.start()
                try service.drop("\(round).txt")
                if round % 2 == 0 {
                    service.signal(SIGSTOP)
                    service.signal(SIGCONT)
                }
                if round % 3 == 0 { service.signal(SIGHUP) }
                #expect(service.stop() == 0)
            }
            try service.start()
            #expect(service.logs(20))
        }

        @Test func `kills under load lose nothing and repeat nothing`() throws {
            for round in 1...10 {
                try service.start()
                for number in 1...100 { try service.drop("\(round)-\(number).txt") }
                #expect(service.logs((round - 1) * 100 + 20))
                service.kill()
            }
            try service.start()
            #expect(service.logs(1000))
            #expect(try service.comesToRest())
            let lines = service.lines
            #expect(Set(lines.compactMap { $0["digest"] as? String }).count == 1000)
            #expect(lines.count == 1000)
            #expect(lines.allSatisfy { $0["outcome"] as? String != "failed" })
        }

        @Test func `a reload takes a good configuration and refuses a broken one`() throws {
            let config = service.folder.appending("dateline.yaml")
            try Data("max_file_size: 1000\n".utf8).write(to: URL(fileURLWithPath: config))
            try service.start(behind: ["env", "DATELINE_SETTLE_SECONDS=0.1"], config: config)
            try service.drop("a.txt", String(repeating: "x ", count: 1000))
            #expect(service.wait { service.failure(of: "a.txt") == "too-large" })
            try Data("max_file_size: huge\n".utf8).write(to: URL(fileURLWithPath: config))
            service.signal(SIGHUP)
            #expect(service.wait { service.messages.contains("dateline.yaml:1:") })
            #expect(service.wait { service.messages.contains("the old settings stay in force") })
            try Data("max_file_size: 100000\n".utf8).write(to: URL(fileURLWithPath: config))
            service.signal(SIGHUP)
            #expect(service.wait { service.messages.contains("reloaded the configuration") })
            try service.drop("b.txt", String(repeating: "Paris ", count: 1000))
            #expect(service.wait { service.isDone("b.txt") })
        }

        @Test func `a reload takes over a word of an overlay and refuses a broken overlay`() throws
        {
            let overlay = service.folder.appending("overlay")
            try FileManager.default.createDirectory(
                atPath: overlay + "/en", withIntermediateDirectories: true)
            let rules = URL(fileURLWithPath: overlay + "/en/events.rules")
            let config = service.folder.appending("dateline.yaml")
            try Data("overlays: [\(overlay)]\n".utf8).write(to: URL(fileURLWithPath: config))
            try service.start(config: config)
            let text = "The president of France glorped with the president of Kenya in Paris."
            try service.drop("a.txt", text)
            #expect(service.logs(1))
            try Data("glorp like=meet verb=\"glorp with\"\n".utf8).write(to: rules)
            service.signal(SIGHUP)
            #expect(service.wait { service.messages.contains("reloaded the configuration") })
            try service.drop("b.txt", text + " That was all.")
            #expect(service.logs(2))
            try Data("glorp like=nothing-of-that-name verb=\"glorp\"\n".utf8).write(to: rules)
            service.signal(SIGHUP)
            #expect(service.wait { service.messages.contains("the old settings stay in force") })
            #expect(service.messages.contains("overlay/en/events.rules:1"))
            try service.drop("c.txt", text + " There was no more.")
            #expect(service.logs(3))
            #expect(service.outcomes == ["empty a.txt", "events b.txt", "events c.txt"])
        }

        @Test func `a broken configuration is refused at the start with file and line`() throws {
            let config = service.folder.appending("dateline.yaml")
            try Data("\n\nworkres: 3\n".utf8).write(to: URL(fileURLWithPath: config))
            try service.start(awaitsReady: false, config: config)
            #expect(service.ends())
            #expect(service.messages.contains("dateline.yaml:3: unknown key 'workres'"))
            #expect(service.messages.contains("did you mean 'workers'?"))
        }
    }
}
