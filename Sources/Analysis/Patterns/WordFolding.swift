/// The form in which words are compared: lower case, one kind of dash and apostrophe.
enum WordFolding {
    /// Appends the folded form of `word` to `folded`.
    static func fold(_ word: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        var index = 0
        while index < word.count {
            let byte = word[index]
            if byte >= 0x41, byte <= 0x5A {
                folded.append(byte | 0x20)
            } else if byte == 0xC3, index + 1 < word.count {
                folded.append(byte)
                index += 1
                let second = word[index]
                folded.append(second >= 0x80 && second <= 0x9E ? second | 0x20 : second)
            } else if byte == 0xE2, index + 2 < word.count, word[index + 1] == 0x80 {
                appendSign(word[index + 2], to: &folded)
                index += 2
            } else {
                folded.append(byte)
            }
            index += 1
        }
    }

    /// The folded form of `word`.
    static func fold(_ word: String) -> [UInt8] {
        var folded: [UInt8] = []
        var word = word
        word.withUTF8 { fold($0, into: &folded) }
        return folded
    }

    /// Appends the sign U+2000 + `low` - 0x80: dashes as "-", single quotes as "'".
    private static func appendSign(_ low: UInt8, to folded: inout [UInt8]) {
        switch low {
        case 0x90...0x95: folded.append(0x2D)
        case 0x98...0x9B: folded.append(0x27)
        default: folded.append(contentsOf: [0xE2, 0x80, low])
        }
    }
}

/// Words numbered from 0, found by their folded bytes in expected constant time.
struct PatternWords: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = [0]
    private var slots = [Int32](repeating: -1, count: 1024)
    /// Length of the longest word in bytes.
    private(set) var longest = 0

    /// Number of words.
    var count: Int { ends.count - 1 }

    /// The number of a word, -1 where the table does not hold it.
    func find(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
        let slot = slots.withUnsafeBufferPointer { self.slot(of: word, $0) }
        return slots[slot]
    }

    /// The number of a word, which is added if it is new.
    mutating func intern(_ word: [UInt8]) -> Int32 {
        let place = word.withUnsafeBufferPointer { word in
            slots.withUnsafeBufferPointer { slot(of: word, $0) }
        }
        if slots[place] >= 0 { return slots[place] }
        let id = Int32(count)
        bytes.append(contentsOf: word)
        ends.append(Int32(bytes.count))
        longest = max(longest, word.count)
        slots[place] = id
        if count * 2 > slots.count { grow() }
        return id
    }

    private func slot(
        of word: UnsafeBufferPointer<UInt8>, _ slots: UnsafeBufferPointer<Int32>
    ) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
        while slots[slot] >= 0, !equals(slots[slot], word) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func equals(_ id: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[Int(id)])
        guard Int(ends[Int(id) + 1]) - start == word.count else { return false }
        return bytes.withUnsafeBufferPointer { stored in
            for index in 0..<word.count where stored[start + index] != word[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        var fresh = [Int32](repeating: -1, count: slots.count * 2)
        for id in 0..<count {
            let word = Array(bytes[Int(ends[id])..<Int(ends[id + 1])])
            let place = word.withUnsafeBufferPointer { word in
                fresh.withUnsafeBufferPointer { slot(of: word, $0) }
            }
            fresh[place] = Int32(id)
        }
        slots = fresh
    }
}
