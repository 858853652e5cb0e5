import ArgumentParser
import Foundation
import LogChecker

/// From the close of a file to its lines in the log, one file at a time on an idle daemon.
struct LatencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency", abstract: "Time from close() to the line in the log.")

    @OptionGroup var options: BenchOptions

    @Option(help: "Number of articles, of about 500 words each.")
    var articles = 300

    func run() throws {
        let daemon = try RunningDaemon(options: options)
        defer { daemon.stop() }
        var maker = ArticleMaker(seed: 7)
        var log = LogFollower(path: daemon.state.appendingPathComponent("events.jsonl").path)
        var seconds: [Double] = []
        for number in 0..<articles {
            let name = "article-\(number).txt"
            let text = maker.long(number: number, words: 500)
            let path = daemon.inbox.appendingPathComponent(name)
            try Data(text.utf8).write(to: path)
            let closed = monotonicSeconds()
            while log.seen[name] == nil, monotonicSeconds() - closed < 10 {
                log.look()
                usleep(200)
            }
            guard let seen = log.seen[name] else {
                throw BenchError(message: "\(name) had no line after 10 s")
            }
            seconds.append(seen - closed)
            usleep(UInt32(5_000 + maker.random() % 20_000))
        }
        print("close to line in the log   \(Distribution(seconds).milliseconds)")
    }
}
