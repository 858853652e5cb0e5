/// Phrases of one language as a trie over folded words, each ending in the senses it may have.
///
/// Words and edges are open-addressing tables of 64-bit hashes; a look-up touches no string.
struct PhraseTable: Sendable {
    /// One reading of a phrase.
    struct Sense: Sendable {
        var kind: Kind
        /// Index of the entity in `World.entities`.
        var entity: Int32
        /// Index of the next sense of the same phrase; -1 at the last.
        var next: Int32
    }

    /// How a phrase names its entity.
    enum Kind: UInt8, Sendable {
        case country, adjective, demonym, capital, government, fullName, surname, body, role
        case pronoun
    }

    /// Endings under which a word is still found.
    struct Endings: OptionSet, Sendable {
        let rawValue: UInt8
        /// German and English genitive: Russlands, Russia's.
        static let genitive = Endings(rawValue: 1)
        /// German nouns: cases, plurals, feminine forms.
        static let noun = Endings(rawValue: 2)
        /// German adjectives: e, er, en, em, es.
        static let adjective = Endings(rawValue: 4)
        /// English plural.
        static let plural = Endings(rawValue: 8)
        /// Last part of a compound whose first part is known.
        static let tail = Endings(rawValue: 16)
        /// Last part of any compound.
        static let personTail = Endings(rawValue: 32)
    }

    private var words = HashTable()
    private var endings: [Endings] = []
    private var edges = HashTable()
    private var firstSense: [Int32] = [-1]
    private(set) var senses: [Sense] = []
    private var fold: WordFold

    /// Creates an empty table; German ones keep umlauts.
    init(isGerman: Bool) { fold = WordFold(keepsUmlauts: isGerman) }

    /// Adds a phrase; its words may then stand under `endings`.
    mutating func add(_ phrase: String, kind: Kind, entity: Int, endings: Endings) {
        var node: Int32 = 0
        var phrase = phrase
        phrase.withUTF8 { bytes in
            var start = 0
            for index in 0...bytes.count {
                let isEnd = index == bytes.count
                guard isEnd || bytes[index] == 0x20 || bytes[index] == 0x2D else { continue }
                if index > start {
                    let part = UnsafeBufferPointer(rebasing: bytes[start..<index])
                    fold.fold(part)
                    if !fold.bytes.isEmpty { node = step(from: node, endings: endings) }
                }
                start = index + 1
            }
        }
        if node > 0 { append(Sense(kind: kind, entity: Int32(entity), next: -1), to: node) }
    }

    private mutating func step(from node: Int32, endings allowed: Endings) -> Int32 {
        let hash = fold.hash
        var word = words.find(hash)
        if word < 0 {
            word = Int32(endings.count)
            words.insert(hash, word)
            endings.append([])
        }
        endings[Int(word)].formUnion(allowed)
        let key = Self.edge(node, word)
        var target = edges.find(key)
        if target < 0 {
            target = Int32(firstSense.count)
            edges.insert(key, target)
            firstSense.append(-1)
        }
        return target
    }

    private mutating func append(_ sense: Sense, to node: Int32) {
        let fresh = Int32(senses.count)
        var last = firstSense[Int(node)]
        if last < 0 {
            firstSense[Int(node)] = fresh
        } else {
            while true {
                let known = senses[Int(last)]
                if known.kind == sense.kind, known.entity == sense.entity { return }
                if known.next < 0 { break }
                last = known.next
            }
            senses[Int(last)].next = fresh
        }
        senses.append(sense)
    }

    private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        return (key &+ 1) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Allows a role noun as the last part of compounds; of any compound where it means people.
    mutating func addTail(_ noun: String, isPerson: Bool) {
        var noun = noun
        noun.withUTF8 { fold.fold($0) }
        let word = words.find(fold.hash)
        guard word >= 0 else { return }
        endings[Int(word)].insert(.tail)
        if isPerson { endings[Int(word)].insert(.personTail) }
    }

    /// Whether the word may end a compound whose first part is known.
    func isTail(_ word: Int32) -> Bool { word >= 0 && endings[Int(word)].contains(.tail) }

    /// Whether the word may end any compound.
    func isPersonTail(_ word: Int32) -> Bool {
        word >= 0 && endings[Int(word)].contains(.personTail)
    }

    /// Whether the word alone is the name, adjective or people of a country.
    func isNation(_ word: Int32) -> Bool {
        let node = next(0, word)
        guard node >= 0, sense(at: node) >= 0 else { return false }
        switch senses[Int(sense(at: node))].kind {
        case .country, .adjective, .demonym: return true
        default: return false
        }
    }

    /// The word with this hash, or -1.
    func word(_ hash: UInt64) -> Int32 { words.find(hash) }

    /// The word with this hash if it may stand under one of `needed`, or -1.
    func word(_ hash: UInt64, under needed: Endings) -> Int32 {
        let word = words.find(hash)
        return word >= 0 && !endings[Int(word)].isDisjoint(with: needed) ? word : -1
    }

    /// The node behind `word` from `node` (0 the start), or -1.
    func next(_ node: Int32, _ word: Int32) -> Int32 {
        word < 0 ? -1 : edges.find(Self.edge(node, word))
    }

    /// The first sense of a phrase that ends at `node`, or -1.
    func sense(at node: Int32) -> Int32 { firstSense[Int(node)] }
}

/// Open addressing from 64-bit hashes, not 0, to 32-bit values, not negative.
struct HashTable: Sendable {
    private var keys = [UInt64](repeating: 0, count: 1 << 12)
    private var values = [Int32](repeating: -1, count: 1 << 12)
    private var count = 0

    /// The value of `key`, or -1.
    func find(_ key: UInt64) -> Int32 {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// Puts a key that is not there yet.
    mutating func insert(_ key: UInt64, _ value: Int32) {
        if count * 2 >= keys.count { grow() }
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        keys[slot] = key
        values[slot] = value
        count += 1
    }

    /// Forgets everything, keeping the memory.
    mutating func removeAll() {
        guard count > 0 else { return }
        for slot in keys.indices where keys[slot] != 0 { keys[slot] = 0 }
        count = 0
    }

    private mutating func grow() {
        var fresh = HashTable()
        fresh.keys = [UInt64](repeating: 0, count: keys.count * 4)
        fresh.values = [Int32](repeating: -1, count: keys.count * 4)
        for slot in keys.indices where keys[slot] != 0 { fresh.insert(keys[slot], values[slot]) }
        self = fresh
    }
}
