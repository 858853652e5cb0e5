internal import Annotation

/// Finds blocks that say again what another block says: headlines and leads pasted twice, pull quotes.
struct Repetitions {
    private let text: TextBytes
    /// Words of each block in small letters, sentence ends kept, in one row.
    private var folded: [UInt8] = []
    private var ranges: [Range<Int>] = []

    /// For each of `blocks` whether it only repeats; the first of equals and the longest of like ones stay.
    ///
    /// O(bytes).
    static func marks(_ blocks: [TextRange], in text: TextBytes) -> [Bool] {
        var finder = Repetitions(text: text)
        for block in blocks { finder.add(block) }
        return finder.marks()
    }

    private init(text: TextBytes) { self.text = text }

    private mutating func add(_ block: TextRange) {
        let start = folded.count
        let words = FoldedWords(text, block)
        for (word, range) in zip(words.words, words.ranges) {
            if folded.count > start { folded.append(0x20) }
            folded.append(contentsOf: word.utf8)
            if range.end < text.bytes.count, isSentenceEnd(text.bytes[range.end]) {
                folded.append(0x20)
                folded.append(0x2E)
            }
        }
        ranges.append(start..<folded.count)
    }

    private func isSentenceEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private func marks() -> [Bool] {
        var marks = [Bool](repeating: false, count: ranges.count)
        var first: [UInt64: Int] = [:]
        for (index, range) in ranges.enumerated() where wordCount(range) >= 4 {
            let known = first[hash(range), default: index]
            if known == index {
                first[hash(range)] = index
            } else {
                marks[index] = folded[ranges[known]].elementsEqual(folded[range])
            }
        }
        let starts = sentenceStarts()
        for (index, range) in ranges.enumerated()
        where !marks[index] && (5...80).contains(wordCount(range)) {
            let key = hash(range.lowerBound..<(range.lowerBound + Self.keyLength))
            marks[index] = (starts[key] ?? []).contains {
                $0.block != index && !marks[$0.block] && ranges[$0.block].count > range.count
                    && stands(folded[range], at: $0.place, in: ranges[$0.block])
            }
        }
        return marks
    }

    /// A place where a block or a sentence in it begins.
    private struct Start {
        var block: Int
        var place: Int
    }

    /// Bytes that a block of five words has at least.
    private static let keyLength = 9

    /// The beginnings of blocks and of their sentences, by the hash of their first bytes.
    ///
    /// Of like beginnings only so many are kept that hostile texts cost no more than others.
    private func sentenceStarts() -> [UInt64: [Start]] {
        var starts: [UInt64: [Start]] = [:]
        for (block, range) in ranges.enumerated() {
            for place in range where place + Self.keyLength <= range.upperBound {
                let opens =
                    place == range.lowerBound
                    || place >= range.lowerBound + 2 && folded[place - 1] == 0x20
                        && folded[place - 2] == 0x2E
                guard opens else { continue }
                let key = hash(place..<(place + Self.keyLength))
                if starts[key]?.count ?? 0 < 100 {
                    starts[key, default: []].append(Start(block: block, place: place))
                }
            }
        }
        return starts
    }

    private func hash(_ range: Range<Int>) -> UInt64 {
        var hash = TokenHash.seed
        for index in range { hash = TokenHash.add(folded[index], to: hash) }
        return hash
    }

    private func wordCount(_ range: Range<Int>) -> Int {
        folded[range].reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
    }

    /// Whether `part` is whole sentences of `block` from `place` on, or without its end opens `block`.
    private func stands(_ part: ArraySlice<UInt8>, at place: Int, in block: Range<Int>) -> Bool {
        let end = place + part.count
        guard end <= block.upperBound, folded[place..<end].elementsEqual(part) else { return false }
        if part.last == 0x2E { return true }
        return place == block.lowerBound && end < block.upperBound && folded[end] == 0x20
    }
}
