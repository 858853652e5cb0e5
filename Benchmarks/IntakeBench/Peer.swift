import Foundation

/// Another program that watches a folder and tells the name of every file that was closed.
struct Peer: Sendable {
    var name: String
    /// What must be there: a program in PATH, or a module of Python.
    var needs: String
    /// Whether it tells the names in the file `names` of its root, not on its output.
    var writesFile = false
    /// Program and arguments for a folder to watch and a root for files of its own.
    var command: @Sendable (_ folder: URL, _ root: URL) throws -> [String]

    static let all = [
        Peer(name: "inotifywait", needs: "inotifywait") { folder, _ in
            [
                "inotifywait", "-m", "-q", "-e", "close_write,moved_to", "--format", "%f",
                folder.path,
            ]
        },
        Peer(name: "incron", needs: "incrond", writesFile: true, command: incron),
        Peer(name: "Python watchdog", needs: "python watchdog") { folder, _ in
            ["python3", "-u", "-c", watchdog, folder.path]
        },
    ]

    /// An incrond with tables of its own (as root), which runs a script for every file.
    @Sendable private static func incron(_ folder: URL, _ root: URL) throws -> [String] {
        let files = FileManager.default
        for name in ["system", "user"] {
            try files.createDirectory(
                at: root.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: root.appendingPathComponent(name))
        }
        let path = root.path
        try write("#!/bin/sh\necho \"$1\" >>\(path)/names\n", "tell")
        chmod(path + "/tell", 0o755)
        try write("", "names")
        try write(
            "\(folder.path) IN_CLOSE_WRITE,IN_MOVED_TO \(path)/tell $#\n", "system/peer")
        try write(
            """
            system_table_dir = \(path)/system
            user_table_dir = \(path)/user
            lockfile_dir = \(path)

            """, "incron.conf")
        return ["incrond", "-n", "-f", path + "/incron.conf"]
    }

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
        let module = needs.split(separator: " ").dropFirst().first
        probe.arguments =
            module.map { ["python3", "-c", "import \($0)"] } ?? ["sh", "-c", "command -v \(needs)"]
        probe.standardOutput = FileHandle.nullDevice
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }

    /// Seconds from the close of each file to its name in what the program says.
    func run(files: Int, stall: Int, scratch: String) throws -> [Double] {
        let root = URL(fileURLWithPath: scratch).appendingPathComponent(
            "peer-\(UUID().uuidString)")
        let folder = root.appendingPathComponent("inbox")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let output = Pipe()
        let watcher = try start(try command(folder, root), output: writesFile ? nil : output)
        defer { watcher.terminate() }
        // Another process reads what a program does not say on its own output.
        let reader =
            writesFile
            ? try start(["tail", "-n", "+1", "-F", root.path + "/names"], output: output) : nil
        defer { reader?.terminate() }
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

    private func start(_ command: [String], output: Pipe?) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        if let output { process.standardOutput = output }
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
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
