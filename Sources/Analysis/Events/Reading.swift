internal import Annotation

/// A document made ready for matching: words as lexicon numbers, children of every token, and which
/// token heads which actor, place and time.
///
/// One lives in the scratch memory of a worker and is filled anew for each document.
final class Reading {
    private(set) var document: Document
    private(set) var lexicon: FrameLexicon
    /// Lexicon word of each lemma, 0 if unknown.
    private(set) var lemma: [WordID] = []
    /// Lexicon word of each form.
    private(set) var form: [WordID] = []
    /// Lexicon word of the noun, or of the last part of the compound.
    private(set) var noun: [WordID] = []
    /// Classes of things.
    private(set) var classes: [ClassSet] = []
    /// Lexicon word of the verb with its separable particle, 0 if unknown.
    private(set) var predicate: [WordID] = []
    private(set) var firstChild: [Int32] = []
    private(set) var nextSibling: [Int32] = []
    /// Index of the actor mention of which the token is the head, or that holds it; -1 for none.
    private(set) var actor: [Int32] = []
    /// Index of the place mention that holds the token.
    private(set) var place: [Int32] = []
    /// Index of the time mention that holds the token.
    private(set) var time: [Int32] = []
    /// Whether the token belongs to the name of a person.
    private(set) var isPerson: [Bool] = []
    /// The country that most of the text is about, where there is one.
    private(set) var mainCountry: String?
    /// The country that is named clearly more often than any other.
    private(set) var leadCountry: String?
    /// Whether nearly all that is named is of the main country.
    private(set) var isOfOneCountry = false
    /// The place lines of report and headline.
    private(set) var datelines: [Dateline] = []
    /// The frames of each word that was asked for.
    var framesByRow: [Int: [Frame]] = [:]
    /// Whether the text is about an accident or a force of nature rather than about violence.
    private(set) var isDisaster = false
    /// Tokens that belong to a predicate already read.
    var consumed: [Bool] = []
    /// Where what is considered and refused is noted; nil while nobody asks.
    var refusals: RefusalLog?
    private var buffer: [UInt8] = []
    private var known: [Int32] = []

    static let actorClass: ClassSet = 1
    static let placeClass: ClassSet = 2
    static let timeClass: ClassSet = 4
    /// Somebody known takes part in the phrase, if only as a modifier of its head.
    static let knownClass: ClassSet = 8
    /// The clause in the slot is denied.
    static let deniedClass: ClassSet = 16
    /// Classes up to this one are not those of things.
    static let lastMentionClass: ClassSet = 31

    init(document: Document, lexicon: FrameLexicon) {
        self.document = document
        self.lexicon = lexicon
        prepare()
    }

    /// Makes `document` the one that is read.
    func load(_ document: Document, lexicon: FrameLexicon) {
        self.document = document
        self.lexicon = lexicon
        prepare()
    }

    /// Lets go of the document, so that its owner may change it without a copy.
    func release() {
        document = Document(article: document.article, language: document.language)
    }

    /// The rows that depend on `row`, in the order of the text.
    func children(_ row: Int) -> Children { Children(reading: self, row: firstChild[row]) }

    /// The tokens of one token's dependents.
    struct Children: Sequence, IteratorProtocol {
        let reading: Reading
        var row: Int32

        mutating func next() -> Int? {
            guard row >= 0 else { return nil }
            defer { row = reading.nextSibling[Int(row)] }
            return Int(row)
        }
    }

    private func prepare() {
        let count = document.tokens.count
        known = [Int32](repeating: -1, count: document.strings.count)
        lemma = [WordID](repeating: 0, count: count)
        form = lemma
        noun = lemma
        classes = [ClassSet](repeating: 0, count: count)
        consumed = [Bool](repeating: false, count: count)
        framesByRow.removeAll(keepingCapacity: true)
        linkChildren(count)
        markMentions(count)
        countCountries()
        datelines = Dateline.all(in: document)
        for row in datelines.flatMap(\.span.rows) where row < count { place[row] = -1 }
        for row in 0..<count { readWord(row) }
        predicate = lemma
        let accidents = classes.count { $0 & lexicon.disasterClass != 0 }
        isDisaster =
            accidents >= 2
            && accidents > classes.count { $0 & lexicon.violenceClasses != 0 }
        guard lexicon.language == .german else { return }
        for row in 0..<count where firstChild[row] < 0 { joinParticle(row) }
    }

    /// Finds the country of at least six in ten of the actors and places that have one, and the one
    /// named half as often again as the next.
    private func countCountries() {
        var counts: [String: Int] = [:]
        let actors = document.actors.compactMap { $0.participants.first?.country }
        let countries = actors + document.places.compactMap(\.place.country)
        for country in countries { counts[country, default: 0] += 1 }
        let order = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        let next = order.dropFirst().first?.value ?? 0
        mainCountry = nil
        leadCountry = nil
        isOfOneCountry = false
        guard countries.count >= 3, let best = order.first else { return }
        if best.value * 10 >= countries.count * 6 { mainCountry = best.key }
        isOfOneCountry = countries.count >= 5 && best.value * 10 >= countries.count * 9
        if best.value * 2 >= next * 3 { leadCountry = best.key }
    }

