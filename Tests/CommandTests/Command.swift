import EventLog
import Foundation
import SystemCalls
import TestSupport

/// The built `dateline`, run as users run it.
struct Command {
    /// Its environment, which starts without settings of the machine.
    var environment = ["PATH": "/usr/bin:/bin", "DATELINE_CONFIG": "/dev/null"]

    /// What a run gave.
    struct Result {
        /// The exit status; that of a shell for a pipe.
        var status: Int32
        /// Standard output.
        var output: String
        /// Standard error.
        var errors: String
    }

    /// The folder of the built programs, beside this test.
    static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    /// Runs `dateline` with arguments, `input` on its standard input.
    func run(_ arguments: String..., input: String = "") throws -> Result {
        try run(Self.folder.appending(path: "dateline").path, arguments, input)
    }

    /// Runs a line of bash in which `$D` is `dateline`; the status is that of the first failure.
    func shell(_ line: String) throws -> Result {
        var command = self
        command.environment["D"] = Self.folder.appending(path: "dateline").path
        return try command.run("/bin/bash", ["-o", "pipefail", "-c", line], "")
    }

    private func run(
        _ program: String, _ arguments: [String], _ input: String
    ) throws -> Result {
        let folder = try TemporaryFolder()
        let names = ["in", "out", "err"].map { folder.appending($0) }
        try Data(input.utf8).write(to: URL(filePath: names[0]))
        for name in names[1...] { try Data().write(to: URL(filePath: name)) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle(forReadingAtPath: names[0])
        process.standardOutput = FileHandle(forWritingAtPath: names[1])
        process.standardError = FileHandle(forWritingAtPath: names[2])
        try process.run()
        process.waitUntilExit()
        let texts = try names[1...].map { name in
            String(decoding: try Data(contentsOf: URL(filePath: name)), as: UTF8.self)
        }
        return Result(
            status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// What `dateline` shows on a terminal, which `script` provides.
    func onTerminal(_ arguments: String...) throws -> String {
        let line = "\"$D\" " + arguments.joined(separator: " ")
        return try shell("script -qec '\(line)' /dev/null").output
    }
}

/// A state folder with a log of three articles, and an inbox.
final class LoggedFolder {
    let temporary: TemporaryFolder

    /// The state folder.
    var state: String { temporary.appending("state") }
    /// The inbox.
    var inbox: String { temporary.appending("inbox") }

    /// Writes the log.
    init(articles: Int = 3) throws {
        temporary = try TemporaryFolder()
        for folder in ["state", "inbox/.failed/news", "inbox/.done"] {
            try makeFolders(BytePath(temporary.appending(folder)))
        }
        let path = BytePath(state)
        let writer = LogWriter(folder: path, catalog: try Catalog(folder: path))
        for number in 0..<articles { _ = try writer.append(Self.article(number)) }
        writer.close()
        writer.catalog.close()
    }
}
