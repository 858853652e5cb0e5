internal import Annotation

/// Tells the prose of a text from the clutter around it, by rules and by structure.
struct PastedText {
    let text: TextBytes
    let rules: BoilerplateRules
    /// The pieces of the text so far, in order.
    var pieces: [Piece] = []
    /// What the clutter told about the article.
    var findings = Findings()
    /// Index of the headline, where the text is a page that was copied whole.
    var headline: Int?

    /// A paragraph or a part of one that a rule cut off.
    struct Piece {
        /// Where it stands.
        var range: TextRange
        /// What it is.
        var role: Block.Role = .paragraph
        /// The rule that decided.
        var rule: String?
        /// What a rule says follows.
        var effect: BoilerplateRule.Effect?
        /// Number of words, counted up to 200.
        var words: Int
        /// Whether it ends like a sentence.
        var endsSentence: Bool
        /// Whether it was dropped only for what stands beside it.
        var isForItsPlace = false

        /// Whether it reads like prose, not like a label, link or heading.
        var isProse: Bool { words >= 4 && endsSentence || words >= 25 }
    }

    /// What clutter tells: who published, who wrote, when.
    struct Findings {
        /// Names of agencies in a signature.
        var publisher: String?
        /// The by-line without its preposition.
        var author: String?
        /// The texts of date lines, in order.
        var published: [String] = []
    }

    /// The blocks of `paragraphs`, each with its role, what the clutter told, and which is the headline of a
    /// page that was copied whole.
    ///
    /// In a page, whose labels were told from its paragraphs by their elements, short paragraphs at the
    /// end are believed.
    static func read(
        _ text: TextBytes, paragraphs: [TextRange], rules: BoilerplateRules, isPage: Bool = false
    ) -> (blocks: [Block], findings: Findings, headline: Int?) {
        var reader = PastedText(text: text, rules: rules)
        reader.applyRules(to: paragraphs, isPage: isPage)
        reader.markCaptions()
        reader.markRepetitions()
        reader.markLists()
        if !isPage {
            reader.markComments()
            reader.markBanner()
            reader.markAdverts()
            reader.markDateLines()
            reader.markAuthorBox()
            reader.markHead()
            reader.markTail()
            reader.markLearned()
        }
        reader.keepSomething()
        reader.markHeadings()
        let blocks = reader.pieces.map { Block(range: $0.range, role: $0.role, rule: $0.rule) }
        return (blocks, reader.findings, reader.headline)
    }

    private init(text: TextBytes, rules: BoilerplateRules) {
        self.text = text
        self.rules = rules
    }

    private mutating func applyRules(to paragraphs: [TextRange], isPage: Bool) {
        for (index, paragraph) in paragraphs.enumerated() {
            let place = LinePlace(
                isTop: index < 8 || !pieces.contains { $0.role != .clutter && $0.isProse },
                isEnd: index + 8 >= paragraphs.count || index * 5 >= paragraphs.count * 3,
                isPage: isPage)
            let line = LineRules(text: text, rules: rules, place: place)
            for piece in line.pieces(of: paragraph) {
                pieces.append(piece)
                learn(from: piece)
            }
        }
    }

    private mutating func learn(from piece: Piece) {
        guard let effect = piece.effect else { return }
        let said = text.string(piece.range)
        switch effect {
        case .publisher:
            findings.publisher = findings.publisher ?? Signature.name(in: said)
            findings.published.append(said)
        case .author: findings.author = findings.author ?? Signature.author(in: said)
        case .published: findings.published.append(said)
        case .drop, .list, .adverts, .end, .caption, .comments: break
        }
    }

    private mutating func markRepetitions() {
        let kept = pieces.indices.filter { pieces[$0].role != .clutter }
        let marks = Repetitions.marks(kept.map { pieces[$0].range }, in: text)
        for (index, isRepeated) in zip(kept, marks) where isRepeated {
            // The headline in front stays, also where the lead begins with its words.
            if index == kept.first, !pieces[index].endsSentence { continue }
            drop(index, by: "repeated")
        }
    }

    /// Drops lines between the headline and the first prose that say when it was published, and learns from
    /// them; also the one line above the headline.
    private mutating func markDateLines() {
        let first = pieces.firstIndex { $0.role != .clutter && $0.isProse } ?? 0
        let labels = pieces.indices.prefix(first).filter { pieces[$0].role != .clutter }
        guard labels.count >= 2 else { return }
        for index in labels.prefix(12) where pieces[index].words <= 20 {
            let said = text.string(pieces[index].range)
            guard let names = DateLine.names(in: said) else { continue }
            findings.published.append(said)
            drop(index, by: "date line")
            let isByLine = ["Von ", "By ", "von ", "BY "].contains { said.hasPrefix($0) }
            if isByLine, names.count >= 2 {
                findings.author = findings.author ?? names.joined(separator: " ")
            }
        }
    }

