internal import Annotation

/// What a line of a pasted text looks like by itself.
struct LineShape {
    /// Where it stands.
    let range: TextRange
    /// Number of words.
    private(set) var words = 0
    /// Words that begin with a capital.
    private(set) var capitals = 0
    /// Words that begin with a digit.
    private(set) var numbers = 0
    /// Words that only connect others.
    private(set) var functionWords = 0
    /// Marks inside that end sentences.
    private(set) var innerEnds = 0
    /// Whether it ends like a sentence.
    let endsSentence: Bool
    /// Whether it speaks to its reader ("you", "Sie").
    private(set) var addressesReader = false
    /// Whether the site speaks of itself ("our", "unser").
    private(set) var namesHouse = false
    /// Whether an address of the web stands in it.
    private(set) var holdsAddress = false
    /// Whether it is written in capitals alone.
    private(set) var isShouted = false
    /// The marks in it that prose hardly has, a bit each in the order of `LineShape.marks`.
    private(set) var marks = 0
    /// Whether a quotation mark stands in it.
    private(set) var isQuoting = false
    /// Hash of all its words.
    private(set) var hash = TokenHash.seed
    /// Hashes of the first five letters of its longer words, each once.
    private(set) var stems: [UInt64] = []
    /// Hashes of its first words, each once; numbers are all one.
    private(set) var firstWords: [UInt64] = []
    /// What it looks like, in one word.
    private(set) var kind = Kind.empty

    /// What a line looks like.
    enum Kind: Int {
        /// No word.
        case empty
        /// Up to four words, no sentence.
        case label
        /// More words, no sentence.
        case heading
        /// A short sentence.
        case sentence
        /// A sentence of twelve words or more, or several.
        case prose
    }

    /// Whether it reads like prose.
    var isProse: Bool { kind.rawValue >= Kind.sentence.rawValue }

    /// Reads a line; O(bytes).
    init(_ text: TextBytes, _ range: TextRange) {
        self.range = range
        endsSentence = text.endsSentence(range)
        var scanner = LineScanner(text, range)
        while let word = scanner.next() { take(word) }
        innerEnds = scanner.innerEnds
        marks = scanner.marks
        isQuoting = scanner.isQuoting
        isShouted = scanner.hasCapital && !scanner.hasSmall
        if words == 0 {
            kind = .empty
        } else if words >= 4 && endsSentence || words >= 25 {
            kind = words >= 12 ? .prose : .sentence
        } else {
            kind = words >= 5 ? .heading : .label
        }
    }

    private mutating func take(_ word: LineScanner.Word) {
        words += 1
        hash = (hash ^ word.hash) &* 0x100_0000_01B3
        if word.isCapital { capitals += 1 }
        if word.isNumber { numbers += 1 }
        if word.isAddress { holdsAddress = true }
        let known = WordKinds.kinds(of: word.hash)
        if known.contains(.function) { functionWords += 1 }
        if known.contains(.reader) || known.contains(.politeReader) && word.isCapital && words > 1 {
            addressesReader = true
        }
        if known.contains(.house) { namesHouse = true }
        if let stem = word.stem, !stems.contains(stem) { stems.append(stem) }
        let key = word.isNumber ? WordKinds.number : word.hash
        if words <= 30, !firstWords.contains(key) { firstWords.append(key) }
    }
}
