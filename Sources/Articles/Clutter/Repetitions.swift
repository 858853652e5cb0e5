internal import Annotation

/// Finds blocks that say again what another block says: headlines and leads pasted twice, pull quotes.
struct Repetitions {
    private let text: TextBytes
    /// Words of each block in small letters, sentence ends kept, in one row.
    private var folded: [UInt8] = []
    private var ranges: [Range<Int>] = []

    /// For each of `blocks` whether it only repeats; the first of equals and the longest of like ones stay.
    ///
    /// O(bytes) for equal blocks; blocks inside others are looked for up to 200 kB of text.
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
        var first: [ArraySlice<UInt8>: Int] = [:]
        for (index, range) in ranges.enumerated() where wordCount(range) >= 4 {
            let key = folded[range]
            if first[key] == nil { first[key] = index } else { marks[index] = true }
        }
        guard folded.count <= 200_000 else { return marks }
        for (index, range) in ranges.enumerated()
        where !marks[index] && (5...80).contains(wordCount(range)) {
            marks[index] = ranges.indices.contains {
                $0 != index && !marks[$0] && ranges[$0].count > range.count
                    && stands(folded[range], in: folded[ranges[$0]])
            }
        }
        return marks
    }

    private func wordCount(_ range: Range<Int>) -> Int {
        folded[range].reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
    }

    /// Whether whole sentences of `block` are exactly `part`, or `part` without its end opens `block`.
    private func stands(_ part: ArraySlice<UInt8>, in block: ArraySlice<UInt8>) -> Bool {
        let isSentence = part.last == 0x2E
        if block.starts(with: part) {
            let end = block.startIndex + part.count
            if isSentence || block[end] == 0x20 { return true }
        }
        guard isSentence, let first = part.first else { return false }
        var index = block.startIndex + 2
        while index + part.count <= block.endIndex {
            if block[index] == first, block[index - 1] == 0x20, block[index - 2] == 0x2E,
                block[index...].starts(with: part)
            {
                return true
            }
            index += 1
        }
        return false
    }
}
