import Annotation

/// Cuts text into tokens, one block after the other.
///
/// Works on bytes, chunk by chunk between white space; every offset it writes is the border of a
/// character. Time is linear in the text, since no chunk is longer than `maximumChunk` bytes.
struct TokenScanner {
    /// A longer run without white space is cut.
    static let maximumChunk = 4096
    /// A longer word is cut.
    static let maximumWord = 512

    let rules: TokenRules
    let text: UnsafeBufferPointer<UInt8>
    /// The tokens so far.
    var tokens: TokenTable
    /// Their strings.
    var strings: StringPool
    /// One past the last byte of the block.
    var limit = 0
    /// First byte that is not read.
    var position = 0
    /// One past the last byte before white space.
    var chunkEnd = 0
    /// What is known about the word before.
    var lastRoles: TokenWords.Roles = []
    /// Whether a single quotation mark is open.
    var isQuoted = false
    /// Bytes of a form that is not in the text as it stands.
    var buffer: [UInt8] = []

    init(
        rules: TokenRules, text: UnsafeBufferPointer<UInt8>, tokens: TokenTable, strings: StringPool
    ) {
        self.rules = rules
        self.text = text
        self.tokens = tokens
        self.strings = strings
        buffer.reserveCapacity(Self.maximumWord)
    }

    /// Adds the tokens of a block.
    mutating func scan(_ block: TextRange) {
        position = block.start
        limit = min(block.end, text.count)
        lastRoles = .ordinalContext
        isQuoted = false
        while skipSpace() {
            let mayBeAddress = measureChunk()
            if mayBeAddress, takeAddress() { continue }
            while position < chunkEnd { takeToken() }
        }
    }

    /// Goes to the next character that is not white space; false at the end of the block.
    private mutating func skipSpace() -> Bool {
        while position < limit {
            let character = text.character(at: position)
            if character.kind != .space { return true }
            position += character.length
        }
        return false
    }

    /// Finds the end of the chunk; true when it holds signs of an address.
    private mutating func measureChunk() -> Bool {
        var end = position
        let bound = min(limit, position + Self.maximumChunk)
        var signs = false
        while end < bound {
            let byte = text[end]
            if byte < 0x80 {
                if byte <= 0x20 { break }
                if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/") { signs = true }
                end += 1
            } else {
                let character = text.character(at: end)
                if character.kind == .space { break }
                end += character.length
            }
        }
        chunkEnd = min(end, limit)
        return signs || startsWithWWW
    }

    private mutating func takeToken() {
        let first = text.character(at: position)
        switch first.kind {
        case .lower, .upper, .mark: takeWord()
        case .digit: takeNumber()
        case .space: position += first.length
        default: takePunctuation(first)
        }
    }

    /// Adds the token `start ..< end`, and goes behind it.
    mutating func add(_ start: Int, _ end: Int, part: UInt8 = 0) {
        let form = strings.intern(bytes(start, end))
        tokens.append(range: TextRange(start, end), form: form, part: part)
        position = end
    }

    /// Adds a token whose form is `buffer`.
    mutating func addBuffer(_ start: Int, _ end: Int, part: UInt8 = 0) {
        let form = buffer.withUnsafeBufferPointer { strings.intern($0) }
        tokens.append(range: TextRange(start, end), form: form, part: part)
        position = end
    }

    /// The bytes `start ..< end` of the text.
    @inline(__always)
    func bytes(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[start..<end])
    }

    /// What is known about the word `start ..< end`.
    @inline(__always)
    func roles(_ start: Int, _ end: Int) -> TokenWords.Roles {
        rules.words.roles(of: bytes(start, end))
    }

    /// The byte at `index` when it lies inside the chunk.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { index < chunkEnd ? text[index] : 0 }

    /// The kind of the character at `index`; white space outside the chunk.
    @inline(__always)
    func kind(_ index: Int) -> CharacterKind {
        index < chunkEnd ? text.character(at: index).kind : .space
    }

    /// One past the last character from `start` on that can stand in a word.
    @inline(__always)
    func endOfLetters(_ start: Int) -> Int {
        var end = start
        while end < chunkEnd {
            let character = text.character(at: end)
            guard character.kind.isWordPart else { break }
            end += character.length
        }
        return end
    }
}
