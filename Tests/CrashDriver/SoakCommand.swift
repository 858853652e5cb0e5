import ArgumentParser
import Foundation

/// Hours of a daemon's bad luck in minutes: everything happens to it in random order, and the checker
/// looks again and again.
struct SoakCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak",
        abstract: "Random articles and random faults for some minutes, checked all the way.")

    @OptionGroup var options: DriverOptions

    @Option(help: "How long.")
    var minutes = 30.0

    @Option(help: "Disturbances between two verdicts of the checker.")
    var round = 25

    func run() throws {
        let soak = try Soak(options: options)
        defer { soak.end() }
        let end = Date().addingTimeInterval(minutes * 60)
        say("seed \(options.seed)")
        var violations: [String] = []
        while Date() < end, violations.isEmpty {
            for _ in 0..<round where Date() < end { try soak.step() }
            violations = try soak.verdict()
            say("\(soak.summary), \(violations.count) violations")
        }
        violations += try soak.bench.differencesFromReference(seconds: 1800)
        for violation in violations.prefix(50) { say("  \(violation)") }
        let befell = soak.disturbances.sorted { $0.key < $1.key }.map { "\($0) \($1)" }
        say(befell.joined(separator: ", "))
        say("\(soak.summary), \(violations.count) violations")
        if !violations.isEmpty { throw ExitCode.failure }
    }
}
