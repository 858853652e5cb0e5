import ArgumentParser
import Foundation
import LogChecker

/// Many files at once: rate, memory, answers of the status command, and the checker's verdict.
struct BurstCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "burst", abstract: "Many files at once: rate, memory, status, verdict.")

    @OptionGroup var options: BenchOptions

    @Option(help: "Number of small articles.")
    var articles = 10_000

    func run() throws {
        let daemon = try RunningDaemon(options: options)
        defer { daemon.stop() }
        var manifest: LogChecker.Manifest = [:]
        var maker = ArticleMaker(seed: 11)
        let start = monotonicSeconds()
        for number in 0..<articles {
            let name = "article-\(number).txt"
            let data = Data(maker.next(number: number).utf8)
            try data.write(to: daemon.inbox.appendingPathComponent(name))
            manifest[name] = LogChecker.digest(of: data)
        }
        let dropped = monotonicSeconds()
        let samples = try follow(daemon, until: articles)
        let seconds = monotonicSeconds() - start
        let memory = Distribution(samples.memory)
        print("\(articles) articles dropped in \(format(dropped - start)) s")
        print("logged after \(format(seconds)) s: \(format(Double(articles) / seconds)) a second")
        print(
            "resident memory: p50 \(format(memory.quantile(0.5))) MB, max \(format(memory.quantile(1))) MB"
        )
        print("dateline status   \(Distribution(samples.status).milliseconds)")
        let found = LogChecker(inbox: daemon.inbox.path, state: daemon.state.path)
            .violations(dropped: manifest, isSettled: true)
        print("violations: \(found.count)")
        for violation in found.prefix(20) { print("  \(violation)") }
        if !found.isEmpty { throw ExitCode.failure }
    }

    private func format(_ value: Double) -> String { String(format: "%.1f", value) }

    private func follow(
        _ daemon: RunningDaemon, until count: Int
    ) throws -> (memory: [Double], status: [Double]) {
        var log = LogFollower(path: daemon.state.appendingPathComponent("events.jsonl").path)
        var memory: [Double] = []
        var status: [Double] = []
        var last = (count: 0, time: monotonicSeconds())
        while log.seen.count < count {
            log.look()
            memory.append(daemon.residentMegabytes)
            status.append(try daemon.statusSeconds())
            if log.seen.count > last.count { last = (log.seen.count, monotonicSeconds()) }
            guard monotonicSeconds() - last.time < 60 else {
                throw BenchError(message: "no progress for 60 s at \(last.count) of \(count) files")
            }
            usleep(200_000)
        }
        return (memory, status)
    }
}
