import Foundation
import Glibc
import TestSupport

/// The real `datelined` on an inbox and a state folder of its own, killed when its value goes away.
final class RunningService {
    let folder: TemporaryFolder
    var inbox: String
    var state: String
    private var process: ChildProcess?
    private let journal: String
    private var sentinels = 0

    /// Seconds after which a test no longer believes that something will come true; a machine may be
    /// as busy as it likes, only what never happens fails.
    static let patience = 180.0

    /// Prepares the folders; nothing runs yet.
    init() throws {
        folder = try TemporaryFolder()
        inbox = folder.appending("inbox")
        state = folder.appending("state")
        journal = folder.appending("journal")
        try FileManager.default.createDirectory(
            atPath: inbox, withIntermediateDirectories: true)
        chmod(folder.path, 0o755)
    }

    deinit { kill() }

    /// The folder of the programs under test.
    static var programs: String {
        ProcessInfo.processInfo.environment["DATELINE_PROGRAMS"] ?? ".build/debug"
    }

    /// Whether the tests run as root, who can mount and become somebody else.
    static var isRoot: Bool { getuid() == 0 }

    // MARK: The daemon

    /// Starts the daemon behind the command `wrapper`, and waits until it is ready.
    func start(
        _ settings: [String] = [], behind wrapper: [String] = [], awaitsReady: Bool = true,
        config: String? = nil
    ) throws {
        try? FileManager.default.removeItem(atPath: state + "/status.json")
        let own = [Self.programs + "/datelined", "--inbox", inbox, "--state", state]
        let command =
            wrapper + own + settings.flatMap { ["--set", $0] }
            + (config.map { ["--config", $0] } ?? [])
        process = try ChildProcess(command, journal: journal)
        if awaitsReady, !isReady() {
            throw Complaint("the daemon did not get ready: \(messages)")
        }
    }

    /// Waits until the daemon is ready; false where it ended instead.
    private func isReady() -> Bool {
        let isDecided = wait {
            self.status["process"] != nil || self.process?.exitStatus != nil
        }
        return isDecided && process?.exitStatus == nil
    }

    /// Number of the daemon's own process, also behind a wrapper; nil where it does not run.
    var number: Int32? {
        guard let process, process.exitStatus == nil else { return nil }
        return (status["process"] as? Int).map { Int32($0) } ?? process.number
    }

    /// Ends it in order; its exit status, nil where it does not end.
    func stop() -> Int32? {
        signal(SIGTERM)
        return process?.wait(Self.patience)
    }

    /// Ends it at once.
    func kill() {
        guard let process, process.exitStatus == nil else { return }
        signal(SIGKILL)
        // A wrapper ends with what it runs; where it does not, it is ended too.
        if process.wait(10) == nil { Glibc.kill(process.number, SIGKILL) }
        _ = process.wait(Self.patience)
    }

    /// Waits until it has ended by itself; whether it came to that.
    func ends() -> Bool { process?.wait(Self.patience) != nil }

    func signal(_ signal: Int32) { number.map { _ = Glibc.kill($0, signal) } }

    /// What it wrote to standard error.
    var messages: String { (try? String(contentsOfFile: journal, encoding: .utf8)) ?? "" }

    // MARK: What it shows

    /// The status file.
    var status: [String: Any] {
        guard let data = FileManager.default.contents(atPath: state + "/status.json") else {
            return [:]
        }
        return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
    }

    /// What the status says of one name.
    func status(of name: String) -> [String: Any]? {
        (status["names"] as? [[String: Any]])?.first { $0["file"] as? String == name }
    }

    /// All article lines but those of sentinels.
    var lines: [[String: Any]] {
        let data = FileManager.default.contents(atPath: state + "/events.jsonl") ?? Data()
        return data.split(separator: 0x0A)
            .compactMap { try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] }
            .filter { $0["kind"] as? String == "article" }
            .filter { ($0["file"] as? String)?.hasPrefix("sentinel-") != true }
    }

    /// Outcome and name of every article line.
    var outcomes: [String] {
        lines.map { "\($0["outcome"] ?? "") \($0["file"] ?? "")" }
    }

    /// Waits until the log has so many article lines; whether it came to that.
    func logs(_ count: Int) -> Bool { wait { self.lines.count >= count } }

    /// Waits until the daemon has done with a file that is dropped now; whether it came to that.
    ///
    /// It so has looked at what came before. Calls `look` again and again meanwhile.
    func catchesUp(_ look: () -> Void = {}) throws -> Bool {
        sentinels += 1
        let name = "sentinel-\(sentinels).txt"
        try drop(name)
        return wait {
            look()
            return self.isDone(name)
        }
    }

    /// Waits until nothing is left to do, as the status says after a file that is dropped now.
    func comesToRest() throws -> Bool {
        try catchesUp()
            && wait {
                self.status["waiting"] as? Int == 0 && self.status["processing"] as? Int == 0
            }
    }

    /// The states that the status gives a file while three others come and go.
    func statesMeanwhile(of name: String) throws -> Set<String> {
        var states: Set<String> = []
        func look() { (status(of: name)?["state"] as? String).map { _ = states.insert($0) } }
        let isKnown = wait {
            look()
            return !states.isEmpty || !self.lines.isEmpty
        }
        for _ in 1...3 where isKnown { _ = try catchesUp(look) }
        return states
    }

    /// Looks every few milliseconds whether something has come true; false where it never does.
    func wait(until isTrue: () -> Bool) -> Bool {
        let end = Date().addingTimeInterval(Self.patience)
        while Date() < end {
            if isTrue() { return true }
            usleep(10_000)
        }
        return isTrue()
    }

    // MARK: The inbox

    func path(_ name: String) -> String { inbox + "/" + name }

    func drop(_ name: String, _ text: String? = nil) throws {
        try Data((text ?? article(name)).utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    /// An article of our own words that holds `name`, so that no two are the same.
    func article(_ name: String) -> String {
        "Report \(name)\n\nThe president of France met the chancellor in Berlin on 3 March 2023."
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat(path(name), &status) == 0
    }

    /// Whether a file lies in `.done`, under whatever day.
    func isDone(_ name: String) -> Bool {
        let days = (try? FileManager.default.contentsOfDirectory(atPath: path(".done"))) ?? []
        return days.contains { exists(".done/\($0)/\(name)") }
    }

    /// The code in a failed file's note.
    func failure(of name: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path(".failed/\(name).reason.json")),
            let note = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return nil }
        return (note["reason"] as? [String: Any])?["code"] as? String
    }
}
