import Articles
import FoundationEssentials
import FuzzedReaders
import Glibc

/// One run of libFuzzer over the reader that the environment names.
///
/// `DATELINE_FUZZ` is the reader, `DATELINE_FUZZ_SEEDS` the folder for its first inputs.
struct FuzzedRun {
    /// The run of this process.
    static let shared = FuzzedRun()

    private let reader: FuzzedReader
    private let articles = ArticleReader()

    private init() {
        let name = Self.environment("DATELINE_FUZZ") ?? ""
        guard let reader = FuzzedReader(rawValue: name) else {
            fatalError("DATELINE_FUZZ names no reader: '\(name)'")
        }
        self.reader = reader
    }

    /// Reads one input; stops the program at a flaw, or where it takes too much processor time.
    ///
    /// The limit is 1 s for 100 kB, and a quarter of a second for whatever is small.
    func test(_ bytes: [UInt8]) {
        let start = Self.processorSeconds()
        if let flaw = reader.flaw(reading: bytes, with: articles) { fatalError(flaw) }
        let seconds = Self.processorSeconds() - start
        if seconds > 0.25 + Double(bytes.count) / 100_000 {
            fatalError("\(seconds) s for \(bytes.count) bytes")
        }
    }

    /// Writes the reader's first inputs where the environment wants them.
    func writeSeeds() {
        guard let folder = Self.environment("DATELINE_FUZZ_SEEDS") else { return }
        for (index, seed) in reader.seeds.enumerated() {
            let place = "\(folder)/seed-\(index)"
            do { try Data(seed).write(to: URL(filePath: place)) } catch { fatalError("\(error)") }
        }
    }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
