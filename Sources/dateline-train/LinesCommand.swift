import ArgumentParser
import Articles
import Foundation
import Training

/// Learns to tell the prose of pasted texts from the clutter around it.
struct LinesCommand: ParsableCommand {
    /// What it is for.
    static let configuration = CommandConfiguration(
        commandName: "lines",
        abstract: "Learn to tell prose from clutter from pastes whose lines were marked by hand.",
        discussion: """
            Prints how many lines of clutter would be kept and how many of prose lost, without any rule, in \
            pastes that a model has not seen (four parts), for several minima of the probability of prose.
            """)

    @Option(help: "Marked pastes: `=== NAME`, then lines that begin with T, H, P, C, L, E or B.")
    var pastes: [String] = []

    @Option(help: "Marked pastes that count half and are not measured.")
    var related: [String] = []

    @Option(help: "How strongly weights are kept small.")
    var penalty = 0.3

    @Option(help: "Facts in fewer pastes than this are left out.")
    var least = 3

    @Option(help: "Lines that are less probably prose than this are clutter.")
    var minimum = 0.02

    @Option(help: "The file of weights to write.")
    var output: String?

    /// Learns, measures and writes.
    func run() throws {
        let own = try languages(pastes)
        let more = try related.flatMap { try read($0) }
        var table = ["minimum  clutter kept  prose lost"]
        let seen = try (0..<4).flatMap { part in
            let learned = try model(own.map { Self.part($0, part, isIn: false) }, more)
            return own.joined(by: part).flatMap { learned.judged($0) }
        }
        let (clutter, prose) = (seen.filter { !$0.isProse }, seen.filter(\.isProse))
        for minimum in [0.5, 0.2, 0.1, 0.05, 0.02, 0.01] {
            let kept = clutter.count { $0.probability >= minimum }
            let lost = prose.count { $0.probability < minimum }
            table.append(
                "\(minimum)  \(kept) of \(clutter.count)  \(lost) of \(prose.count)")
        }
        table.forEach { print($0) }
        guard let output else { return }
        let learned = try model(own, more)
        let text = learned.file(minimum: minimum, notes: table)
        try Data(text.utf8).write(to: URL(filePath: output))
        print("\(learned.trainer.weights.count) weights in \(output)")
    }

    /// The pastes of each file: one language each.
    private func languages(_ paths: [String]) throws -> [[MarkedPaste]] { try paths.map(read) }

    private func read(_ path: String) throws -> [MarkedPaste] {
        MarkedPaste.pastes(try String(contentsOf: URL(filePath: path), encoding: .utf8))
    }

    private static func part(_ pastes: [MarkedPaste], _ part: Int, isIn: Bool) -> [MarkedPaste] {
        pastes.enumerated().filter { ($0.offset % 4 == part) == isIn }.map(\.element)
    }

    private func model(_ own: [[MarkedPaste]], _ related: [MarkedPaste]) throws -> LearnedLines {
        var pastes = own.joined().map { ($0, 1.0) }
        for (index, language) in own.enumerated() where !language.isEmpty {
            pastes += MarkedPaste.mixed(language, copies: 4, seed: UInt64(index + 1))
                .map { ($0, 0.7) }
        }
        pastes += related.map { ($0, 0.5) }
        return LearnedLines(pastes, least: least, penalty: penalty)
    }
}

extension [[MarkedPaste]] {
    /// The pastes of one of four parts of each language.
    fileprivate func joined(by part: Int) -> [MarkedPaste] {
        flatMap { $0.enumerated().filter { $0.offset % 4 == part }.map(\.element) }
    }
}
