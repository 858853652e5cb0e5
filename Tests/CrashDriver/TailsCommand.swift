import ArgumentParser
import Foundation

/// Broken ends of the log and a broken catalogue, each followed by a start and the checker.
struct TailsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tails",
        abstract:
            "Torn, cut, zero-filled and doubled log tails, rotten logs, catalogues lost or broken.")

    @OptionGroup var options: DriverOptions

    @Option(help: "Number of logs that are cut, zeroed, doubled and rotten, each.")
    var cuts = 40

    func run() throws {
        let bench = try Bench(options: options)
        defer { bench.remove() }
        var violations = 0
        var runs = 0
        func judge(_ name: String, _ damage: (Bench) throws -> Void) throws {
            try bench.clear()
            try bench.drop(6)
            var found = try bench.recoverAndCheck()
            try damage(bench)
            try bench.drop(2)
            found += try bench.recoverAndCheck()
            for violation in found { say("  \(name): \(violation)") }
            violations += found.count
            runs += 1
        }
        for number in 0..<cuts {
            try judge("cut \(number)") { try cut($0, bytes: Int($0.random(below: 4000))) }
        }
        for number in 0..<cuts {
            try judge("zeroed \(number)") { try zero($0, bytes: Int($0.random(below: 4000))) }
        }
        for number in 0..<cuts {
            try judge("doubled \(number)") { try double($0, bytes: Int($0.random(below: 4000))) }
        }
        for number in 0..<cuts {
            try judge("rotten \(number)") { try rot($0, bytes: Int($0.random(below: 4000))) }
        }
        try judge("zeros") { try $0.appendToLog(Data(count: 4096)) }
        try judge("half a line") { try $0.appendToLog(Data(#"{"kind":"event","vers"#.utf8)) }
        try judge("noise") { try $0.appendToLog(Data([0xFF, 0x00, 0x0A, 0xC3, 0x28, 0x0A])) }
        try judge("catalogue lost") { try $0.removeCatalogue() }
        try judge("catalogue broken") { try $0.breakCatalogue(keep: 0) }
        try judge("catalogue torn") { try $0.breakCatalogue(keep: 5000) }
        say("\(runs) damages, \(bench.starts) starts, \(violations) violations")
        if violations > 0 { throw ExitCode.failure }
    }

    /// Cuts the log as a crash would that lost its last bytes; a power cut takes the moves to `.done`
    /// that depended on them as well.
    private func cut(_ bench: Bench, bytes: Int) throws {
        let handle = try FileHandle(forWritingTo: bench.log)
        let size = try handle.seekToEnd()
        try handle.truncate(atOffset: size - min(UInt64(bytes), size))
        try handle.close()
        try moveBack(bench)
    }

    /// Changes a byte in the middle and cuts the end, as a bad disk may, while the files lie in `.done`.
    private func rot(_ bench: Bench, bytes: Int) throws {
        var log = try Data(contentsOf: bench.log)
        log[Int(bench.random(below: UInt64(log.count)))] = 0
        try log.prefix(max(1, log.count - bytes)).write(to: bench.log)
    }

    /// Fills the log's last bytes with zeros, as a file system may that lost them.
    private func zero(_ bench: Bench, bytes: Int) throws {
        try cut(bench, bytes: bytes)
        try bench.appendToLog(Data(count: bytes))
    }

    /// Appends the log's last bytes once more.
    private func double(_ bench: Bench, bytes: Int) throws {
        try bench.appendToLog(Data(contentsOf: bench.log).suffix(bytes))
    }

    /// Puts all processed files back into the inbox.
    private func moveBack(_ bench: Bench) throws {
        let done = bench.inbox.appendingPathComponent(".done")
        for path in FileManager.default.enumerator(atPath: done.path) ?? .init() {
            guard let path = path as? String, path.hasSuffix(".txt") else { continue }
            try FileManager.default.moveItem(
                at: done.appendingPathComponent(path),
                to: bench.inbox.appendingPathComponent(URL(fileURLWithPath: path).lastPathComponent)
            )
        }
    }
}
