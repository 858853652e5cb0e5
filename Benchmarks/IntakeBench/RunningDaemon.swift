import Foundation

/// A daemon on an inbox and a state folder of its own, stopped and removed at the end.
final class RunningDaemon {
    let inbox: URL
    let state: URL
    /// A folder on the inbox's disk.
    let stage: URL
    private let process = Process()
    private let root: URL
    private let programs: URL

    init(options: BenchOptions) throws {
        root = URL(fileURLWithPath: options.scratch)
            .appendingPathComponent("intake-bench-\(ProcessInfo.processInfo.processIdentifier)")
        inbox = root.appendingPathComponent("inbox")
        state = root.appendingPathComponent("state")
        stage = root.appendingPathComponent("stage")
        programs = URL(fileURLWithPath: options.programs)
        for folder in [inbox, stage] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        process.executableURL = programs.appendingPathComponent("datelined")
        process.arguments = ["--inbox", inbox.path, "--state", state.path]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["DATELINE_SEEDS": URL(fileURLWithPath: options.seeds).path], uniquingKeysWith: { $1 })
        process.standardError = FileHandle.nullDevice
        try process.run()
        try waitUntilReady()
    }

    /// Resident memory of the daemon in MB.
    var residentMegabytes: Double {
        let path = "/proc/\(process.processIdentifier)/status"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
        return (kilobytes ?? 0) / 1024
    }

    /// Seconds that `dateline status` takes.
    func statusSeconds() throws -> Double {
        let start = DispatchTime.now().uptimeNanoseconds
        let status = Process()
        status.executableURL = programs.appendingPathComponent("dateline")
        status.arguments = ["status", "--json", "--state", state.path]
        status.standardOutput = FileHandle.nullDevice
        status.standardError = FileHandle.nullDevice
        try status.run()
        status.waitUntilExit()
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    /// Bursts in which the kernel's queue was too short, as the status says.
    var overflows: Int {
        let file = state.appendingPathComponent("status.json")
        let status = (try? Data(contentsOf: file)).flatMap {
            try? JSONSerialization.jsonObject(with: $0) as? [String: Any]
        }
        return status?["overflows"] as? Int ?? 0
    }

    /// Waits until every file has left the inbox.
    func waitUntilDrained() throws {
        for _ in 0..<1200 {
            let names = try FileManager.default.contentsOfDirectory(atPath: inbox.path)
            if names.allSatisfy({ $0.hasPrefix(".") }) { return }
            usleep(100_000)
        }
        throw BenchError(message: "files are logged and do not leave the inbox")
    }

    /// Stops or continues the daemon's process.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Ends the daemon and removes its folders.
    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: root)
    }

    private func waitUntilReady() throws {
        for _ in 0..<400 {
            if FileManager.default.fileExists(
                atPath: state.appendingPathComponent("status.json").path)
            {
                return
            }
            guard process.isRunning else { break }
            usleep(25_000)
        }
        throw BenchError(
            message: "the daemon did not start; run \(programs.path)/datelined by hand")
    }
}

/// A measurement that could not be made.
struct BenchError: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
}
