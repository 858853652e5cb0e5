import Foundation
import Logging
import Synchronization
import SystemCalls
import TestSupport
import Testing

@testable import Daemon

struct InboxHolderTests {
    private let folder: TemporaryFolder
    private let inbox: BytePath
    private let journal = Journal(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })

    init() throws {
        folder = try TemporaryFolder()
        inbox = BytePath(folder.appending("inbox"))
        try makeFolders(inbox)
    }

    private func state(_ name: String) throws -> StateFolder {
        try StateFolder.open(BytePath(folder.appending(name)))
    }

    private func take(for state: borrowing StateFolder) throws -> InboxHolder {
        try InboxHolder.take(inbox, for: state, journal)
    }

    private var note: String { folder.appending("inbox/.dateline") }

    @Test func `a second daemon with another state folder is refused and told what to do`() throws {
        let first = try state("first")
        _ = try take(for: first)
        let second = try state("second")
        let error = #expect(throws: StartError.self) { _ = try take(for: second) }
        #expect(error?.message.contains("process \(getpid())") == true)
        #expect(error?.message.contains("/first) works on the inbox") == true)
        #expect(error?.message.contains("--inbox") == true)
    }

    @Test func `a note whose daemon is gone refuses nobody, nor does one's own`() throws {
        try Self.briefly { _ = try take(for: state("first")) }
        let second = try state("second")
        _ = try take(for: second)
        #expect(try String(contentsOfFile: note, encoding: .utf8).contains("second"))
        _ = try take(for: second)
    }

    /// The first state folder's lock ends with `body`.
    private static func briefly(_ body: () throws -> Void) rethrows { try body() }

    @Test func `a note of a state folder that cannot be reached is judged by its process`() throws {
        let stat = try String(contentsOfFile: "/proc/self/stat", encoding: .utf8)
        let started = try #require(stat.split(separator: ")").last?.split(separator: " ")[19])
        let host = ProcessInfo.processInfo.hostName
        func write(_ process: Int32, _ host: String) throws {
            try """
            {"state":"/nonexistent","process":\(process),"started":"\(started)","host":"\(host)"}
            """.write(toFile: note, atomically: true, encoding: .utf8)
        }
        let second = try state("second")
        try write(getpid(), host)
        #expect(throws: StartError.self) { _ = try take(for: second) }
        try write(1, host)
        _ = try take(for: second)
        try write(getpid(), "elsewhere.example")
        _ = try take(for: second)
    }

    @Test func `another machine's note is not one's own for the same path of its state folder`()
        throws
    {
        let own = try state("own")
        let path = folder.appending("own")
        func isJudged(_ identity: String) throws -> Bool {
            let log = RecordedLog()
            try """
            {"state":"\(path)","process":1,"host":"elsewhere.example","identity":"\(identity)"}
            """.write(toFile: note, atomically: true, encoding: .utf8)
            _ = try InboxHolder.take(
                inbox, for: own, Journal(Logger(label: "test") { _ in RecordingHandler(log) }))
            return log.warnings == 0
        }
        #expect(try !isJudged("another"))
        let identity = own.identity()
        #expect(try isJudged(#require(identity)))
    }

    @Test func `what stands in the draft's place is neither waited for nor written to`() throws {
        let first = try state("first")
        mkfifo(folder.appending("inbox/.dateline.draft"), 0o600)
        _ = try take(for: first)
        #expect(try String(contentsOfFile: note, encoding: .utf8).contains("first"))
    }

    @Test func `a note is made again where the inbox was made anew`() throws {
        let first = try state("first")
        let holder = try take(for: first)
        try FileManager.default.removeItem(atPath: note)
        holder.renew()
        #expect(FileManager.default.fileExists(atPath: note))
    }

    @Test(arguments: ["{", "[]", "{\"state\":\"/\"}", ""])
    func `what is no note is written over`(text: String) throws {
        try text.write(toFile: note, atomically: true, encoding: .utf8)
        let first = try state("first")
        _ = try take(for: first)
        #expect(try String(contentsOfFile: note, encoding: .utf8).contains("\"process\""))
    }
}

/// Counts what is warned of.
private final class RecordedLog: Sendable {
    private let count = Mutex(0)

    var warnings: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
}

/// Hands warnings to a `RecordedLog`.
private struct RecordingHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning
    private let recorded: RecordedLog

    init(_ recorded: RecordedLog) { self.recorded = recorded }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(
        level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String,
        file: String, function: String, line: UInt
    ) {
        recorded.add()
    }
}