    /// Whether a piece is an item of a list in the text, or the words that lead to one.
    func isItem(_ piece: Piece) -> Bool {
        let line = text.string(piece.range)
        return line.last.map { ":;,".contains($0) } ?? false
            || line.first.map { "·•-–*".contains($0) } ?? false
    }

    /// Drops what begins, near the end, with the name of the by-line: who the author is.
    private mutating func markAuthorBox() {
        let names = (findings.author ?? "").split { ",/&".contains($0) }
            .flatMap { $0.split(separator: " und ") }.flatMap { $0.split(separator: " and ") }
            .map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
            .filter { $0.contains(" ") }
        guard !names.isEmpty else { return }
        for index in pieces.indices.suffix(from: pieces.count / 2)
        where pieces[index].role != .clutter {
            let range = pieces[index].range
            let own = text.bytes[range.start..<range.end]
            if names.contains(where: { own.starts(with: $0.utf8) }) {
                drop(index, by: "about the author")
            }
        }
    }

    /// Drops the captions that stand once more without their credit.
    private mutating func markCaptions() {
        let captions = pieces.filter { $0.effect == .caption }.prefix(50).map {
            text.bytes[$0.range.start..<$0.range.end]
        }
        for index in pieces.indices where pieces[index].role != .clutter && !captions.isEmpty {
            let range = pieces[index].range
            let own = text.bytes[range.start..<range.end]
            if captions.contains(where: { $0.starts(with: own) }) { drop(index, by: "caption") }
        }
    }

    /// Whether a piece is a short question, as headlines are that make readers click.
    func isQuestion(_ piece: Piece) -> Bool {
        piece.words <= 12 && text.bytes[piece.range.end - 1] == UInt8(ascii: "?")
    }

    /// Drops labels around the headline where so many stand before the first prose that a menu is among them.
    ///
    /// The headline is the longest label; the one before it may be its kicker, longer ones behind it leads.
    private mutating func markHead() {
        let first = pieces.firstIndex { $0.role != .clutter && $0.isProse } ?? 0
        let labels = pieces.indices.prefix(first).filter { pieces[$0].role != .clutter }
        guard labels.count >= 4,
            let headline = labels.max(by: { pieces[$0].words < pieces[$1].words }),
            pieces[headline].words >= 4, let place = labels.firstIndex(of: headline)
        else { return }
        for index in labels.prefix(max(0, place - 1)) where pieces[index].words <= 4 {
            drop(index, by: "labels above the headline", isForItsPlace: true)
        }
        for index in labels.suffix(from: place + 1) where pieces[index].words <= 3 {
            drop(index, by: "labels below the headline", isForItsPlace: true)
        }
    }

    /// Drops labels behind the last prose: what follows a signature, and runs of three or more.
    private mutating func markTail() {
        guard let last = pieces.lastIndex(where: { $0.role != .clutter && $0.isProse }) else {
            return
        }
        let tail = pieces.indices.suffix(from: last + 1)
        let labels = tail.filter { pieces[$0].role != .clutter }
        let signature = tail.first { pieces[$0].effect == .publisher || pieces[$0].effect == .end }
        for index in labels {
            if let signature, index > signature {
                drop(index, by: "behind the signature")
            } else if labels.count >= 3, pieces[index].words <= 8, !pieces[index].endsSentence {
                drop(index, by: "labels at the end", isForItsPlace: true)
            }
        }
    }

    /// Where rules left nothing, takes back whole sentences: a text that is one caption is its prose.
    private mutating func keepSomething() {
        guard !pieces.contains(where: { $0.role != .clutter }) else { return }
        for index in pieces.indices where pieces[index].words >= 5 {
            let effect = pieces[index].effect
            guard effect == nil || effect == .drop, text.endsSentence(pieces[index].range) else {
                continue
            }
            pieces[index].role = .paragraph
            pieces[index].rule = nil
        }
    }

    private mutating func markHeadings() {
        for index in pieces.indices where pieces[index].role == .paragraph {
            let piece = pieces[index]
            if piece.words <= 12, !piece.endsSentence { pieces[index].role = .heading }
        }
    }

    mutating func drop(_ index: Int, by rule: String, isForItsPlace: Bool = false) {
        pieces[index].role = .clutter
        pieces[index].rule = rule
        pieces[index].isForItsPlace = isForItsPlace
    }
}

/// Where in the text a line stands.
struct LinePlace {
    var isTop: Bool
    var isEnd: Bool
    /// Whether the text is a web page's, not pasted.
    var isPage = false

    /// Whether a rule that is limited to a part of the text holds here.
    func allows(_ near: BoilerplateRule.Near?) -> Bool {
        switch near {
        case nil: true
        case .top: isTop
        case .end: isEnd
        }
    }
}
