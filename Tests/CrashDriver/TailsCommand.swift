import ArgumentParser
import Foundation

/// Broken ends of the log and a broken catalogue, each followed by a start and the checker.
struct TailsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tails",
        abstract: "Torn, truncated, zero-filled and doubled log tails; catalogues lost or broken.")

    @OptionGroup var options: DriverOptions

    @Option(help: "Number of random cuts of the log's last lines.")
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
            for violation in found { print("  \(name): \(violation)") }
            violations += found.count
            runs += 1
        }
        for number in 0..<cuts {
            try judge("cut \(number)") { try cut($0, bytes: Int($0.random(below: 4000))) }
        }
        try judge("zeros") { try append($0, Data(count: 4096)) }
        try judge("half a line") { try append($0, Data(#"{"kind":"event","vers"#.utf8)) }
        try judge("noise") { try append($0, Data([0xFF, 0x00, 0x0A, 0xC3, 0x28, 0x0A])) }
        try judge("catalogue lost") { try removeCatalogue($0) }
        try judge("catalogue broken") { try breakCatalogue($0, keep: 0) }
        try judge("catalogue torn") { try breakCatalogue($0, keep: 5000) }
        print("\(runs) damages, \(violations) violations")
        if violations > 0 { throw ExitCode.failure }
    }

    private func log(of bench: Bench) -> URL { bench.state.appendingPathComponent("events.jsonl") }

    /// Cuts the log as a crash would that lost its last bytes: what the cut took from the log goes
    /// back into the inbox, for a power cut takes the move to `.done` as well.
    private func cut(_ bench: Bench, bytes: Int) throws {
        let handle = try FileHandle(forWritingTo: log(of: bench))
        let size = try handle.seekToEnd()
        try handle.truncate(atOffset: size - min(UInt64(bytes), size))
        try handle.close()
        let done = bench.inbox.appendingPathComponent(".done")
        for path in FileManager.default.enumerator(atPath: done.path) ?? .init() {
            guard let path = path as? String, path.hasSuffix(".txt") else { continue }
            try FileManager.default.moveItem(
                at: done.appendingPathComponent(path),
                to: bench.inbox.appendingPathComponent(URL(fileURLWithPath: path).lastPathComponent)
            )
        }
    }

    private func append(_ bench: Bench, _ data: Data) throws {
        let handle = try FileHandle(forWritingTo: log(of: bench))
        try handle.seekToEnd()
        try handle.write(contentsOf: data)
        try handle.close()
    }

    private func catalogues(of bench: Bench) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: bench.state, includingPropertiesForKeys: nil
        )
        .filter { $0.lastPathComponent.contains(".sqlite") || $0.lastPathComponent.contains(".db") }
    }

    private func removeCatalogue(_ bench: Bench) throws {
        let files = try catalogues(of: bench)
        guard !files.isEmpty else {
            throw ValidationError("found no catalogue in \(bench.state.path)")
        }
        for file in files { try FileManager.default.removeItem(at: file) }
    }

    private func breakCatalogue(_ bench: Bench, keep: Int) throws {
        for file in try catalogues(of: bench) {
            let data = try Data(contentsOf: file)
            let noise = Data((0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try (data.prefix(keep) + noise).write(to: file)
        }
    }
}
