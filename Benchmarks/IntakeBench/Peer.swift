import Foundation

/// Another program that watches a folder and prints the name of every file that was closed.
struct Peer {
    var name: String
    /// Program and arguments; `FOLDER` stands for the watched folder.
    var command: [String]

    static let all = [
        Peer(
            name: "inotifywait",
            command: [
                "inotifywait", "-m", "-q", "-e", "close_write,moved_to", "--format", "%f", "FOLDER",
            ]),
        Peer(name: "Python watchdog", command: ["python3", "-u", "-c", watchdog, "FOLDER"]),
    ]

    private static let watchdog = """
        import sys, os, time
        from watchdog.observers import Observer
        from watchdog.events import FileSystemEventHandler
        class Handler(FileSystemEventHandler):
            def on_closed(self, event):
                print(os.path.basename(event.src_path), flush=True)
        observer = Observer()
        observer.schedule(Handler(), sys.argv[1])
        observer.start()
        while True:
            time.sleep(60)
        """

    /// Whether the program starts here.
    var isInstalled: Bool {
        let probe = Process()
        probe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        probe.arguments =
            command[0] == "python3"
            ? ["python3", "-c", "import watchdog"] : ["sh", "-c", "command -v \(command[0])"]
        probe.standardOutput = FileHandle.nullDevice
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }

    /// Seconds from the close of each file to its name on the program's output.
    func run(files: Int, stall: Int, scratch: String) throws -> [Double] {
        let folder = URL(fileURLWithPath: scratch).appendingPathComponent(
            "peer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let watcher = Process()
        let output = Pipe()
        watcher.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        watcher.arguments = command.map { $0 == "FOLDER" ? folder.path : $0 }
        watcher.standardOutput = output
        watcher.standardError = FileHandle.nullDevice
        try watcher.run()
        defer {
            watcher.terminate()
            watcher.waitUntilExit()
        }
        sleep(2)
        let names = NameCollector(output.fileHandleForReading)
        if stall > 0 { kill(watcher.processIdentifier, SIGSTOP) }
        let closed = try dropFiles(files, into: folder)
        if stall > 0 {
            sleep(UInt32(stall))
            kill(watcher.processIdentifier, SIGCONT)
        }
        let seen = names.wait(for: files, quietSeconds: 10)
        return seen.compactMap { name, time in closed[name].map { time - $0 } }
    }
}

/// Collects the lines that a program prints, with the time of each.
private final class NameCollector: @unchecked Sendable {
    // Both fields are only touched while `lock` is held.
    private let lock = NSLock()
    private var seen: [String: Double] = [:]
    private var rest = Data()

    init(_ handle: FileHandle) {
        handle.readabilityHandler = { [self] handle in take(handle.availableData) }
    }

    private func take(_ data: Data) {
        let now = monotonicSeconds()
        lock.withLock {
            rest.append(data)
            var start = rest.startIndex
            while let newline = rest[start...].firstIndex(of: 0x0A) {
                let name = String(decoding: rest[start..<newline], as: UTF8.self)
                if seen[name] == nil { seen[name] = now }
                start = newline + 1
            }
            rest = Data(rest[start...])
        }
    }

    /// The names once there are `count`, or once none has come for `quietSeconds`.
    func wait(for count: Int, quietSeconds: Double) -> [String: Double] {
        var last = (count: 0, time: monotonicSeconds())
        while true {
            let now = lock.withLock { seen.count }
            if now > last.count { last = (now, monotonicSeconds()) }
            if now >= count || monotonicSeconds() - last.time > quietSeconds { break }
            usleep(20_000)
        }
        return lock.withLock { seen }
    }
}
