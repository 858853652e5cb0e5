/// What is left of a name in any transliteration: its consonants, those that alphabets and
/// languages exchange made one, and whether it begins with a vowel.
///
/// Zelensky, Selenskyj, Zełenski and Zelanski have the same; at most twelve letters count.
struct NameSkeleton: Hashable, Sendable {
    /// The letters, five bits each, the first one lowest.
    private(set) var bits: UInt64 = 0
    /// Number of letters.
    private(set) var count = 0

    /// The skeleton of a word; empty for a word without letters.
    init(_ word: some StringProtocol) {
        var fold = WordFold(keepsUmlauts: false)
        var word = String(word)
        word.withUTF8 { fold.fold($0) }
        fold.lower(from: 0)
        let bytes = fold.bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if index == 0 || byte != bytes[index - 1] { add(byte, isFirst: index == 0) }
            index += Self.isDigraph(byte, next) ? 2 : 1
        }
    }

    private mutating func add(_ byte: UInt8, isFirst: Bool) {
        let letter = Self.letter(byte)
        guard letter > 0 || isFirst else { return }
        append(letter)
        if byte == UInt8(ascii: "x") { append(Self.letter(UInt8(ascii: "s"))) }
    }

    private mutating func append(_ letter: UInt8) {
        guard count < 12 else { return }
        bits |= UInt64(letter + 1) << (5 * UInt64(count))
        count += 1
    }

    /// Whether the second letter only colours the first: sh, sz, ch, cz, kh, zh, th, gh, ph, ck.
    private static func isDigraph(_ byte: UInt8, _ next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "s"): next == UInt8(ascii: "h") || next == UInt8(ascii: "z")
        case UInt8(ascii: "c"):
            next == UInt8(ascii: "h") || next == UInt8(ascii: "z") || next == UInt8(ascii: "k")
        case UInt8(ascii: "k"), UInt8(ascii: "z"), UInt8(ascii: "t"), UInt8(ascii: "g"),
            UInt8(ascii: "p"):
            next == UInt8(ascii: "h")
        default: false
        }
    }

    /// The class of a consonant, 0 for vowels and half-vowels.
    private static func letter(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "b"): 1
        case UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "q"), UInt8(ascii: "x"): 2
        case UInt8(ascii: "d"): 3
        case UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "w"): 4
        case UInt8(ascii: "g"), UInt8(ascii: "h"): 5
        case UInt8(ascii: "l"): 6
        case UInt8(ascii: "m"): 7
        case UInt8(ascii: "n"): 8
        case UInt8(ascii: "p"): 9
        case UInt8(ascii: "r"): 10
        case UInt8(ascii: "s"), UInt8(ascii: "z"): 11
        case UInt8(ascii: "t"): 12
        default: 0
        }
    }

    /// Whether two first names can be one: the same in two alphabets, shortened, or called by the
    /// usual short name.
    static func areAlike(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let (one, two) = (NameSkeleton(left), NameSkeleton(right))
        if one == two || isNickname(left, right) { return true }
        guard one.bits & 31 == two.bits & 31 else { return false }
        if isInitial(left) || isInitial(right) { return true }
        if min(left.count, right.count) > 1, begins(left, right) || begins(right, left) {
            return true
        }
        return min(one.count, two.count) > 3 && one.isNear(two)
    }

    private static func begins(
        _ short: some StringProtocol, _ long: some StringProtocol
    ) -> Bool {
        long.lowercased().hasPrefix(short.lowercased())
    }

    private static func isInitial(_ name: some StringProtocol) -> Bool {
        name.count == 1 || name.count == 2 && name.hasSuffix(".")
    }

    /// Whether at most one letter is another, or one is missing.
    func isNear(_ other: NameSkeleton) -> Bool {
        let (short, long) = count < other.count ? (self, other) : (other, self)
        guard long.count - short.count <= 1 else { return false }
        var index = 0
        while index < short.count, short.letter(at: index) == long.letter(at: index) { index += 1 }
        let skip = long.count - short.count
        let rest = skip == 0 ? index + 1 : index
        return (rest..<max(rest, short.count)).allSatisfy {
            short.letter(at: $0) == long.letter(at: $0 + skip)
        }
    }

    private func letter(at index: Int) -> UInt64 { bits >> (5 * UInt64(index)) & 31 }

    private static func isNickname(
        _ left: some StringProtocol, _ right: some StringProtocol
    ) -> Bool {
        guard let group = groups[left.lowercased()] else { return false }
        return group == groups[right.lowercased()]
    }

    /// The group of nicknames to which a name belongs.
    private static let groups: [String: Int] = {
        var groups: [String: Int] = [:]
        for (index, names) in nicknames.enumerated() {
            for name in names { groups[name] = index }
        }
        return groups
    }()

    /// First names and what those who bear them are called.
    private static let nicknames: [[String]] = [
        ["joe", "joseph"], ["bill", "william", "billy", "will"], ["jim", "james", "jimmy"],
        ["bob", "robert", "rob", "bobby"], ["tony", "anthony", "antony"], ["jack", "john"],
        ["dick", "richard", "rick"], ["ted", "edward", "theodore", "ed"], ["mike", "michael"],
        ["tom", "thomas"], ["chuck", "charles", "charlie"], ["larry", "lawrence"],
        ["liz", "elizabeth", "betty"], ["kate", "katherine", "catherine", "kathy"],
        ["peggy", "margaret", "maggie"], ["hans", "johannes", "johann"], ["sascha", "alexander"],
        ["uli", "ulrich"], ["toni", "anton"], ["pepe", "josé", "jose"], ["paco", "francisco"],
        ["bibi", "benjamin"], ["harry", "henry"], ["nick", "nicholas"],
        ["steve", "stephen", "steven"], ["dave", "david"], ["jeff", "geoffrey", "jeffrey"],
        ["andy", "andrew"], ["tim", "timothy"], ["dan", "daniel"], ["greg", "gregory"],
        ["mykola", "nikolai", "nikolaj", "mikola"],
        ["mykhailo", "mikhail", "michail"], ["yevgeny", "jewgeni", "evgeny", "yevhen", "jewhen"],
        ["yulia", "julia", "julija"], ["yuri", "juri", "jurij", "yury"], ["yair", "jair"],
    ]
}
