import Foundation
import LogChecker

/// An inbox and a state folder in which daemons live and die, with what was dropped so far.
final class Bench {
    let inbox: URL
    let state: URL
    private(set) var manifest: LogChecker.Manifest = [:]
    private let root: URL
    private let options: DriverOptions
    private var maker: ArticleMaker
    private var count = 0

    init(options: DriverOptions) throws {
        self.options = options
        maker = ArticleMaker(seed: options.seed)
        root = URL(fileURLWithPath: options.scratch)
            .appendingPathComponent("crash-\(ProcessInfo.processInfo.processIdentifier)")
        inbox = root.appendingPathComponent("inbox")
        state = root.appendingPathComponent("state")
        try clear()
    }

    /// Starts over with empty folders.
    func clear() throws {
        try? FileManager.default.removeItem(at: root)
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        manifest = [:]
    }

    /// Removes the folders.
    func remove() { try? FileManager.default.removeItem(at: root) }

    /// Drops `number` fresh articles.
    func drop(_ number: Int) throws {
        for _ in 0..<number {
            count += 1
            let data = Data(maker.next(number: count).utf8)
            let name = "article-\(count).txt"
            try data.write(to: inbox.appendingPathComponent(name))
            manifest[name] = LogChecker.digest(of: data)
        }
    }

    /// A random number below `bound`.
    func random(below bound: UInt64) -> UInt64 { maker.random() % bound }

    /// Starts a daemon, under strace with `injection` where one is given.
    func start(injection: String? = nil) throws -> Process {
        let process = Process()
        let program = URL(fileURLWithPath: options.programs).appendingPathComponent("datelined")
            .path
        let arguments = ["--inbox", inbox.path, "--state", state.path]
        if let injection {
            let call = injection.prefix { $0 != ":" }
            process.executableURL = URL(fileURLWithPath: "/usr/bin/strace")
            process.arguments =
                [
                    // With -o strace would ignore SIGTERM; this way it passes it on.
                    "-f", "-I", "2", "-qq", "-o", "/dev/null", "-e", "trace=\(call)",
                    "-e", "inject=\(injection)", program,
                ] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["DATELINE_SEEDS": URL(fileURLWithPath: options.seeds).path], uniquingKeysWith: { $1 })
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Whether every dropped file has left the inbox.
    var isDrained: Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: inbox.path)) ?? []
        return names.allSatisfy { $0.hasPrefix(".") }
    }

    /// Waits until the inbox is drained or the process has ended; false after `seconds`.
    func wait(for process: Process, seconds: Double) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if isDrained || !process.isRunning { return true }
            usleep(10_000)
        }
        return false
    }

    /// Waits until no daemon works on this state folder: strace may end before what it traced.
    func waitUntilGone() {
        let needle = Data(state.path.utf8)
        for _ in 0..<1000 {
            let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            let isAlive = processes.filter { Int($0) != nil }.contains { process in
                let command = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
                return command?.range(of: needle) != nil
            }
            if !isAlive { return }
            usleep(10_000)
        }
    }

    /// Starts an undisturbed daemon, lets it catch up, stops it, and returns the checker's verdict.
    func recoverAndCheck(seconds: Double = 60) throws -> [String] {
        // A signal that comes before the program has begun would end it as any other.
        let ready = state.appendingPathComponent("status.json")
        try? FileManager.default.removeItem(at: ready)
        let daemon = try start()
        for _ in 0..<1000 where !FileManager.default.fileExists(atPath: ready.path) {
            usleep(10_000)
        }
        var found: [String] = []
        if !wait(for: daemon, seconds: seconds) { found.append("the inbox is not drained") }
        if !daemon.isRunning { found.append("the daemon ended by itself") }
        daemon.terminate()
        daemon.waitUntilExit()
        if daemon.terminationStatus != 0 {
            found.append("SIGTERM ended it with status \(daemon.terminationStatus)")
        }
        let checker = LogChecker(inbox: inbox.path, state: state.path)
        return found + checker.violations(dropped: manifest, isSettled: true)
    }
}
