/// Words with what the tokeniser and the sentence splitter know about them.
///
/// Built once, then looked up by bytes without allocation: FNV-1a, open addressing.
struct TokenWords: Sendable {
    /// What is known about a word.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt32
        /// With its full stop one token.
        static let abbreviation = Roles(rawValue: 1 << 0)
        /// An abbreviation at which no sentence ends.
        static let neverEnds = Roles(rawValue: 1 << 1)
        /// An abbreviation only before a number.
        static let beforeNumber = Roles(rawValue: 1 << 2)
        /// Capitalised where it starts a sentence, and hardly elsewhere.
        static let starter = Roles(rawValue: 1 << 3)
        /// Follows an ordinal: a month and the like.
        static let month = Roles(rawValue: 1 << 4)
        /// Stands for several words.
        static let contraction = Roles(rawValue: 1 << 5)
        /// Keeps its hyphen: `non-`.
        static let prefix = Roles(rawValue: 1 << 6)
        /// Follows a hyphen that stands for an omitted part: "Vor- und Nachteile".
        static let conjunction = Roles(rawValue: 1 << 7)
        /// Makes an ordinal of the number that follows: "der 2.".
        static let ordinalContext = Roles(rawValue: 1 << 8)
        /// A unit that is written without a space behind its number and split off.
        static let unit = Roles(rawValue: 1 << 9)
        /// A token in spite of its punctuation.
        static let symbol = Roles(rawValue: 1 << 10)
        /// Last part of an address or file name: `com`, `pdf`.
        static let domain = Roles(rawValue: 1 << 11)
        /// Split off from the end of a word: `'s`, `n't`.
        static let clitic = Roles(rawValue: 1 << 12)
        /// End of a compound that is an abbreviation: "Hauptstr.".
        static let suffix = Roles(rawValue: 1 << 13)
    }

    private var keys: [UInt8] = []
    private var ends: [Int32] = [0]
    private var roles: [Roles] = [[]]
    private var payloads: [Int32] = [-1]
    private var slots = [Int32](repeating: 0, count: 1024)

    /// Adds `word` with `roles`; a word added before keeps its roles beside the new ones.
    mutating func add(_ word: String, _ added: Roles, payload: Int32 = -1) {
        var word = word
        let found = word.withUTF8 { find($0) }
        if found > 0 {
            roles[found].formUnion(added)
            if payload >= 0 { payloads[found] = payload }
            return
        }
        if ends.count * 2 > slots.count { grow() }
        let id = ends.count
        keys.append(contentsOf: word.utf8)
        ends.append(Int32(keys.count))
        roles.append(added)
        payloads.append(payload)
        insert(id)
    }

    /// The roles of the word with these bytes, none for an unknown word.
    @inline(__always)
    func roles(of word: UnsafeBufferPointer<UInt8>) -> Roles { roles[find(word)] }

    /// The number that was stored with a word, -1 where there is none.
    func payload(of word: UnsafeBufferPointer<UInt8>) -> Int { Int(payloads[find(word)]) }

    private func find(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = Self.hash(word) & (slots.count - 1)
        while true {
            let id = Int(slots[slot])
            if id == 0 || matches(id, word) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    private func matches(_ id: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[id - 1])
        guard Int(ends[id]) - start == word.count else { return false }
        for offset in 0..<word.count where keys[start + offset] != word[offset] { return false }
        return true
    }

    private mutating func insert(_ id: Int) {
        let hash = keys.withUnsafeBufferPointer {
            Self.hash(UnsafeBufferPointer(rebasing: $0[Int(ends[id - 1])..<Int(ends[id])]))
        }
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(id)
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for id in 1..<ends.count { insert(id) }
    }

    @inline(__always)
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
