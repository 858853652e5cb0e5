import Foundation

/// What a crash or a bad disk does to log and catalogue while no daemon runs.
extension Bench {
    /// The log's current segment.
    var log: URL { state.appendingPathComponent("events.jsonl") }

    /// Writes something behind the log.
    func appendToLog(_ data: Data) throws {
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        try handle.write(contentsOf: data)
        try handle.close()
    }

    /// Removes the catalogue.
    func removeCatalogue() throws {
        for file in try catalogues() { try FileManager.default.removeItem(at: file) }
    }

    /// Puts noise in place of the catalogue behind its first `keep` bytes.
    func breakCatalogue(keep: Int) throws {
        for file in try catalogues() {
            let data = try Data(contentsOf: file)
            let noise = Data((0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try (data.prefix(keep) + noise).write(to: file)
        }
    }

    private func catalogues() throws -> [URL] {
        let files = try FileManager.default.contentsOfDirectory(
            at: state, includingPropertiesForKeys: nil
        ).filter { $0.lastPathComponent.contains(".sqlite") }
        guard !files.isEmpty else { throw NoCatalogue(folder: state.path) }
        return files
    }
}

/// There is no catalogue to damage.
struct NoCatalogue: Error, CustomStringConvertible {
    let folder: String
    var description: String { "found no catalogue in \(folder)" }
}
