import ArgumentParser
import Foundation
import LogChecker

/// Very many files at once: rate, memory, answers of the status command, and the checker's verdict.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Very many files at once: rate, memory, status, lost and doubled lines.",
        discussion: "Prints one row of a table; --header prints its head first.")

    @OptionGroup var options: BenchOptions

    @Option(help: "Number of small articles.")
    var files = 100_000

    @Flag(
        help: "Stop the daemon (SIGSTOP) while they arrive, so that the kernel's queue overflows.")
    var overflow = false

    @Flag(help: "Print the table's head.")
    var header = false

    func run() throws {
        let daemon = try RunningDaemon(options: options)
        defer { daemon.stop() }
        let manifest = try stage(in: daemon.stage)
        if overflow { daemon.signal(SIGSTOP) }
        let start = monotonicSeconds()
        for name in manifest.keys {
            rename(
                daemon.stage.appendingPathComponent(name).path,
                daemon.inbox.appendingPathComponent(name).path)
        }
        let arrival = monotonicSeconds() - start
        if overflow { daemon.signal(SIGCONT) }
        let samples = try follow(daemon)
        let overflows = daemon.overflows
        try daemon.waitUntilDrained()
        let found = LogChecker(inbox: daemon.inbox.path, state: daemon.state.path)
            .violations(dropped: manifest, isSettled: true)
        report(samples, arrival: arrival, overflows: overflows, violations: found)
        if !found.isEmpty { throw ExitCode.failure }
    }

    /// Writes all files beside the inbox, from where a rename brings each in at once.
    private func stage(in folder: URL) throws -> LogChecker.Manifest {
        var maker = ArticleMaker(seed: 11)
        var manifest: LogChecker.Manifest = [:]
        for number in 0..<files {
            let name = "article-\(number).txt"
            let data = Data(maker.next(number: number).utf8)
            try data.write(to: folder.appendingPathComponent(name))
            manifest[name] = LogChecker.digest(of: data)
        }
        return manifest
    }

    /// What was seen once a second.
    private struct Sample {
        var time: Double
        var logged: Int
        var memory: Double
        var status: Double
    }

    private func follow(_ daemon: RunningDaemon) throws -> [Sample] {
        var log = LineCounter(path: daemon.state.appendingPathComponent("events.jsonl").path)
        let start = monotonicSeconds()
        var samples: [Sample] = []
        var last = (count: 0, time: start)
        while log.articles < files {
            log.look()
            let now = monotonicSeconds()
            if log.articles > last.count { last = (log.articles, now) }
            guard now - last.time < 120 else {
                throw BenchError(
                    message: "nothing new for 120 s at \(last.count) of \(files) files")
            }
            samples.append(
                Sample(
                    time: now - start, logged: log.articles, memory: daemon.residentMegabytes,
                    status: try daemon.statusSeconds()))
            usleep(1_000_000)
        }
        return samples
    }

    private func report(
        _ samples: [Sample], arrival: Double, overflows: Int, violations: [String]
    ) {
        if header {
            print(
                "| disk | files | arrived in s | logged in s | files/s | slowest, fastest tenth "
                    + "| resident MB: first quarter, last, max | `status` ms: p50, p99, max "
                    + "| overflows | violations |")
            print("|---|---|---|---|---|---|---|---|---|---|")
        }
        let seconds = samples.last?.time ?? .nan
        let rates = tenths(samples)
        let quarter = max(1, samples.count / 4)
        let memory = [samples.prefix(quarter), samples.suffix(quarter)].map {
            Distribution($0.map(\.memory)).quantile(0.5)
        }
        let status = Distribution(samples.map { $0.status * 1000 })
        let cells = [
            options.diskName, "\(files)", tenth(arrival), tenth(seconds),
            whole(Double(files) / seconds),
            "\(whole(rates.min() ?? 0)), \(whole(rates.max() ?? 0))",
            "\(whole(memory[0])), \(whole(memory[1])), "
                + whole(samples.map(\.memory).max() ?? 0),
            "\(whole(status.quantile(0.5))), \(whole(status.quantile(0.99))), "
                + whole(status.quantile(1)),
            "\(overflows)", "\(violations.count)",
        ]
        print("| " + cells.joined(separator: " | ") + " |")
        for violation in violations.prefix(20) { print("  \(violation)") }
    }

    /// Files a second in each tenth of the files.
    private func tenths(_ samples: [Sample]) -> [Double] {
        var rates: [Double] = []
        var last = (time: 0.0, logged: 0)
        for tenth in 1...10 {
            guard let sample = samples.first(where: { $0.logged >= files * tenth / 10 }),
                sample.time > last.time
            else { continue }
            rates.append(Double(sample.logged - last.logged) / (sample.time - last.time))
            last = (sample.time, sample.logged)
        }
        return rates
    }

    private func whole(_ value: Double) -> String { String(format: "%.0f", value) }
    private func tenth(_ value: Double) -> String { String(format: "%.1f", value) }
}

/// Counts the article lines of a growing log.
struct LineCounter {
    private let path: String
    private var handle: FileHandle?
    private var rest = Data()
    /// Article lines so far.
    private(set) var articles = 0

    private static let mark = Data(#"{"kind":"article""#.utf8)

    init(path: String) { self.path = path }

    /// Takes in what was appended since the last look, over changes of the log's file.
    mutating func look() {
        repeat {
            if handle == nil { handle = FileHandle(forReadingAtPath: path) }
            // Asked before reading: what is appended to a file that was moved away is then in it.
            let isOver = isMovedAway
            while let fresh = try? handle?.read(upToCount: 1 << 24), !fresh.isEmpty { take(fresh) }
            guard isOver else { return }
            try? handle?.close()
            handle = nil
        } while true
    }

    /// Whether the log was rotated: its name stands for another file than the one that is read.
    private var isMovedAway: Bool {
        var (named, opened) = (stat(), stat())
        guard let handle, stat(path, &named) == 0, fstat(handle.fileDescriptor, &opened) == 0 else {
            return false
        }
        return named.st_ino != opened.st_ino
    }

    private mutating func take(_ fresh: Data) {
        rest.append(fresh)
        var start = rest.startIndex
        while let newline = rest[start...].firstIndex(of: 0x0A) {
            if rest[start..<newline].starts(with: Self.mark) { articles += 1 }
            start = newline + 1
        }
        rest = Data(rest[start...])
    }
}
