internal import Analysis
internal import Annotation

/// The parts of speech that the words of a corpus were met with, as `WordTags` reads them.
final class WordTagTable {
    /// The classes, readable as long as this object lives.
    let words: WordTags
    /// The section of the model.
    var bytes: [UInt8] { storage.bytes }
    private let storage: ClusterStorage
    private let clusters: ClusterStorage

    /// Times a word must be met.
    private static let least = 3
    /// Times, and share of all times, that a word must be met with a tag for it to be one of its tags.
    private static let leastOfTag = 2
    private static let leastShare = 0.02

    /// Counts the words of `corpus`, which was read with `clusters`; O(tokens).
    init(_ corpus: Corpus, clusters: ClusterStorage) {
        self.clusters = clusters
        var counts: [UInt64: [Int]] = [:]
        for row in 0..<corpus.tokenCount {
            counts[
                corpus.lexical[row].lower,
                default: [Int](repeating: 0, count: InflectionTable.tags)][Int(corpus.tags[row])] +=
                1
        }
        let kinds = counts.mapValues { Self.kind(of: $0) }.filter { $0.value != 0 }
        let numbers = Dictionary(
            uniqueKeysWithValues: Set(kinds.values).sorted().enumerated().map {
                ($1, UInt16(clamping: $0 + 1))
            })
        storage = ClusterStorage(
            bytes: ClusterSection.encode(
                kinds.map { (key: $0.key, cluster: numbers[$0.value] ?? 0) }))
        words = WordTags(classes: storage.map, clusters: clusters.map)
    }

    /// The tags of a word, a bit each, and above them the most frequent one; 0 for a rare word.
    static func kind(of counts: [Int]) -> UInt64 {
        let total = counts.reduce(0, +)
        guard total >= least else { return 0 }
        var bits: UInt64 = 0
        var top = 0
        for (tag, count) in counts.enumerated() {
            if count >= leastOfTag, Double(count) >= leastShare * Double(total) {
                bits |= 1 << UInt64(tag)
            }
            if count > counts[top] { top = tag }
        }
        return bits | UInt64(top + 1) << 32
    }
}
