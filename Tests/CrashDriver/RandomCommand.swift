import ArgumentParser
import Foundation

/// Many kills at random moments while articles keep coming, on one inbox and one log.
struct RandomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "random", abstract: "SIGKILL at random moments under load.")

    @OptionGroup var options: DriverOptions

    @Option(help: "Number of kills.")
    var kills = 1000

    @Option(help: "Articles dropped before each start, at most.")
    var articles: UInt64 = 12

    @Option(help: "A daemon lives for at most so many milliseconds.")
    var life: UInt64 = 600

    func run() throws {
        let bench = try Bench(options: options)
        defer { bench.remove() }
        for number in 1...kills {
            try bench.drop(Int(bench.random(below: articles)))
            let daemon = try bench.start()
            usleep(UInt32(1000 * bench.random(below: life)))
            try bench.drop(Int(bench.random(below: 3)))
            usleep(UInt32(1000 * bench.random(below: life / 4)))
            kill(daemon.processIdentifier, SIGKILL)
            _ = bench.ends(daemon)
            if number % 100 == 0 { say("\(number) kills, \(bench.manifest.count) articles") }
        }
        var found = try bench.recoverAndCheck(seconds: 600)
        found += try bench.differencesFromReference(seconds: 1800)
        for violation in found.prefix(50) { say("  \(violation)") }
        say(
            "\(kills) kills, \(bench.starts) starts, \(bench.manifest.count) articles, "
                + "\(found.count) violations")
        if !found.isEmpty { throw ExitCode.failure }
    }
}
