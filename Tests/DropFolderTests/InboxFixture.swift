import DropFolder
import FoundationEssentials
import Glibc
import SystemCalls
import TestSupport

/// An inbox in a temporary folder, with ways to drop things into it.
final class InboxFixture {
    let folder: TemporaryFolder
    var inbox: Inbox

    init() throws {
        folder = try TemporaryFolder()
        inbox = Inbox(path: BytePath(folder.path))
    }

    /// The inbox's path.
    var root: String { folder.path }

    /// The path of `name` in the inbox.
    func path(_ name: String) -> String { folder.appending(name) }

    /// Writes a file whose last change lies `age` seconds back.
    func drop(_ name: String, _ text: String = "text", age: Double = 0) throws {
        let path = folder.appending(name)
        let parent = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
        try FileManager.default.createDirectory(
            atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
        if age > 0 { setAge(path, age) }
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder.appending(name), withIntermediateDirectories: true)
    }

    func text(_ name: String) -> String? {
        try? String(contentsOfFile: folder.appending(name), encoding: .utf8)
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat(folder.appending(name), &status) == 0
    }

    /// All names below the inbox that are no folders.
    var names: Set<String> {
        var found: Set<String> = []
        try? inbox.scan { if case .file(let name, _) = $0 { found.insert(name.description) } }
        return found
    }

    /// Sets a file's time of last change.
    private func setAge(_ path: String, _ age: Double) {
        let time = timespec(tv_sec: Int(WallClock.now() - age), tv_nsec: 0)
        let times = [time, time]
        utimensat(AT_FDCWD, path, times, 0)
    }

    /// What claiming `name` comes to, in one word or sentence.
    func claimed(_ name: String, isClosed: Bool = true) throws -> String {
        switch try inbox.claim(InboxName(name), isClosed: isClosed) {
        case .taken: "taken"
        case .refused(_, let failure): failure.code
        case .strange(let failure): failure.code
        case .notYet(let waiting): "\(waiting)"
        case .gone: "gone"
        }
    }

    /// Claims `name`, lets `change` happen, and finishes it.
    func finish(
        _ name: String, to destination: Destination, after change: () throws -> Void = {}
    ) throws -> MoveOutcome? {
        switch try inbox.claim(InboxName(name), isClosed: true) {
        case .taken(let claim):
            try change()
            return try inbox.finish(claim, to: destination)
        default: return nil
        }
    }
}

/// Runs `body` while the calls that `plan` names fail.
func failing(_ plan: FaultPlan, _ body: () throws -> Void) throws {
    try FaultPlan.$current.withValue(plan) { try body() }
}
