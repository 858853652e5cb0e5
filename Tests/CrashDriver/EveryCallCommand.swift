import ArgumentParser
import Foundation

/// One kill at every single call of each kind that the way of an article makes.
struct EveryCallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "every-call",
        abstract: "SIGKILL at the first, second, third ... call of each kind, until none is left.")

    @OptionGroup var options: DriverOptions

    @Option(help: "The system calls to kill at.")
    var calls =
        "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,ftruncate,unlink,unlinkat,mkdirat"

    @Option(help: "Articles in the inbox at the start of each run.")
    var articles = 2

    @Option(help: "Kill at every STEP-th call only.")
    var step = 1

    func run() throws {
        let bench = try Bench(options: options)
        defer { bench.remove() }
        var kills = 0
        var violations = 0
        for call in calls.split(separator: ",").map(String.init) {
            var number = 1
            let before = kills
            while try kill(bench, at: call, number: number, &violations) {
                kills += 1
                number += step
            }
            say("\(call): \(kills - before) kills, \(violations) violations so far")
        }
        say("\(kills) kills, \(bench.starts) starts, \(violations) violations")
        if violations > 0 { throw ExitCode.failure }
    }

    /// Kills one daemon at call `number`; false when it came through alive.
    private func kill(
        _ bench: Bench, at call: String, number: Int, _ violations: inout Int
    ) throws -> Bool {
        try bench.clear()
        try bench.drop(articles)
        let daemon = try bench.start(injection: "\(call):signal=KILL:when=\(number)")
        _ = bench.wait(for: daemon, seconds: 30)
        var wasKilled = !daemon.isRunning
        if daemon.isRunning {
            daemon.terminate()
            wasKilled = !bench.ends(daemon)
            if wasKilled { say("  \(call) \(number): it hung, with strace, and was killed") }
        }
        bench.waitUntilGone()
        let found = try bench.recoverAndCheck()
        for violation in found { say("  \(call) \(number): \(violation)") }
        violations += found.count
        return wasKilled
    }
}
