import ArgumentParser
import EventLog
import Foundation
import Glibc
import SystemCalls

/// Measures how long the catalogue takes to find what an article resembles, among many.
@main
struct SimilarBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar-bench",
        abstract: "Look for similar articles in a catalogue of many.",
        discussion: """
            Articles are put together from the sentences of real ones, so that they share as many pairs \
            of words as articles do. Half of those looked up have two of twelve sentences changed, half \
            are new. The catalogue is filled in the order of its keys: one article at a time, as the \
            service does it, a million would write 100 GB.
            """)

    @Option(help: "Number of articles in the catalogue.")
    var articles = 1_000_000

    @Option(help: "Number of articles looked up.")
    var lookups = 2000

    @Option(help: "Folder of articles, JSON lines, perhaps packed.")
    var corpus = "../shared/articles"

    @Option(help: "The folder to make the catalogue in.")
    var scratch = "/tmp"

    func run() throws {
        let sentences = try SentencePrints(corpus: corpus)
        guard sentences.count > 1000 else {
            print("skipped: no articles in \(corpus)")
            return
        }
        let folder = "\(scratch)/similar-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data().write(to: URL(filePath: folder + "/events.jsonl"))
        let catalog = try Catalog(folder: BytePath(folder))
        let clock = ContinuousClock()
        let start = clock.now
        try BulkFill(path: "\(folder)/\(Catalog.fileName)").add(articles, of: sentences)
        print("\(articles) articles in \((clock.now - start).components.seconds) s")
        let before = Self.residentMegabytes
        try look(up: sentences, in: catalog)
        print("memory grew by \(Self.residentMegabytes - before) MB while looking up")
    }

    /// User and system time of this process.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Memory of this process that is in use.
    private static var residentMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4 / 1024
    }

    private func look(up sentences: SentencePrints, in catalog: Catalog) throws {
        var times: [Double] = []
        var (found, wrong) = (0, 0)
        var processor = 0.0
        let clock = ContinuousClock()
        for number in 0..<lookups {
            let known = number % 2 == 0 ? (number * 7919) % articles : nil
            let print =
                known.map { sentences.article($0, changed: 2) }
                ?? sentences.article(articles + number)
            let (start, before) = (clock.now, Self.processorSeconds)
            let similar = try catalog.mostSimilar(to: print)
            processor += Self.processorSeconds - before
            times.append(Double((clock.now - start).components.attoseconds) / 1e18)
            if let known {
                if similar?.digest == "\(known)" { found += 1 }
            } else if similar != nil {
                wrong += 1
            }
        }
        times.sort()
        let mean = times.reduce(0, +) / Double(times.count)
        print(
            String(
                format: "look-ups: mean %.2f ms  p50 %.2f  p99 %.2f  max %.2f", mean * 1000,
                times[times.count / 2] * 1000, times[times.count * 99 / 100] * 1000,
                (times.last ?? 0) * 1000))
        print(
            String(
                format: "processor time: mean %.2f ms a look-up",
                processor * 1000 / Double(lookups)))
        print(
            "changed ones found: \(found) of \((lookups + 1) / 2); new ones called similar: \(wrong)"
        )
    }
}
