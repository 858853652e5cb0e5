import Analysis
import FoundationEssentials

/// Works on pieces of input in parallel and writes the results in the order of the input.
///
/// Bounded: a batch is read, worked on by one task a core, written, then the next one.
struct OrderedBatches {
    private static let size = 128

    /// Where the pieces come from.
    var input: ArticleInput

    /// Runs `body` on every piece; false when one failed, which is said on standard error.
    func run(
        _ body: @escaping @Sendable (ArticleInput.Piece, Scratch) throws -> [UInt8]
    ) async -> Bool {
        var input = input
        var isComplete = true
        while true {
            let pieces = input.next(Self.size)
            if pieces.isEmpty { return isComplete }
            for (piece, result) in zip(pieces, await Self.work(on: pieces, body)) {
                switch result {
                case .success(let bytes): StandardStream.output.write(bytes)
                case .failure(let error):
                    isComplete = false
                    StandardStream.error.write(Array("\(piece.name): \(error)\n".utf8))
                }
            }
        }
    }

    private static func work(
        on pieces: [ArticleInput.Piece],
        _ body: @escaping @Sendable (ArticleInput.Piece, Scratch) throws -> [UInt8]
    ) async -> [Result<[UInt8], any Error>] {
        let workers = min(pieces.count, ProcessInfo.processInfo.activeProcessorCount)
        return await withTaskGroup { group in
            for worker in 0..<workers {
                group.addTask {
                    let scratch = Scratch()
                    return stride(from: worker, to: pieces.count, by: workers).map { index in
                        (index, Result { try body(pieces[index], scratch) })
                    }
                }
            }
            var results = [Result<[UInt8], any Error>](
                repeating: .success([]), count: pieces.count)
            for await share in group {
                for (index, result) in share { results[index] = result }
            }
            return results
        }
    }
}
