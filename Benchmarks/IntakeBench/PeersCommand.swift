import ArgumentParser
import Foundation
import LogChecker

/// The same burst of files, seen by Dateline and by other watchers on this machine.
struct PeersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "peers",
        abstract: "Files seen and lost by Dateline, inotifywait, incron and Python's watchdog.")

    @OptionGroup var options: BenchOptions

    @Option(help: "Number of files.")
    var files = 10_000

    @Option(help: "Seconds for which the watcher is stopped (SIGSTOP) while files arrive.")
    var stall = 0

    func run() throws {
        print("| watcher | files | seen | lost | p50 ms | p99 ms |")
        print("|---|---|---|---|---|---|")
        try report("Dateline (lines in the log)", try dateline())
        for peer in Peer.all {
            guard peer.isInstalled else {
                print("| \(peer.name) | not installed | | | | |")
                continue
            }
            try report(
                peer.name, try peer.run(files: files, stall: stall, scratch: options.scratch))
        }
    }

    private func report(_ name: String, _ seconds: [Double]) throws {
        let figures = Distribution(seconds)
        let cells = [0.5, 0.99].map { String(format: "%.1f", figures.quantile($0) * 1000) }
        print(
            "| \(name) | \(files) | \(seconds.count) | \(files - seconds.count) | "
                + cells.joined(separator: " | ") + " |")
    }

    private func dateline() throws -> [Double] {
        let daemon = try RunningDaemon(options: options)
        defer { daemon.stop() }
        if stall > 0 { daemon.signal(SIGSTOP) }
        let closed = try dropFiles(files, into: daemon.inbox)
        if stall > 0 {
            sleep(UInt32(stall))
            daemon.signal(SIGCONT)
        }
        var log = LogFollower(path: daemon.state.appendingPathComponent("events.jsonl").path)
        var last = (count: 0, time: monotonicSeconds())
        while log.seen.count < files, monotonicSeconds() - last.time < 45 {
            log.look()
            if log.seen.count > last.count { last = (log.seen.count, monotonicSeconds()) }
            usleep(2_000)
        }
        return log.seen.compactMap { name, time in closed[name].map { time - $0 } }
    }
}

/// Writes articles into a folder and returns the time at which each was closed.
func dropFiles(_ count: Int, into folder: URL) throws -> [String: Double] {
    var maker = ArticleMaker(seed: 13)
    var closed: [String: Double] = [:]
    for number in 0..<count {
        let name = "article-\(number).txt"
        try Data(maker.next(number: number).utf8).write(to: folder.appendingPathComponent(name))
        closed[name] = monotonicSeconds()
    }
    return closed
}
