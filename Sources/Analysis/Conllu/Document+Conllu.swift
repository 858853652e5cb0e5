public import Annotation

extension Document {
    /// Creates a document of given words, every sentence a block of its own.
    ///
    /// The text is rebuilt from the surface tokens; tags, lemmas and trees are left open.
    public init(sentences: [ConlluSentence], language: Language) {
        var text: [UInt8] = []
        var blocks: [Block] = []
        var tokens = TokenTable()
        var strings = StringPool()
        var spans: [Sentence] = []
        for (index, sentence) in sentences.enumerated() {
            let start = text.count
            let first = tokens.count
            Self.append(sentence, text: &text, tokens: &tokens, strings: &strings)
            blocks.append(Block(range: TextRange(start, text.count), role: .paragraph))
            spans.append(Sentence(span: Span(first, tokens.count), block: index))
            text.append(0x0A)
        }
        let article = Article(
            file: "conllu", text: String(decoding: text, as: UTF8.self), blocks: blocks,
            format: "conllu")
        self.init(article: article, language: language)
        self.tokens = tokens
        self.strings = strings
        self.sentences = spans
        layers = [.tokens, .sentences]
    }

    private static func append(
        _ sentence: ConlluSentence, text: inout [UInt8], tokens: inout TokenTable,
        strings: inout StringPool
    ) {
        var ranges = sentence.ranges[...]
        var index = 0
        while index < sentence.words.count {
            let range = ranges.first?.first == index ? ranges.removeFirst() : nil
            let last = range?.last ?? index
            let start = text.count
            text.append(contentsOf: (range?.form ?? sentence.words[index].form).utf8)
            for word in index...min(last, sentence.words.count - 1) {
                tokens.append(
                    range: TextRange(start, text.count),
                    form: strings.intern(sentence.words[word].form),
                    part: range == nil ? 0 : UInt8(truncatingIfNeeded: word - index + 1))
            }
            if range?.isSpaced ?? sentence.words[index].isSpaced { text.append(0x20) }
            index = last + 1
        }
    }

    /// Sentence number `index` as CoNLL-U, with its text as a comment.
    public func conllu(sentence index: Int) -> ConlluSentence {
        let span = sentences[index].span
        var result = ConlluSentence()
        let text = text(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        result.comments = ["# sent_id = \(index + 1)", "# text = \(text)"]
        for row in span.rows {
            var word = ConlluSentence.Word(form: form(row))
            let isInside = row + 1 < span.end && tokens.part[row + 1] > 1
            if !isInside, row + 1 < span.end, tokens.start[row + 1] == tokens.end[row],
                tokens.part[row] < 1
            {
                word.other = "SpaceAfter=No"
            }
            result.words.append(word)
            if tokens.part[row] > 1, !isInside { result.close(row, span, self) }
        }
        return result.annotated(from: self, span: span)
    }
}

extension ConlluSentence {
    /// Adds the range of the contraction whose last word is `row`.
    fileprivate mutating func close(_ row: Int, _ span: Span, _ document: Document) {
        let first = row - Int(document.tokens.part[row]) + 1
        guard first >= span.start else { return }
        let range = TextRange(Int(document.tokens.start[first]), Int(document.tokens.end[row]))
        var surface = WordRange(
            first: first - span.start, last: row - span.start, form: document.text(range))
        if row + 1 < span.end, document.tokens.start[row + 1] == document.tokens.end[row] {
            surface.other = "SpaceAfter=No"
        }
        ranges.append(surface)
    }

    /// The sentence with what the document says about the words of `span`.
    func annotated(from document: Document, span: Span) -> ConlluSentence {
        var sentence = self
        for (index, row) in span.rows.enumerated() {
            if document.layers.contains(.tags) {
                sentence.words[index].tag = document.tokens.tag[row].code
                sentence.words[index].features = document.strings[document.tokens.features[row]]
            }
            if document.layers.contains(.lemmas) {
                sentence.words[index].lemma = document.lemma(row)
            }
            if document.layers.contains(.dependencies) {
                let head = document.tokens.head(of: row)
                sentence.words[index].head = head.map { $0 - span.start + 1 } ?? 0
                sentence.words[index].relation = document.tokens.relation[row].code
            }
        }
        return sentence
    }
}