    /// Makes one verb of verb and particle; with a particle that no record knows it is none.
    ///
    /// Adverbs and adjectives behind the verb may be particles that the parser took for something
    /// else; they count where a record knows the verb that they make.
    private func joinParticle(_ row: Int) {
        guard let verb = document.tokens.head(of: row), row > verb else { return }
        let isParticle = document.tokens.relation[row] == .compoundPrt
        switch document.tokens.tag[verb] {
        case .verb, .auxiliary: break
        default: return
        }
        switch document.tokens.tag[row] {
        case .adverb, .adposition, .adjective, .particle: break
        default: guard isParticle else { return }
        }
        var joined: [UInt8] = []
        document.strings.withBytes(of: document.tokens.form[row]) { bytes in
            CaseFolding.fold(bytes, into: &joined)
        }
        document.strings.withBytes(of: document.tokens.lemma[verb]) { bytes in
            CaseFolding.fold(bytes, into: &buffer)
        }
        guard !buffer.starts(with: joined) else { return }
        joined.append(contentsOf: buffer)
        let word = lexicon.word(folded: joined[...])
        if isParticle || lexicon.verbs[word] != nil { predicate[verb] = word }
    }

    private func linkChildren(_ count: Int) {
        firstChild = [Int32](repeating: -1, count: count)
        nextSibling = firstChild
        for row in stride(from: count - 1, through: 0, by: -1) {
            let head = Int(document.tokens.head[row])
            guard head != row, head >= 0, head < count else { continue }
            nextSibling[row] = firstChild[head]
            firstChild[head] = Int32(row)
        }
    }

    private func markMentions(_ count: Int) {
        actor = [Int32](repeating: -1, count: count)
        place = actor
        time = actor
        for (index, mention) in document.places.enumerated() {
            for row in mention.span.rows where row < count { place[row] = Int32(index) }
        }
        for (index, mention) in document.times.enumerated() {
            for row in mention.span.rows where row < count { time[row] = Int32(index) }
        }
        isPerson = [Bool](repeating: false, count: count)
        for mention in document.mentions where mention.kind == .person {
            for row in mention.span.rows where row < count { isPerson[row] = true }
        }
        for (index, mention) in document.actors.enumerated() {
            for row in mention.span.rows where row < count && actor[row] < 0 {
                actor[row] = Int32(index)
            }
        }
        for (index, mention) in document.actors.enumerated() where mention.head < count {
            actor[mention.head] = Int32(index)
        }
    }

    private func readWord(_ row: Int) {
        let tokens = document.tokens
        form[row] = word(tokens.form[row])
        lemma[row] = tokens.lemma[row] == .empty ? form[row] : word(tokens.lemma[row])
        if lemma[row] == 0 { lemma[row] = form[row] }
        if let base = lexicon.aliases[lemma[row]] { lemma[row] = base }
        switch tokens.tag[row] {
        case .noun, .properNoun, .unknown, .adjective, .symbol, .numeral:
            noun[row] = tail(of: row, in: lexicon.nounTails) ?? lemma[row]
            if let thing = tail(of: row, in: lexicon.thingTails) {
                classes[row] = lexicon.classes[thing] ?? 0
            }
        default: break
        }
        if isPerson[row] { classes[row] |= lexicon.personClass }
        if actor[row] >= 0 { classes[row] |= Self.actorClass }
        if place[row] >= 0 { classes[row] |= Self.placeClass }
        if time[row] >= 0 { classes[row] |= Self.timeClass }
    }

    private func word(_ id: StringID) -> WordID {
        let index = Int(id.value)
        if known[index] < 0 {
            known[index] = document.strings.withBytes(of: id) { bytes in
                lexicon.word(bytes, folding: &buffer)
            }
        }
        return known[index]
    }

    /// The word of `known` that a noun is, or ends in; "Unglück" and "Misserfolg" are not what they
    /// end in.
    func lastPart(of row: Int, in known: Set<WordID>) -> WordID? {
        guard document.tokens.tag[row] == .noun || document.tokens.tag[row] == .properNoun else {
            return nil
        }
        let isReversed = document.strings.withBytes(of: document.tokens.lemma[row]) { bytes in
            bytes.count > 4 && (bytes[0] | 0x20) == 0x75 && bytes[1] == 0x6E
                || bytes.count > 6 && (bytes[0] | 0x20) == 0x6D && bytes[1] == 0x69
                    && bytes[2] == 0x73 && bytes[3] == 0x73
        }
        return isReversed ? nil : tail(of: row, in: known)
    }

    /// The noun itself, or the longest noun of `known` that it ends in.
    private func tail(of row: Int, in known: Set<WordID>) -> WordID? {
        for word in [lemma[row], form[row]] where word != 0 && known.contains(word) {
            return word
        }
        let isGerman = lexicon.language == .german
        return tail(of: document.tokens.lemma[row], in: known, isGerman: isGerman)
            ?? tail(of: document.tokens.form[row], in: known, isGerman: isGerman)
    }

    private func tail(of id: StringID, in known: Set<WordID>, isGerman: Bool) -> WordID? {
        document.strings.withBytes(of: id) { bytes in
            CaseFolding.fold(bytes, into: &buffer)
        }
        var start = isGerman ? 2 : 1
        while start + 4 <= buffer.count {
            defer { start += 1 }
            guard buffer[start] & 0xC0 != 0x80 else { continue }
            guard isGerman || buffer[start - 1] == 0x2D else { continue }
            let word = lexicon.word(folded: buffer[start...])
            if word != 0, known.contains(word) { return word }
        }
        return nil
    }
}
