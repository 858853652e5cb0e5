import Foundation
import LogChecker

/// An inbox and a state folder in which daemons live and die, with what was dropped so far.
final class Bench {
    let inbox: URL
    let state: URL
    private(set) var manifest: LogChecker.Manifest = [:]
    /// Daemons started so far.
    private(set) var starts = 0
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
        for _ in 0..<number { try drop(fresh()) }
    }

    /// An article that was never dropped.
    func fresh() -> Data {
        count += 1
        return Data(maker.next(number: count).utf8)
    }

    /// Drops a file under a fresh name, delivered by `deliver`, which is given its path.
    func drop(
        _ data: Data, as form: String = "txt", by deliver: (URL) throws -> Void
    ) throws {
        count += 1
        let name = "article-\(count).\(form)"
        manifest[name] = LogChecker.digest(of: data)
        try deliver(inbox.appendingPathComponent(name))
    }

    /// Drops a file under a fresh name.
    func drop(_ data: Data) throws { try drop(data) { try data.write(to: $0) } }

    /// A random number below `bound`.
    func random(below bound: UInt64) -> UInt64 { maker.random() % bound }

    /// Starts a daemon, under strace with `injection` where one is given.
    func start(injection: String? = nil) throws -> Process {
        starts += 1
        return try start(inbox: inbox, state: state, injection: injection)
    }

    private func start(inbox: URL, state: URL, injection: String? = nil) throws -> Process {
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
        if let seeds = options.seeds {
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["DATELINE_SEEDS": URL(fileURLWithPath: seeds).path], uniquingKeysWith: { $1 })
        }
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Whether every dropped file has left the inbox.
    var isDrained: Bool { Self.isDrained(inbox) }

    private static func isDrained(_ inbox: URL) -> Bool {
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

    /// Digests whose events differ from those that an undisturbed daemon gives for the same files.
    func differencesFromReference(seconds: Double) throws -> [String] {
        let inbox = root.appendingPathComponent("reference-inbox")
        let state = root.appendingPathComponent("reference-state")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        for (name, file) in try doneFiles() {
            try FileManager.default.copyItem(at: file, to: inbox.appendingPathComponent(name))
        }
        let daemon = try start(inbox: inbox, state: state)
        let end = Date().addingTimeInterval(seconds)
        while !Self.isDrained(inbox), Date() < end { usleep(50_000) }
        daemon.terminate()
        _ = ends(daemon)
        let expected = LogChecker(inbox: inbox.path, state: state.path).events()
        let found = LogChecker(inbox: self.inbox.path, state: self.state.path).events()
        return expected.keys.filter { expected[$0] != found[$0] }.sorted().map {
            "digest \($0) has events other than those of an undisturbed run"
        }
    }

    /// The files in `.done`, by their names there.
    private func doneFiles() throws -> [String: URL] {
        var files: [String: URL] = [:]
        let done = inbox.appendingPathComponent(".done")
        for path in FileManager.default.enumerator(atPath: done.path) ?? .init() {
            guard let path = path as? String, path.contains("/") else { continue }
            let file = done.appendingPathComponent(path)
            files[file.lastPathComponent] = file
        }
        return files
    }

    /// Seconds after which a process that was told to end is believed to hang.
    private static let patience = 60.0

    /// Waits until a process that was told to end has ended; whether it did so by itself.
    ///
    /// One that hangs is killed, with all that work on the state folder.
    func ends(_ process: Process) -> Bool {
        let end = Date().addingTimeInterval(Self.patience)
        while process.isRunning, Date() < end { usleep(10_000) }
        if !process.isRunning { return true }
        signalDaemons(SIGKILL)
        kill(process.processIdentifier, SIGKILL)
        for _ in 0..<1000 where process.isRunning { usleep(10_000) }
        return false
    }

    /// Waits until no daemon works on this state folder: strace may end before what it traced.
    ///
    /// One that stays is killed.
    func waitUntilGone() {
        let end = Date().addingTimeInterval(Self.patience)
        while !processes.isEmpty, Date() < end { usleep(10_000) }
        if !processes.isEmpty { signalDaemons(SIGKILL) }
        for _ in 0..<1000 where !processes.isEmpty { usleep(10_000) }
    }

    /// Sends a signal to the daemons on this state folder; SIGKILL to who traces them, too.
    ///
    /// What strace traced lives on when strace is killed.
    func signalDaemons(_ number: Int32) {
        for process in processes {
            let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
            if number == SIGKILL || name?.hasPrefix("datelined") == true { kill(process, number) }
        }
    }

    /// Numbers of all processes that were started with this state folder.
    private var processes: [Int32] {
        let needle = Data(state.path.utf8)
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { Int32($0) }.filter { process in
            let command = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
            return command?.range(of: needle) != nil
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
        if !ends(daemon) {
            found.append("SIGTERM did not end it within a minute")
        } else if daemon.terminationStatus != 0 {
            found.append("SIGTERM ended it with status \(daemon.terminationStatus)")
        }
        let checker = LogChecker(inbox: inbox.path, state: state.path)
        return found + checker.violations(dropped: manifest, isSettled: true)
    }
}
