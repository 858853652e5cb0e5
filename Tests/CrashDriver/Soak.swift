import Foundation

/// One daemon after the other, and what befell them.
final class Soak {
    let bench: Bench
    private(set) var disturbances: [String: Int] = [:]
    private var daemon: Process?
    private var next: String?
    private var articles: [Data] = []
    private var largest = 0
    private let hasOwnDisk: Bool

    init(options: DriverOptions) throws {
        bench = try Bench(options: options)
        try FileManager.default.createDirectory(
            at: bench.state, withIntermediateDirectories: true)
        let disk = ["mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", bench.state.path]
        hasOwnDisk = getuid() == 0 && run(disk)
        if !hasOwnDisk { say("skipped: full disks, which take root to mount one") }
    }

    /// Kills what runs, and removes the folders.
    func end() {
        die(SIGKILL)
        if hasOwnDisk { _ = run(["umount", "-l", bench.state.path]) }
        bench.remove()
    }

    /// What happened so far, in figures.
    var summary: String {
        "\(bench.manifest.count) files, \(disturbances.values.reduce(0, +)) disturbances, "
            + "\(bench.starts) starts, at most \(largest) MB"
    }

    /// Drops files, and lets something happen.
    func step() throws {
        if daemon?.isRunning != true {
            bench.waitUntilGone()
            daemon = try bench.start(injection: next)
            next = nil
        }
        for _ in 0..<bench.random(below: 20) { try deliver() }
        nap(1500)
        largest = max(largest, residentMegabytes)
        let all = Disturbance.allCases
        let chosen = all[Int(bench.random(below: UInt64(all.count)))]
        if chosen == .fullDisk && !hasOwnDisk { return }
        disturbances[chosen.rawValue, default: 0] += 1
        try suffer(chosen)
    }

    /// Lets the daemon catch up undisturbed, and asks the checker.
    func verdict() throws -> [String] {
        die(SIGKILL)
        return try bench.recoverAndCheck(seconds: 600)
    }

    private func suffer(_ disturbance: Disturbance) throws {
        if disturbance.isDeadly { die(disturbance == .stop ? SIGTERM : SIGKILL) }
        next = disturbance.injection(bench.random(below: 1 << 20))
        switch disturbance {
        case .pause: paused { nap(1000) }
        case .reload: bench.signalDaemons(SIGHUP)
        case .overflow: try paused { try fillQueue() }
        case .tornLog:
            try? bench.appendToLog(Data(#"{"kind":"event","version":1,"id":"e-"#.utf8))
        case .lostCatalogue: try? bench.removeCatalogue()
        case .brokenCatalogue: try? bench.breakCatalogue(keep: Int(bench.random(below: 9000)))
        case .lostInbox: try loseInbox()
        case .fullDisk: fillDisk()
        case .kill, .stop, .failingSync, .failingWrite, .killAtCall: break
        }
    }

    // MARK: Faults

    private func die(_ number: Int32) {
        bench.signalDaemons(number)
        bench.waitUntilGone()
        _ = daemon.map { bench.ends($0) }
    }

    private func paused(_ body: () throws -> Void) rethrows {
        bench.signalDaemons(SIGSTOP)
        defer { bench.signalDaemons(SIGCONT) }
        try body()
    }

    private func fillQueue() throws {
        let path = bench.inbox.appendingPathComponent("again.txt").path
        for _ in 0..<17_000 {
            close(open(path, O_WRONLY | O_CREAT, 0o644))
            unlink(path)
        }
        for _ in 0..<5 { try deliver() }
    }

    private func loseInbox() throws {
        let away = bench.inbox.appendingPathExtension("away")
        try FileManager.default.moveItem(at: bench.inbox, to: away)
        nap(2000)
        // The daemon makes none: an inbox that is away may be a disk that is not mounted.
        try? FileManager.default.removeItem(at: bench.inbox)
        try FileManager.default.moveItem(at: away, to: bench.inbox)
    }

    private func fillDisk() {
        let ballast = bench.state.appendingPathComponent("ballast").path
        let file = open(ballast, O_WRONLY | O_CREAT, 0o644)
        var size = 0
        for step in [1 << 20, 4096] {
            while posix_fallocate(file, size, step) == 0 { size += step }
        }
        close(file)
        for _ in 0..<5 { try? deliver() }
        nap(3000)
        unlink(ballast)
    }

    // MARK: Files

    /// Drops one file, of some kind, in some way.
    private func deliver() throws {
        switch bench.random(below: 20) {
        case 0: try dropNoise()
        case 1, 2: try dropAgain()
        case 3, 4: try dropByRename()
        case 5, 6: try dropSlowly()
        default:
            let article = bench.fresh()
            if articles.count < 500 { articles.append(article) }
            try bench.drop(article)
        }
    }

    private func dropNoise() throws {
        let bytes = (0...bench.random(below: 3000)).map { _ in UInt8(bench.random(below: 256)) }
        try bench.drop(Data(bytes), as: "zip") { try Data(bytes).write(to: $0) }
    }

    /// Drops what was dropped before, under another name.
    private func dropAgain() throws {
        if articles.isEmpty { return }
        try bench.drop(articles[Int(bench.random(below: UInt64(articles.count)))])
    }

    private func dropByRename() throws {
        let article = bench.fresh()
        try bench.drop(article) { path in
            let draft = path.appendingPathExtension("part")
            try article.write(to: draft)
            try FileManager.default.moveItem(at: draft, to: path)
        }
    }

    private func dropSlowly() throws {
        let article = bench.fresh()
        try bench.drop(article) { path in
            try Data().write(to: path)
            let handle = try FileHandle(forWritingTo: path)
            try handle.write(contentsOf: article.prefix(article.count / 2))
            nap(100)
            try handle.write(contentsOf: article.dropFirst(article.count / 2))
            try handle.close()
        }
    }

    private func nap(_ milliseconds: UInt64) {
        usleep(UInt32(1000 * bench.random(below: milliseconds)))
    }

    private var residentMegabytes: Int {
        guard let daemon else { return 0 }
        let path = "/proc/\(daemon.processIdentifier)/status"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}

/// Runs a command; whether it ended well.
private func run(_ command: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}
